import { setTimeout as wait } from 'node:timers/promises';
import { ApiClient } from '../../apps/demo/api-client.js';
import type { Fleet } from './fleet.js';
import type { Load } from './load.js';
import { STANDING } from './probes.js';

/** What must hold after any fault, and what was found that does not; empty when it holds. */
export interface Finding {
  invariant: string;
  violations: string[];
}

interface Event {
  type: string;
  elementId: string | null;
  data: { taskId?: string; status?: string };
}

const PATIENCE_MS = 60_000;
const AT_ONCE = 8;

/** Questions to the database whose every row is a violation. */
const QUESTIONS: Record<string, string> = {
  'every timer fired once per wait': `
    SELECT process_instance_id || ' ' || element_id || ' ' || count(*) AS violation FROM audit_event
    WHERE type = 'timer.fired' GROUP BY process_instance_id, element_id, data->>'dueAt' HAVING count(*) > 1`,
  'every instance came to its end': `SELECT id || ' of ' || definition_key AS violation FROM process_instance
    WHERE status = 'active' AND definition_key <> '${STANDING}'`,
  'every instance started and ended once': `
    SELECT process_instance_id || ' ' || type || ' ' || count(*) AS violation FROM audit_event
    WHERE type IN ('instance.started', 'instance.ended') GROUP BY process_instance_id, type HAVING count(*) <> 1`,
  'who waits for a person all the time still waits': `
    SELECT i.id AS violation FROM process_instance i
    WHERE definition_key = '${STANDING}' AND NOT EXISTS (SELECT FROM task t WHERE t.instance_id = i.id AND t.state = 'open')`,
  'no incident is open': `SELECT element_id || ': ' || message AS violation FROM incident WHERE resolved_at IS NULL`,
  'open tasks are the open waits of people': `
    SELECT COALESCE(t.id::text, w.instance_id || ' ' || w.element_id) AS violation
    FROM (SELECT * FROM task WHERE state = 'open' AND parent_id IS NULL) t
    FULL JOIN (SELECT * FROM process_wait WHERE kind = 'user-task') w
      ON w.instance_id = t.instance_id AND w.execution_id = t.execution_id
    WHERE t.id IS NULL OR w.instance_id IS NULL`,
  'every thrown message was delivered': `SELECT name || ' ' || correlation_key AS violation FROM event_delivery`,
  'no case is registered twice': `SELECT title AS violation FROM citizen_case GROUP BY title HAVING count(*) > 1`,
  'every stream has its events without a gap, up to its head': `
    SELECT stream || ' ' || count(e.seq) || ' of ' || max(c.seq) AS violation
    FROM audit_chain c LEFT JOIN audit_event e USING (stream) GROUP BY stream
    HAVING count(e.seq) <> max(c.seq) OR max(e.seq) <> max(c.seq)`,
};

/** Looks at a fleet from outside, over HTTP and SQL, once everything begun has come to rest. */
export async function examine(fleet: Fleet, load: Load): Promise<Finding[]> {
  await atRest(fleet);
  const admin = new ApiClient(fleet.urls[0] ?? '', fleet.admin);
  const findings = [
    await about('every acknowledged case is archived', load.cases, async ({ id, archived }) => (archived ? [] : [id])),
    await about('no acknowledged step of a case is lost or doubled', load.cases, ({ id, steps }) =>
      stepsOf(admin, id, steps),
    ),
    await about('every chain is intact', load.cases, ({ id }) => chainOf(admin, id)),
    await about('every acknowledged command of a probe was done once', load.probes, async ({ receiver, sender }) => [
      ...(await differs(admin, receiver, RECEIVED)),
      ...(await differs(admin, sender, SENT)),
    ]),
  ];
  for (const [invariant, sql] of Object.entries(QUESTIONS)) {
    const rows = await fleet.sql<{ violation: string }>(sql);
    findings.push({ invariant, violations: rows.map(({ violation }) => violation) });
  }
  return findings;
}

const RECEIVED = {
  'instance.started': 1,
  'timer.fired soon': 1,
  'message.received relay': 1,
  'message.received answer': 1,
  'element.completed check': 1,
  'instance.ended completed': 1,
};
const SENT = { 'instance.started': 1, 'timer.fired soon': 1, 'instance.ended completed': 1 };

/** Timers and deliveries still have their time; what then is not over hangs. */
async function atRest(fleet: Fleet): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  const left = `
    SELECT 1 FROM process_instance WHERE status = 'active' AND definition_key <> '${STANDING}'
    UNION ALL SELECT 1 FROM event_delivery LIMIT 1`;
  while ((await fleet.sql(left)).length > 0 && performance.now() < deadline) await wait(200);
}

async function about<T>(invariant: string, items: T[], look: (item: T) => Promise<string[]>): Promise<Finding> {
  const violations: string[] = [];
  const queue = [...items];
  const line = async () => {
    for (let item = queue.shift(); item; item = queue.shift()) violations.push(...(await look(item)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, line));
  return { invariant, violations };
}

async function stepsOf(admin: ApiClient, id: string, steps: number): Promise<string[]> {
  const events = await admin.all<Event>(`/api/v1/cases/${id}/history`);
  const completed = events.filter(({ type }) => type === 'task.completed').map(({ data }) => data.taskId);
  const registered = events.filter(({ type }) => type === 'case.registered').length;
  const right = new Set(completed).size === steps - 1 && completed.length === steps - 1 && registered === 1;
  return right ? [] : [`${id}: ${registered} registrations, ${completed.length} of ${steps - 1} tasks completed`];
}

async function chainOf(admin: ApiClient, id: string): Promise<string[]> {
  const verdict = await admin.get<{ intact: boolean }>(`/api/v1/cases/${id}/history/verification`);
  return verdict.intact ? [] : [`${id} ${JSON.stringify(verdict)}`];
}

async function differs(admin: ApiClient, id: string, expected: Record<string, number>): Promise<string[]> {
  const events = await admin.all<Event>(`/api/v1/process-instances/${id}/history`);
  const words = events.map(({ type, elementId, data }) => [type, elementId ?? data.status].filter(Boolean).join(' '));
  return Object.entries(expected)
    .map(([word, times]) => ({ word, times, found: words.filter((each) => each === word).length }))
    .filter(({ times, found }) => times !== found)
    .map(({ word, times, found }) => `${id}: ${word} ${found} times instead of ${times}`);
}
