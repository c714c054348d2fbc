import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/index.js';
import { Database, type Transaction } from '../../database/index.js';
import { DueWorkRegistry, newId, pageOf, readCursor, type Page, type PageRequest } from '../../kernel/index.js';
import type { By } from '../extensions.js';
import type { Values } from '../run/variables.js';

/** A message or signal on its way: to be brought to whoever waits, to one wait, or to one start event. */
export interface Delivery {
  id: string;
  kind: 'message' | 'signal';
  name: string;
  correlationKey: string | null;
  variables: Values;
  /** Instance that threw it; it has caught its own signals already. */
  sourceId: string | null;
  instanceId: string | null;
  executionId: string | null;
  definitionId: string | null;
  elementId: string | null;
  attempts: number;
  dueAt: Date;
  /** Past this instant nobody gets it any more; null without end. */
  expiresAt: Date | null;
  deadAt: Date | null;
  lastError: string | null;
}

export type NewDelivery = Pick<Delivery, 'kind' | 'name' | 'variables' | 'dueAt'> & Partial<Delivery>;

/** A delivery given up, as it is shown. */
export type DeadLetter = Omit<Delivery, 'dueAt'>;

const COLUMNS = `id, kind, name, correlation_key AS "correlationKey", variables, source_id AS "sourceId",
  instance_id AS "instanceId", execution_id AS "executionId", definition_id AS "definitionId", element_id AS "elementId",
  attempts, due_at AS "dueAt", expires_at AS "expiresAt", dead_at AS "deadAt", last_error AS "lastError"`;

/** Reads and writes what is on its way. */
@Injectable()
export class DeliveryStore {
  constructor(
    private readonly database: Database,
    private readonly dueWork: DueWorkRegistry,
    private readonly trail: AuditTrail,
  ) {}

  /** What a person did to a dead letter, in a stream of the letter's own. */
  record(tx: Transaction, { id, kind, name, correlationKey }: DeadLetter, by: By, type: string): void {
    this.trail.record(tx, id, by.actor, { type, at: by.at, data: { kind, name, correlationKey } });
  }

  /** Plans deliveries; workers are woken once they are durable. */
  add(tx: Transaction, deliveries: NewDelivery[]): void {
    if (deliveries.length === 0) return;
    const rows = deliveries.map((delivery) => ({ ...delivery, id: newId() }));
    tx.send(
      `INSERT INTO event_delivery (id, kind, name, correlation_key, variables, source_id, instance_id, execution_id,
         definition_id, element_id, due_at, expires_at)
       SELECT id, kind, name, "correlationKey", variables, "sourceId", "instanceId", "executionId", "definitionId",
         "elementId", "dueAt", "expiresAt"
       FROM json_to_recordset($1) AS d (id uuid, kind text, name text, "correlationKey" text, variables jsonb,
         "sourceId" uuid, "instanceId" uuid, "executionId" text, "definitionId" uuid, "elementId" text,
         "dueAt" timestamptz, "expiresAt" timestamptz)`,
      [JSON.stringify(rows)],
    );
    tx.afterCommit(() => this.dueWork.wake());
  }

  /** Somebody has begun to wait for these messages: what is kept of them is offered at once. */
  hasten(tx: Transaction, names: string[], now: Date): void {
    tx.send(
      `UPDATE event_delivery SET due_at = $2
       WHERE kind = 'message' AND name = ANY($1) AND instance_id IS NULL AND dead_at IS NULL AND due_at > $2`,
      [names, now],
    );
    tx.afterCommit(() => this.dueWork.wake());
  }

  async nextDueAt(): Promise<Date | null> {
    const [row] = await this.database.query<{ next: Date | null }>(
      `SELECT min(due_at) AS next FROM event_delivery WHERE dead_at IS NULL`,
    );
    return row?.next ?? null;
  }

  /** Locks the delivery that has been due longest; null when nothing is. */
  async next(tx: Transaction, now: Date): Promise<Delivery | null> {
    const [delivery] = await tx.query<Delivery>(
      `SELECT ${COLUMNS} FROM event_delivery WHERE due_at <= $1 AND dead_at IS NULL ORDER BY due_at, id LIMIT 1
       FOR UPDATE SKIP LOCKED`,
      [now],
    );
    return delivery ?? null;
  }

  async done(tx: Transaction, { id }: Delivery): Promise<void> {
    await tx.query(`DELETE FROM event_delivery WHERE id = $1`, [id]);
  }

  async postpone(
    source: Pick<Transaction, 'query'>,
    { id }: Delivery,
    dueAt: Date,
    error: string | null,
  ): Promise<void> {
    await source.query(
      `UPDATE event_delivery SET attempts = attempts + 1, due_at = $2, last_error = COALESCE($3, last_error) WHERE id = $1`,
      [id, dueAt, error],
    );
  }

  /** Gives a delivery up; people may deliver it again. */
  async bury(source: Pick<Transaction, 'query'>, { id }: Delivery, now: Date, error: string): Promise<void> {
    await source.query(`UPDATE event_delivery SET dead_at = $2, last_error = $3 WHERE id = $1`, [id, now, error]);
  }

  /** Newest first. */
  async deadLetters({ limit, cursor }: PageRequest): Promise<Page<DeadLetter>> {
    const [before] = readCursor(cursor) ?? [null];
    const rows = await this.database.query<DeadLetter>(
      `SELECT ${COLUMNS} FROM event_delivery WHERE dead_at IS NOT NULL AND ($1::uuid IS NULL OR id < $1)
       ORDER BY id DESC LIMIT $2`,
      [before, limit + 1],
    );
    return pageOf(rows, limit, ({ id }) => [id]);
  }

  /** Delivers a dead letter again, without a time limit; null when there is none. */
  async revive(tx: Transaction, id: string, now: Date): Promise<DeadLetter | null> {
    const [letter] = await tx.query<DeadLetter>(
      `UPDATE event_delivery SET dead_at = NULL, expires_at = NULL, attempts = 0, due_at = $2
       WHERE id = $1 AND dead_at IS NOT NULL RETURNING ${COLUMNS}`,
      [id, now],
    );
    if (letter) tx.afterCommit(() => this.dueWork.wake());
    return letter ?? null;
  }

  async discard(tx: Transaction, id: string): Promise<DeadLetter | null> {
    const [letter] = await tx.query<DeadLetter>(
      `DELETE FROM event_delivery WHERE id = $1 AND dead_at IS NOT NULL RETURNING ${COLUMNS}`,
      [id],
    );
    return letter ?? null;
  }
}
