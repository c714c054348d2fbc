import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../../database/index.js';
import { Clock } from '../../kernel/index.js';
import type { Message } from '../channels/channel.js';
import { Channels } from '../channels/channels.js';
import { NotificationPolicies, nextAttempt } from '../notification-policy.service.js';
import { DeliveryQueue, type DeliveryJob, type Queueable } from './delivery-queue.js';
import type { DeliveryDraft } from './delivery.js';

/** A delivery in the hands of a worker. */
export interface Attempt extends Omit<Message, 'address'> {
  address: Buffer;
  channel: Queueable['channel'];
  jobId: string;
  /** This one included. */
  attempts: number;
}

const INSERT = `
  INSERT INTO notification_delivery
    (id, account_id, channel, address, template, subject, body, case_id, urgent, state, due_at, created_at)
  SELECT id, "accountId", channel, decode(address, 'hex'), template, subject, body, "caseId", urgent, 'held',
    coalesce("heldUntil", "createdAt"), "createdAt"
  FROM json_to_recordset($1) AS draft (id uuid, "accountId" uuid, channel text, address text, template text,
    subject text, body text, "caseId" uuid, urgent boolean, "heldUntil" timestamptz, "createdAt" timestamptz)`;

const DUE = `
  SELECT id, channel FROM notification_delivery WHERE due_at <= $1 AND channel = ANY($2)
  ORDER BY due_at, id LIMIT $3 FOR UPDATE SKIP LOCKED`;

const LOST = `
  SELECT id, channel FROM notification_delivery AS delivery
  WHERE state = 'queued' AND channel = ANY($1) AND NOT ${DeliveryQueue.HAS_JOB} FOR UPDATE SKIP LOCKED`;

const BEGIN = `
  UPDATE notification_delivery SET attempts = attempts + 1
  WHERE id = $1 AND job_id = $2 AND state = 'queued'
  RETURNING id, channel, address, template, subject, body, case_id AS "caseId", urgent, job_id AS "jobId", attempts`;

const BATCH = 200;

/** Everything that is to leave the program, written with what caused it, and what became of it. */
@Injectable()
export class Outbox {
  constructor(
    private readonly database: Database,
    private readonly queue: DeliveryQueue,
    private readonly channels: Channels,
    private readonly policies: NotificationPolicies,
    private readonly clock: Clock,
  ) {}

  /** Writes drafts, all of channels that are on, and queues those that no quiet hours hold. */
  async add(tx: Transaction, drafts: DeliveryDraft[]): Promise<void> {
    const rows = drafts.map((draft) => ({ ...draft, address: draft.address.toString('hex') }));
    tx.send(INSERT, [JSON.stringify(rows)]);
    await this.queue.put(
      tx,
      drafts.filter(({ heldUntil }) => heldUntil === null),
    );
  }

  /** When the next delivery is to be queued that is held or has failed. */
  async nextDueAt(): Promise<Date | null> {
    const sql = `SELECT min(due_at) AS next FROM notification_delivery WHERE due_at IS NOT NULL AND channel = ANY($1)`;
    const [row] = await this.database.query<{ next: Date | null }>(sql, [this.channels.names]);
    return row?.next ?? null;
  }

  /** Queues what is due; answers how many. */
  queueDue(now: Date): Promise<number> {
    return this.queueFound(DUE, [now, this.channels.names, BATCH]);
  }

  /** Queues again what was queued but has no job any more, as after a restored backup; answers how many. */
  queueLost(): Promise<number> {
    return this.queueFound(LOST, [this.channels.names]);
  }

  /** Counts an attempt; null when the job is not the one that the delivery was queued by last. */
  async begin({ deliveryId, jobId }: DeliveryJob): Promise<Attempt | null> {
    const [attempt] = await this.database.query<Attempt>(BEGIN, [deliveryId, jobId]);
    return attempt ?? null;
  }

  /** The other side has it; where it went is forgotten. */
  async sent(attempt: Attempt): Promise<void> {
    const set = `state = 'sent', sent_at = $3, address = NULL, job_id = NULL, last_error = NULL`;
    await this.settle(attempt, set, [this.clock.now()]);
  }

  /** It is tried again when the policy says, or given up. */
  async failed(attempt: Attempt, reason: string): Promise<void> {
    const policy = await this.policies.current();
    if (attempt.attempts >= policy.attempts) return this.bury(attempt, reason);
    const dueAt = nextAttempt(policy, attempt.attempts, this.clock.now());
    await this.settle(attempt, `state = 'failed', due_at = $3, job_id = NULL, last_error = $4`, [dueAt, reason]);
  }

  /** It is given up; administrators may send it again. */
  async bury(attempt: Attempt, reason: string): Promise<void> {
    await this.settle(attempt, `state = 'dead', job_id = NULL, last_error = $3`, [reason]);
  }

  private async settle({ id, jobId }: Attempt, set: string, values: unknown[]): Promise<void> {
    const sql = `UPDATE notification_delivery SET ${set} WHERE id = $1 AND job_id = $2`;
    await this.database.query(sql, [id, jobId, ...values]);
  }

  private queueFound(sql: string, values: unknown[]): Promise<number> {
    return this.database.transaction(async (tx) => {
      const found = await tx.query<Queueable>(sql, values);
      await this.queue.put(tx, found);
      return found.length;
    });
  }
}
