import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Database, databaseFault, type Transaction } from '../database/index.js';
import { Clock, DomainError, DueWorkRegistry, SYSTEM, newId, type DueWork } from '../kernel/index.js';
import { assertVariables } from './assert-variables.js';
import type { By } from './extensions.js';
import { Family } from './family.js';
import { InstanceStore } from './instances/instance-store.js';
import { ENGINE_ERRORS } from './process-engine.errors.js';
import type { Values } from './run/variables.js';

/** A message from outside or from another process. */
export interface MessageEvent {
  name: string;
  correlationKey: string | null;
  variables: Values;
}

interface Delivery extends MessageEvent {
  id: string;
  kind: 'message' | 'signal';
  instanceId: string | null;
  executionId: string | null;
  attempts: number;
}

interface Receiver {
  instanceId: string;
  executionId: string;
}

const MINUTE = 60_000;
const LONGEST_WAIT = 60 * MINUTE;
/** Thrown messages nobody awaits are offered again for about a week. */
const MAX_ATTEMPTS = 180;

/** The database cannot do anything at all; a receiver that is merely busy is tried again later. */
const isOut = (error: unknown): boolean => ['away', 'full'].includes(databaseFault(error) ?? '');

/** Brings messages to exactly one waiting receiver and signals to all of them. */
@Injectable()
export class EventExchange implements DueWork, OnModuleInit {
  readonly name = 'events';
  private readonly logger = new Logger(EventExchange.name);

  constructor(
    private readonly database: Database,
    private readonly store: InstanceStore,
    private readonly family: Family,
    private readonly clock: Clock,
    private readonly registry: DueWorkRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.add(this);
  }

  /** Gives a message to the receiver that has waited longest. Throws `message-not-awaited`. */
  async correlate(tx: Transaction, message: MessageEvent, by: By): Promise<{ processInstanceId: string }> {
    assertVariables(message.variables);
    for (const receiver of await this.receivers(tx, 'message', message)) {
      if (await this.deliver(tx, receiver, message.variables, by, 'message.received')) {
        return { processInstanceId: receiver.instanceId };
      }
    }
    const detail = `Nobody waits for the message "${message.name}" with the key "${message.correlationKey ?? ''}".`;
    throw new DomainError(ENGINE_ERRORS['message-not-awaited'], detail);
  }

  /** Plans the delivery of a signal to everyone who waits for it now; answers how many. */
  async broadcast(tx: Transaction, name: string, variables: Values, by: By): Promise<number> {
    assertVariables(variables);
    const receivers = await this.receivers(tx, 'signal', { name, correlationKey: null });
    for (const { instanceId, executionId } of receivers) {
      await tx.query(
        `INSERT INTO event_delivery (id, kind, name, variables, instance_id, execution_id, due_at)
         VALUES ($1, 'signal', $2, $3, $4, $5, $6)`,
        [newId(), name, JSON.stringify(variables), instanceId, executionId, by.at],
      );
    }
    if (receivers.length > 0) tx.afterCommit(() => this.registry.wake());
    return receivers.length;
  }

  async nextDueAt(): Promise<Date | null> {
    const [row] = await this.database.query<{ next: Date | null }>(`SELECT min(due_at) AS next FROM event_delivery`);
    return row?.next ?? null;
  }

  async runDue(now: Date): Promise<number> {
    let delivered = 0;
    while (await this.next(now)) delivered++;
    return delivered;
  }

  /** A delivery that fails for reasons of its own is put off; it keeps no other waiting. Answers false when none is left. */
  private async next(now: Date): Promise<boolean> {
    const claimed: { delivery?: Delivery } = {};
    try {
      return await this.database.transaction((tx) => this.deliverNext(tx, now, claimed));
    } catch (error) {
      const { delivery } = claimed;
      if (!delivery || isOut(error)) throw error;
      this.logger.error(`${delivery.kind} ${delivery.name} could not be delivered: ${String(error)}`);
      await this.database.transaction((tx) => this.postpone(tx, delivery, now));
      return true;
    }
  }

  private async deliverNext(tx: Transaction, now: Date, claimed: { delivery?: Delivery }): Promise<boolean> {
    const [delivery] = await tx.query<Delivery>(
      `SELECT id, kind, name, correlation_key AS "correlationKey", variables, instance_id AS "instanceId",
         execution_id AS "executionId", attempts
       FROM event_delivery WHERE due_at <= $1 ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [now],
    );
    claimed.delivery = delivery;
    if (!delivery) return false;
    const done = await this.attempt(tx, delivery, { actor: SYSTEM, at: this.clock.now() });
    if (done || delivery.attempts >= MAX_ATTEMPTS)
      await tx.query(`DELETE FROM event_delivery WHERE id = $1`, [delivery.id]);
    else await this.postpone(tx, delivery, now);
    return true;
  }

  private async attempt(tx: Transaction, delivery: Delivery, by: By): Promise<boolean> {
    const { kind, instanceId, executionId, variables } = delivery;
    if (instanceId && executionId) {
      await this.deliver(tx, { instanceId, executionId }, variables, by, 'signal.received');
      return true;
    }
    if (kind === 'signal') {
      await this.broadcast(tx, delivery.name, variables, by);
      return true;
    }
    for (const receiver of await this.receivers(tx, 'message', delivery)) {
      if (await this.deliver(tx, receiver, variables, by, 'message.received')) return true;
    }
    return false;
  }

  private async postpone(tx: Transaction, { id, attempts }: Delivery, now: Date): Promise<void> {
    const wait = Math.min(1000 * 2 ** attempts, LONGEST_WAIT);
    await tx.query(`UPDATE event_delivery SET attempts = attempts + 1, due_at = $2 WHERE id = $1`, [
      ...[id, new Date(now.getTime() + wait)],
    ]);
  }

  private receivers(
    tx: Transaction,
    kind: 'message' | 'signal',
    { name, correlationKey }: { name: string; correlationKey: string | null },
  ): Promise<Receiver[]> {
    return tx.query<Receiver>(
      `SELECT w.instance_id AS "instanceId", w.execution_id AS "executionId"
       FROM process_wait w JOIN process_instance i ON i.id = w.instance_id
       WHERE w.kind = $1 AND w.name = $2 AND (w.correlation_key IS NULL OR w.correlation_key = $3)
         AND NOT w.held AND i.status = 'active' ORDER BY w.opened_at, w.instance_id ${kind === 'message' ? 'LIMIT 10' : ''}`,
      [kind, name, correlationKey],
    );
  }

  private async deliver(
    tx: Transaction,
    { instanceId, executionId }: Receiver,
    variables: Values,
    by: By,
    because: 'message.received' | 'signal.received',
  ): Promise<boolean> {
    const instance = await this.store.lock(tx, instanceId);
    if (instance?.status !== 'active' || !(await this.store.isOpen(tx, instanceId, executionId))) return false;
    await this.family.run(tx, instance, { kind: 'answer', executionId, variables, because }, by);
    return true;
  }
}
