/** Saved filters of the inbox, as people speak of what needs them now. */
export const TASK_QUEUES = ['to-sign', 'in-hand', 'due-soon', 'overdue', 'returns', 'to-follow-up', 'rework'] as const;

export type TaskQueue = (typeof TASK_QUEUES)[number];

/** How many open tasks of one's inbox stand in a queue; a task may stand in several. */
export interface QueueCount {
  queue: TaskQueue;
  name: { zh: string; en: string };
  count: number;
}

const NAMES: Record<TaskQueue, QueueCount['name']> = {
  'to-sign': { zh: '待签收', en: 'To sign' },
  'in-hand': { zh: '办理中', en: 'In hand' },
  'due-soon': { zh: '即将超期', en: 'Due soon' },
  overdue: { zh: '已超期', en: 'Overdue' },
  returns: { zh: '退单', en: 'Returns' },
  'to-follow-up': { zh: '待回访', en: 'To follow up' },
  rework: { zh: '重办', en: 'Rework' },
};

const UNIT_WORK = ['contact', 'handle', 'co-handle', 'review', 'reply', 'respond', 'arrive', 'draft-provincial-reply'];
const REWORK = ['analyse-dissatisfaction', 'approve-exclusion', 'inform-citizen', 'rework', 'review-rework'];

/** Queues that are task types. */
const TYPES: Partial<Record<TaskQueue, readonly string[]>> = {
  'to-sign': ['sign'],
  'in-hand': UNIT_WORK,
  returns: ['review-return'],
  'to-follow-up': ['follow-up'],
  rework: [...REWORK, 'reply-rework', 'clear'],
};

/** A condition on rows with `type`, `due_at` and `warn_at` named `row`; `now` is asked how the text refers to the present. */
export function inQueue(queue: TaskQueue, row: string, now: () => string): string {
  const types = TYPES[queue];
  if (types) return `${row}.type IN (${types.map((type) => `'${type}'`).join(', ')})`;
  const present = now();
  return queue === 'overdue'
    ? `${row}.due_at <= ${present}`
    : `(${row}.warn_at <= ${present} AND ${row}.due_at > ${present})`;
}

/** How many open tasks there are of a type, and how many of them are late or soon will be. */
export interface TypeCount {
  type: string | null;
  open: number;
  overdue: number;
  dueSoon: number;
}

/** The counts by queue, named and in the order of the queues. */
export const countsOf = (rows: readonly TypeCount[]): QueueCount[] =>
  TASK_QUEUES.map((queue) => ({
    ...{ queue, name: NAMES[queue] },
    count: rows.reduce((sum, row) => sum + countIn(queue, row), 0),
  }));

function countIn(queue: TaskQueue, { type, open, overdue, dueSoon }: TypeCount): number {
  if (queue === 'overdue') return overdue;
  if (queue === 'due-soon') return dueSoon;
  return TYPES[queue]?.includes(type ?? '') ? open : 0;
}
