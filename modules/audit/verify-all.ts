import type { AuditEvent } from './audit-event.js';
import { ChainCheck, type ChainVerdict } from './chain-check.js';

/** Whoever answers statements. */
interface Source {
  query<T>(sql: string, parameters: unknown[]): Promise<T[]>;
}

interface Head {
  stream: string;
  seq: number | null;
  hash: string | null;
}

/** A stream that somebody touched, and where. */
export interface BrokenStream {
  stream: string;
  fault: NonNullable<ChainVerdict['firstFault']>;
}

const HEADS = `
  SELECT stream::text AS stream, head.seq, head.hash
  FROM audit_chain AS head FULL JOIN (SELECT DISTINCT stream FROM audit_event WHERE seq = 1) AS first USING (stream)
  WHERE $1::uuid IS NULL OR stream > $1 ORDER BY stream LIMIT 500`;

const EVENTS = `
  SELECT stream, seq, at, actor, type, process_instance_id AS "processInstanceId", element_id AS "elementId", data,
    previous_hash AS "previousHash", hash
  FROM audit_event WHERE stream = $1 AND seq > $2 ORDER BY seq LIMIT 500`;

/** Recomputes every seal of every stream, some hundred at a time; answers how many are whole and which are not. */
export async function verifyAllStreams(source: Source): Promise<{ intact: number; broken: BrokenStream[] }> {
  const broken: BrokenStream[] = [];
  let intact = 0;
  for await (const head of heads(source)) {
    const { firstFault } = await verdictOn(source, head);
    if (firstFault) broken.push({ stream: head.stream, fault: firstFault });
    else intact++;
  }
  return { intact, broken };
}

async function* heads(source: Source): AsyncGenerator<Head> {
  for (let after: string | null = null; ;) {
    const page: Head[] = await source.query<Head>(HEADS, [after]);
    yield* page;
    after = page.at(-1)?.stream ?? null;
    if (after === null) return;
  }
}

async function verdictOn(source: Source, { stream, seq, hash }: Head): Promise<ChainVerdict> {
  const check = new ChainCheck();
  let batch: AuditEvent[] = [];
  do {
    batch = await source.query<AuditEvent>(EVENTS, [stream, batch.at(-1)?.seq ?? 0]);
  } while (batch.length > 0 && batch.every((event) => check.add(event)));
  return check.finish(seq === null || hash === null ? null : { seq, hash });
}
