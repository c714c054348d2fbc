import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { DomainError, PAGE_ERRORS, pageOf, readCursor, type Page, type PageRequest } from '../kernel/index.js';
import type { AuditEvent } from './audit-event.js';
import { ChainCheck, type ChainVerdict } from './chain-check.js';
import { isUuid } from './uuid.js';

const BATCH = 500;

const EVENT = `
  stream, seq, at, actor, type, process_instance_id AS "processInstanceId", element_id AS "elementId", data,
  previous_hash AS "previousHash", hash`;

/** Reads the history and checks that it is whole. */
@Injectable()
export class AuditReader {
  constructor(private readonly database: Database) {}

  /** The events of one stream, oldest first. */
  async list(stream: string, { limit, cursor }: PageRequest): Promise<Page<AuditEvent>> {
    const [seq] = readPosition(cursor, 1) ?? ['0'];
    const rows = await this.after(stream, Number(seq), limit + 1);
    return pageOf(rows, limit, (event) => [String(event.seq)]);
  }

  /** The events of one process instance in the order of its stream, oldest first. */
  async listByProcessInstance(id: string, { limit, cursor }: PageRequest): Promise<Page<AuditEvent>> {
    const [seq, stream] = readPosition(cursor, 2) ?? ['0', id];
    const rows = await this.database.query<AuditEvent>(
      `SELECT ${EVENT} FROM audit_event
       WHERE process_instance_id = $1 AND (seq, stream) > ($2::integer, $3::uuid) ORDER BY seq, stream LIMIT $4`,
      [id, seq, stream, limit + 1],
    );
    return pageOf(rows, limit, (event) => [String(event.seq), event.stream]);
  }

  /** Recomputes every seal of `stream`, and holds the last one against the recorded head. */
  async verify(stream: string): Promise<ChainVerdict> {
    const { head, last } = await this.ends(stream);
    const check = new ChainCheck();
    for (let from = 0, whole = true; from < last && whole; from += BATCH) {
      const batch = await this.after(stream, from, BATCH, Math.min(from + BATCH, last));
      whole = batch.every((event) => check.add(event));
    }
    return check.finish(head);
  }

  /** Head and last event as one statement saw them, so that a writer in between is no fault. */
  private async ends(stream: string): Promise<{ head: { seq: number; hash: string } | null; last: number }> {
    const [row] = await this.database.query<{ seq: number | null; hash: string; last: number }>(
      `SELECT head.seq, head.hash, COALESCE((SELECT max(seq) FROM audit_event WHERE stream = $1), 0) AS last
       FROM (VALUES ($1::uuid)) AS wanted (stream) LEFT JOIN audit_chain AS head USING (stream)`,
      [stream],
    );
    const { seq = null, hash = '', last = 0 } = row ?? {};
    return { head: seq === null ? null : { seq, hash }, last };
  }

  private after(stream: string, seq: number, limit: number, upTo = 2147483647): Promise<AuditEvent[]> {
    return this.database.query<AuditEvent>(
      `SELECT ${EVENT} FROM audit_event
       WHERE stream = $1 AND seq > $2 AND seq <= $3 ORDER BY seq LIMIT $4`,
      [stream, seq, upTo, limit],
    );
  }
}

/** The parts of a cursor of this module: a sequence number, then a uuid. */
function readPosition(cursor: string | undefined, parts: 1 | 2): string[] | null {
  const position = readCursor(cursor);
  if (!position) return null;
  const [seq = '', stream = ''] = position;
  const readable = /^\d{1,9}$/.test(seq) && (parts === 1 || isUuid(stream));
  if (readable && position.length === parts) return position;
  throw new DomainError(PAGE_ERRORS['cursor-unreadable'], 'The cursor does not belong to this list.');
}
