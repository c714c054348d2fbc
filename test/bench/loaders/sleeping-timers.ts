import type { Lifecycle } from '../lifecycle.js';
import type { Stage } from '../stage.js';
import { copyRows } from './copies.js';
import { CONTENT, TITLE } from './texts.js';

/**
 * Stores `count` cases whose follow-up (回访) waits to try again: case, instances and waits, no history and no tasks.
 * Their timers are due in a month and later.
 */
export async function sleepTimers(stage: Stage, lifecycle: Lifecycle, count: number): Promise<void> {
  const caseId = await lifecycle.playUntilUnreached();
  const ofCase = `stream = '${caseId}'`;
  const patterns = [
    { table: 'citizen_case', where: `id = '${caseId}'` },
    { table: 'process_instance', where: ofCase },
    { table: 'process_wait', where: `instance_id IN (SELECT id FROM process_instance WHERE ${ofCase})` },
  ];
  const variables = `replace(variables::text, '${caseId}', bench_copy('${caseId}', $n)::text)::jsonb`;
  await copyRows(stage, patterns, count, {
    citizen_case: { number: `'Z' || $n`, title: TITLE, content: CONTENT },
    process_instance: { variables, definition_id: 'definition_id', business_key: `'Z' || $n` },
    process_wait: { due_at: `CASE WHEN kind = 'timer' THEN now() + interval '30 days' + $n * interval '1 second' END` },
  });
  await stage.sql('VACUUM ANALYZE');
}

/** Lets `count` of the sleeping timers fall due one after the other over a minute that begins in five seconds; see `lateness`. */
export async function wakeTimers(stage: Stage, count: number): Promise<void> {
  await stage.sql(`
    CREATE TABLE bench_due AS
    SELECT instance_id, execution_id, clock_timestamp() + interval '5 seconds'
      + row_number() OVER (ORDER BY due_at) * interval '1 minute' / ${count} AS due_at
    FROM process_wait WHERE kind = 'timer' AND due_at > now() + interval '29 days' ORDER BY due_at LIMIT ${count};
    UPDATE process_wait w SET due_at = bench_due.due_at FROM bench_due
    WHERE w.instance_id = bench_due.instance_id AND w.execution_id = bench_due.execution_id`);
}

/** By how many milliseconds each of the woken timers that fired so far was late. */
export async function lateness(stage: Stage): Promise<number[]> {
  const rows = await stage.sql<{ late: number }>(
    `SELECT extract(epoch FROM at - due_at)::float * 1000 AS late
     FROM bench_due JOIN audit_event ON process_instance_id = instance_id WHERE type = 'timer.fired'`,
  );
  return rows.map(({ late }) => late);
}
