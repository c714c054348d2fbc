import { groupsOf } from '../identity/index.js';
import type { Actor } from '../kernel/index.js';
import { seesEveryTask, type Statement } from './inbox-query.js';
import { inQueue, TASK_QUEUES } from './task-queues.js';

const COUNTS = TASK_QUEUES.map(
  (queue) => `count(*) FILTER (WHERE ${inQueue(queue, 'o', () => '$1')})::int AS "${queue}"`,
);

// A task that several of one's groups may take is one task.
const MINE = `
  SELECT t.id, t.type, t.due_at, t.warn_at FROM task t WHERE t.assignee = $2 AND t.state = 'open'
  UNION ALL
  SELECT DISTINCT q.task_id, q.type, q.due_at, q.warn_at FROM task_candidate q WHERE q.candidate = ANY($3)`;

const ALL = `SELECT t.id, t.type, t.due_at, t.warn_at FROM task t WHERE t.state = 'open'`;

/** Counts the open tasks of an inbox by queue at `now`, with the same sight as its pages; answers one row. */
export function queueCounts(actor: Actor, now: Date): Statement {
  const select = (from: string): string => `SELECT ${COUNTS.join(', ')} FROM (${from}) AS o`;
  if (seesEveryTask(actor)) return { sql: select(ALL), values: [now] };
  return { sql: select(MINE), values: [now, actor.username, [...groupsOf(actor), actor.username]] };
}
