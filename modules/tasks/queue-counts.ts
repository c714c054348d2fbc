import { groupsOf } from '../identity/index.js';
import type { Actor } from '../kernel/index.js';
import { seesEveryTask, type Statement } from './inbox-query.js';
import { inQueue } from './task-queues.js';

const now = () => '$1';

// Types are added up to queues afterwards: one pass over the index, few comparisons a row.
const COUNTS = `o.type, count(*)::int AS open, count(*) FILTER (WHERE ${inQueue('overdue', 'o', now)})::int AS overdue,
  count(*) FILTER (WHERE ${inQueue('due-soon', 'o', now)})::int AS "dueSoon"`;

// A task that several of one's groups may take is one task.
const MINE = `
  SELECT t.type, t.due_at, t.warn_at FROM task t WHERE t.assignee = $2 AND t.state = 'open'
  UNION ALL
  SELECT min(q.type), min(q.due_at), min(q.warn_at) FROM task_candidate q WHERE q.candidate = ANY($3) GROUP BY q.task_id`;

const ALL = `SELECT t.type, t.due_at, t.warn_at FROM task t WHERE t.state = 'open'`;

/** Counts the open tasks of an inbox at `now`, with the same sight as its pages; answers a `TypeCount` for each type. */
export function queueCounts(actor: Actor, at: Date): Statement {
  const select = (from: string): string => `SELECT ${COUNTS} FROM (${from}) AS o GROUP BY o.type`;
  if (seesEveryTask(actor)) return { sql: select(ALL), values: [at] };
  return { sql: select(MINE), values: [at, actor.username, [...groupsOf(actor), actor.username]] };
}
