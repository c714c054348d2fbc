import type { HttpClient } from '../http-client.js';
import { expectOk, signIn } from '../lifecycle.js';
import type { Stage } from '../stage.js';
import { copyRows } from './copies.js';
import { CONTENT, TITLE } from './texts.js';

const MATTER = {
  channel: 'phone',
  nature: 'help',
  category: '0101',
  urgency: 'urgent',
  title: '塌陷',
  content: '路面塌陷',
};

/**
 * Stores `count` urgent cases dispatched to one unit that has not responded: case, instance, waits, task, clocks and
 * holder, no history. Their limits of 20 minutes are used up one after the other over a minute that begins in `lead` s.
 */
export async function urgentCases(stage: Stage, client: HttpClient, count: number, lead: number): Promise<void> {
  const caseId = await dispatched(client);
  const ofCase = `case_id = '${caseId}'`;
  const instances = `instance_id IN (SELECT id FROM process_instance WHERE stream = '${caseId}')`;
  const patterns = [
    { table: 'citizen_case', where: `id = '${caseId}'` },
    { table: 'process_instance', where: `stream = '${caseId}'` },
    { table: 'process_wait', where: instances },
    { table: 'task', where: `${ofCase} AND state = 'open'` },
    { table: 'sla_clock', where: ofCase },
    { table: 'holder_span', where: ofCase },
  ];
  const due = `bench_start.at + $n * interval '1 minute' / ${count}`;
  const soon = `(SELECT ${due} FROM bench_start)`;
  const variables = `replace(variables::text, '${caseId}', bench_copy('${caseId}', $n)::text)::jsonb`;
  await stage.sql(`CREATE TABLE bench_start AS SELECT clock_timestamp() + interval '${lead} seconds' AS at`);
  await copyRows(stage, patterns, count, {
    citizen_case: { number: `'U' || $n`, title: TITLE, content: CONTENT },
    process_instance: { variables, definition_id: 'definition_id', business_key: `'U' || $n` },
    process_wait: {
      due_at: `CASE WHEN element_id = 'RespondLate' THEN ${soon} WHEN kind = 'timer' THEN now() + interval '1 year' END`,
    },
    sla_clock: {
      due_at: `CASE WHEN measure = 'respond' THEN ${soon} ELSE now() + interval '1 year' END`,
      next_at: `CASE WHEN measure = 'respond' THEN ${soon} ELSE now() + interval '1 year' END`,
      warn_at: 'NULL',
    },
  });
  await stage.sql(`
    UPDATE bench_start SET at = clock_timestamp() + interval '${lead} seconds';
    CREATE TABLE bench_due AS SELECT c.case_id, c.due_at + (s.at - o.at) AS due_at FROM sla_clock c, bench_start s,
      (SELECT min(due_at) AS at FROM sla_clock WHERE measure = 'respond' AND due_at < now() + interval '1 day') AS o
      WHERE c.measure = 'respond' AND c.case_id <> '${caseId}';
    UPDATE sla_clock c SET due_at = d.due_at, next_at = d.due_at FROM bench_due d WHERE c.case_id = d.case_id AND measure = 'respond';
    UPDATE process_wait w SET due_at = d.due_at FROM bench_due d, process_instance p
      WHERE p.id = w.instance_id AND p.stream = d.case_id AND w.element_id = 'RespondLate'`);
  await stage.sql('VACUUM ANALYZE');
}

async function dispatched(client: HttpClient): Promise<string> {
  const [agent, dispatcher] = [await signIn(client, 'zuoxi'), await signIn(client, 'paidan')];
  const { id } = expectOk(await client.send<{ id: string }>('POST', '/api/v1/cases', { token: agent, body: MATTER }));
  const path = `/api/v1/tasks?caseId=${id}`;
  const { items } = expectOk(await client.send<{ items: { id: string }[] }>('GET', path, { token: dispatcher }));
  const body = { variables: { leadUnit: 'LS-DCG' } };
  expectOk(await client.send('POST', `/api/v1/tasks/${items[0]?.id}/completion`, { token: dispatcher, body }));
  return id;
}

/** Milliseconds by which the events of a type were late, for those cases that have one; throws when a case has two. */
export async function latenessOf(stage: Stage, type: string): Promise<number[]> {
  const rows = await stage.sql<{ late: number; count: number }>(
    `SELECT extract(epoch FROM min(e.at) - d.due_at)::float * 1000 AS late, count(*)::int AS count
     FROM bench_due d JOIN audit_event e ON e.stream = d.case_id WHERE e.type = $1 GROUP BY d.case_id, d.due_at`,
    [type],
  );
  const twice = rows.filter(({ count }) => count > 1).length;
  if (twice > 0) throw new Error(`${twice} cases have more than one ${type}`);
  return rows.map(({ late }) => late);
}
