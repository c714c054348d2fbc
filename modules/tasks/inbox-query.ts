import { groupsOf } from '../identity/index.js';
import { holds, type Actor } from '../kernel/index.js';
import { inQueue, type TaskQueue } from './task-queues.js';
import { TASK_COLUMNS, type TaskState } from './task.js';

export interface InboxFilter {
  processInstanceId?: string;
  caseId?: string;
  /** `open` unless told. */
  state?: TaskState;
  /** `me`, or a username: only what is assigned to them. */
  assignee?: string;
  type?: string;
  /** Open tasks of one saved filter. */
  queue?: TaskQueue;
}

/** A statement and its parameters. */
export interface Statement {
  sql: string;
  values: unknown[];
}

/** Whether the whole hotline's tasks are in the actor's inbox. */
export const seesEveryTask = (actor: Actor): boolean => holds(actor, 'system-administrator', 'auditor', 'supervisor');

const NOTHING = '00000000-0000-0000-0000-000000000000';

/**
 * A page of the tasks a person may see. It is put together from lists that an index keeps in order, each read only as far
 * as the page goes: the queues of one's groups, what one holds, what one did.
 */
export function inboxQuery(
  actor: Actor,
  filter: InboxFilter,
  page: { after: string | null; limit: number; now: Date },
): Statement {
  const values: unknown[] = [];
  const bound = (value: unknown): string => `$${values.push(value)}`;
  const limit = bound(page.limit);
  const after = bound(page.after ?? NOTHING);
  const ordered = (id: string, from: string, conditions: string[]): string =>
    `(SELECT ${id} AS id FROM ${from} WHERE ${[...conditions, `${id} > ${after}`].join(' AND ')} ORDER BY ${id} LIMIT ${limit})`;
  const now = () => bound(page.now);
  const standing = (row: string): string[] => (filter.queue ? [inQueue(filter.queue, row, now)] : []);
  const lists = listsOf(actor, filter, { bound, ordered, standing });
  const sql = `SELECT ${TASK_COLUMNS} FROM task t WHERE t.id IN (
    SELECT id FROM (${lists.join(' UNION ')}) AS found ORDER BY id LIMIT ${limit}) ORDER BY t.id`;
  return { sql, values };
}

interface Writing {
  /** Adds a parameter; answers how the text refers to it. */
  bound: (value: unknown) => string;
  /** The next ids of one list, as far as the page goes. */
  ordered: (id: string, from: string, conditions: string[]) => string;
  /** What the queue asks of the rows of a name. */
  standing: (row: string) => string[];
}

function listsOf(actor: Actor, filter: InboxFilter, writing: Writing): string[] {
  const { state = 'open' } = filter;
  const { bound, ordered, standing } = writing;
  const conditions = [`t.state = '${state}'`, ...conditionsOf(actor, filter, bound), ...standing('t')];
  const tasks = (...own: string[]) => ordered('t.id', 'task t', [...conditions, ...own]);
  if (seesEveryTask(actor)) return [tasks()];
  const me = bound(actor.username);
  const mine = (): string => bound([...groupsOf(actor), actor.username]);
  const free = (): string => `t.assignee IS NULL AND (t.candidate_groups || t.candidate_users) && ${mine()}`;
  if (filter.caseId ?? filter.processInstanceId)
    return [tasks(`(t.assignee = ${me} OR t.ended_by = ${me} OR (${free()}))`)];
  const held = tasks(`t.assignee = ${me}`);
  if (state === 'completed') return [held, tasks(`t.ended_by = ${me}`, 't.ended_by <> t.assignee')];
  if (state === 'cancelled') return [held, tasks(free())];
  return filter.assignee ? [held] : [held, queues(mine(), filter, writing)];
}

/** What nobody has taken yet, of all groups one is in. */
function queues(mine: string, { type }: InboxFilter, { bound, ordered, standing }: Writing): string {
  const ofType = type ? [`q.type = ${bound(type)}`] : [];
  const queue = ordered('q.task_id', 'task_candidate q', ['q.candidate = c.candidate', ...ofType, ...standing('q')]);
  return `SELECT queue.id FROM unnest(${mine}::text[]) AS c (candidate) CROSS JOIN LATERAL ${queue} AS queue`;
}

function conditionsOf(actor: Actor, filter: InboxFilter, bound: Writing['bound']): string[] {
  const { processInstanceId, caseId, type } = filter;
  const assignee = filter.assignee === 'me' ? actor.username : filter.assignee;
  const wanted = { instance_id: processInstanceId, case_id: caseId, type, assignee };
  return Object.entries(wanted).flatMap(([column, value]) => (value ? [`t.${column} = ${bound(value)}`] : []));
}
