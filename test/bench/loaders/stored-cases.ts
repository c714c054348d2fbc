import { eventHash, type AuditEvent } from '../../../modules/audit/index.js';
import type { Stage } from '../stage.js';
import { copyRows, type Overrides, type Pattern } from './copies.js';
import { CONTENT, TITLE } from './texts.js';

const UNIT = (kind: string) =>
  `(ARRAY(SELECT code FROM unit WHERE kind = '${kind}' ORDER BY code))[1 + $n % (SELECT count(*) FROM unit WHERE kind = '${kind}')]`;

const OVERRIDES: Overrides = {
  citizen_case: {
    number: `'S' || lpad($n::text, 9, '0')`,
    title: TITLE,
    content: CONTENT,
    caller_hash: `sha256(($n % 300000)::text::bytea)`,
    lead_unit: UNIT('department'),
    place_unit: UNIT('township'),
  },
  process_instance: { business_key: `'S' || lpad($n::text, 9, '0')`, definition_id: 'definition_id' },
  sla_clock: { holder_unit: UNIT('department') },
};

/** Tables that one case fills, and its rows in them. */
const patternsOf = (caseId: string): Pattern[] => [
  { table: 'citizen_case', where: `id = '${caseId}'` },
  { table: 'process_instance', where: `stream = '${caseId}'` },
  ...['task', 'sla_clock', 'holder_span', 'follow_up'].map((table) => ({ table, where: `case_id = '${caseId}'` })),
];

/** Events that a stored case has; a real one has about a hundred. */
export const EVENTS_PER_CASE = 3;

// Sealed as the server seals: the text below is RFC 8785 for values that need no escapes.
const CHAIN = `
  SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '512MB';
  DROP INDEX audit_event_process_instance;
  CREATE FUNCTION bench_seal(stream uuid, seq int, at timestamptz, previous text) RETURNS text IMMUTABLE PARALLEL SAFE
  LANGUAGE sql AS $$ SELECT encode(sha256(convert_to(format(
    '{"actor":{"id":null,"kind":"system","name":"bench","unitCode":null,"username":"bench"},"at":"%s","data":{},'
    '"elementId":null,"previousHash":"%s","processInstanceId":null,"seq":%s,"stream":"%s","type":"bench.stored"}',
    to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), previous, seq, stream), 'UTF8')), 'hex') $$;
  INSERT INTO audit_event (stream, seq, at, actor, type, data, previous_hash, hash)
  WITH RECURSIVE sealed AS (
    SELECT id AS stream, 1 AS seq, registered_at AS at, repeat('0', 64) AS previous,
      bench_seal(id, 1, registered_at, repeat('0', 64)) AS hash
    FROM citizen_case WHERE number LIKE 'S%'
    UNION ALL
    SELECT stream, seq + 1, at, hash, bench_seal(stream, seq + 1, at, hash) FROM sealed WHERE seq < ${EVENTS_PER_CASE}
  )
  SELECT stream, seq, at, '{"kind":"system","id":null,"username":"bench","name":"bench","unitCode":null}', 'bench.stored', '{}',
    previous, hash FROM sealed;
  INSERT INTO audit_chain SELECT stream, seq, hash FROM audit_event WHERE type = 'bench.stored' AND seq = ${EVENTS_PER_CASE};
  CREATE INDEX audit_event_process_instance ON audit_event (process_instance_id, seq) WHERE process_instance_id IS NOT NULL`;

/**
 * Stores `count` archived cases: all rows of one played case but its events, with texts, callers, units and instants of
 * their own, and a valid chain of `EVENTS_PER_CASE` events each.
 */
export async function storeCases(stage: Stage, count: number): Promise<void> {
  const [played] = await stage.sql<{ id: string }>(
    "SELECT id FROM citizen_case WHERE status = 'archived' ORDER BY id LIMIT 1",
  );
  if (!played) throw new Error('no case was played that could be copied');
  await copyRows(stage, patternsOf(played.id), count, OVERRIDES);
  await stage.sql(CHAIN);
  await stage.sql('ANALYZE');
  await assertSealed(stage);
}

/** The seals made here are those of the server. */
async function assertSealed(stage: Stage): Promise<void> {
  const events = await stage.sql<AuditEvent>(
    `SELECT stream, seq, at, actor, type, process_instance_id AS "processInstanceId", element_id AS "elementId", data,
       previous_hash AS "previousHash", hash FROM audit_event WHERE type = 'bench.stored' LIMIT 5`,
  );
  if (!events.every((event) => eventHash(event) === event.hash)) throw new Error('the loader seals events wrongly');
}
