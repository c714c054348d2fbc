import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import type { Actor } from '../kernel/index.js';
import type { AuditActor, AuditEvent, AuditEventInput } from './audit-event.js';
import { GENESIS, seal } from './event-hash.js';
import { storable } from './storable-json.js';
import { isUuid } from './uuid.js';

type UnlinkedEvent = Omit<AuditEvent, 'seq' | 'previousHash' | 'hash'>;
type Head = Pick<AuditEvent, 'stream' | 'seq' | 'hash'>;

// The no-op update locks the heads that exist; unnest keeps the sorted order, so that two writers never wait crosswise.
const LOCK_HEADS = `
  INSERT INTO audit_chain AS head (stream, seq, hash)
  SELECT stream, 0, '${GENESIS}' FROM unnest($1::uuid[]) AS stream
  ON CONFLICT (stream) DO UPDATE SET seq = head.seq
  RETURNING stream, seq, hash`;

const EVENTS = `
  SELECT stream, seq, at, actor, type, "processInstanceId", "elementId", data, "previousHash", hash
  FROM json_to_recordset($1) AS event (
    stream uuid, seq integer, at timestamptz, actor jsonb, type text, "processInstanceId" uuid,
    "elementId" text, data jsonb, "previousHash" text, hash text)`;

const COLUMNS = 'stream, seq, at, actor, type, process_instance_id, element_id, data, previous_hash, hash';

const APPEND = `
  WITH written AS (INSERT INTO audit_event (${COLUMNS}) ${EVENTS})
  UPDATE audit_chain AS head SET seq = last.seq, hash = last.hash
  FROM json_to_recordset($2) AS last (stream uuid, seq integer, hash text)
  WHERE head.stream = last.stream`;

// Where the head is still the one this process wrote last, it need not be read first; else the transaction is refused as
// a lost race and run again.
const APPEND_BEHIND = `
  WITH head AS (
    UPDATE audit_chain SET seq = $3, hash = $4 WHERE stream = $2 AND seq = $5 AND hash = $6 RETURNING stream
  )
  INSERT INTO audit_event (${COLUMNS})
  SELECT stream, CASE WHEN EXISTS (SELECT FROM head) THEN seq ELSE refuse_stale_audit_head() END, at, actor, type,
    "processInstanceId", "elementId", data, "previousHash", hash
  FROM (${EVENTS}) AS event`;

/** Heads kept in memory. */
const REMEMBERED = 20_000;

/** The pen of the history. What is recorded is written once, just before its transaction commits, or not at all. */
@Injectable()
export class AuditTrail {
  private readonly unwritten = new WeakMap<Transaction, UnlinkedEvent[]>();
  /** Heads as this process left them. */
  private readonly heads = new Map<string, Head>();
  private readonly listeners: ((stream: string) => void)[] = [];

  /** Calls `listener` with every stream this process wrote to, once that is kept. */
  onRecorded(listener: (stream: string) => void): void {
    this.listeners.push(listener);
  }

  /**
   * Adds one event to `stream` (the id of a case, or of a process instance without one) in the order of the calls.
   * Two writers of one stream wait for each other at commit, never before.
   */
  record(tx: Transaction, stream: string, actor: Actor, event: AuditEventInput): void {
    const buffer = this.bufferOf(tx);
    buffer.push(unlinked(stream, actor, event));
    tx.onUndo(() => buffer.pop());
  }

  private bufferOf(tx: Transaction): UnlinkedEvent[] {
    let buffer = this.unwritten.get(tx);
    if (!buffer) {
      buffer = [];
      this.unwritten.set(tx, buffer);
      tx.beforeCommit(() => this.flush(tx));
      tx.onUndo(() => this.unwritten.delete(tx));
    }
    return buffer;
  }

  private async flush(tx: Transaction): Promise<void> {
    const events = this.unwritten.get(tx) ?? [];
    this.unwritten.delete(tx); // a later hook that records registers a flush of its own
    const streams = [...new Set(events.map(({ stream }) => stream))].sort();
    const known = streams.length === 1 ? this.heads.get(streams[0] ?? '') : undefined;
    if (known) this.appendBehind(tx, known, events);
    else await this.append(tx, streams, events);
  }

  private appendBehind(tx: Transaction, head: Head, events: UnlinkedEvent[]): void {
    const heads = new Map([[head.stream, head]]);
    const linked = linkAll(events, heads);
    const last = heads.get(head.stream) ?? head;
    tx.send(APPEND_BEHIND, [linked, head.stream, last.seq, last.hash, head.seq, head.hash]);
    tx.afterCommit(() => this.remember(last));
    tx.afterRollback(() => {
      this.heads.delete(head.stream);
    });
  }

  private async append(tx: Transaction, streams: string[], events: UnlinkedEvent[]): Promise<void> {
    const heads = new Map((await tx.query<Head>(LOCK_HEADS, [streams])).map((head) => [head.stream, head]));
    tx.send(APPEND, [linkAll(events, heads), JSON.stringify([...heads.values()])]);
    tx.afterCommit(() => heads.forEach((head) => this.remember(head)));
  }

  private remember(head: Head): void {
    this.heads.delete(head.stream);
    this.heads.set(head.stream, head);
    const oldest = this.heads.keys().next();
    if (this.heads.size > REMEMBERED && !oldest.done) this.heads.delete(oldest.value);
    for (const tell of this.listeners) tell(head.stream);
  }
}

/** Seals each event behind the head of its stream, which it becomes itself; answers them as one JSON array. */
const linkAll = (events: UnlinkedEvent[], heads: Map<string, Head>): string =>
  `[${events.map((event) => link(event, heads)).join(',')}]`;

function link(event: UnlinkedEvent, heads: Map<string, Head>): string {
  const head = heads.get(event.stream) ?? { seq: 0, hash: GENESIS };
  const seq = head.seq + 1;
  const { hash, json } = seal({ ...event, seq, previousHash: head.hash });
  heads.set(event.stream, { stream: event.stream, seq, hash });
  return json;
}

function unlinked(stream: string, actor: Actor, event: AuditEventInput): UnlinkedEvent {
  const { kind, id, username, name, unitCode } = actor;
  const who: AuditActor = { kind, id, username, name, unitCode };
  const { type, elementId = null, processInstanceId, data = {} } = event;
  return {
    stream: uuid(stream),
    at: new Date(event.at),
    processInstanceId: processInstanceId ? uuid(processInstanceId) : null,
    ...storable({ actor: who, type, elementId, data }),
  };
}

/** PostgreSQL spells a uuid in lower case; the seal must use that spelling. */
function uuid(id: string): string {
  const spelled = id.toLowerCase();
  if (!isUuid(spelled)) throw new TypeError(`not a uuid: ${id}`);
  return spelled;
}
