import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import { DomainError } from '../../kernel/index.js';
import { assertVariables } from '../assert-variables.js';
import type { By } from '../extensions.js';
import { Family } from '../family.js';
import { InstanceStore } from '../instances/instance-store.js';
import { ENGINE_ERRORS } from '../process-engine.errors.js';
import { planTimer } from '../run/timer.js';
import type { Values } from '../run/variables.js';
import { DeliveryStore, type Delivery } from './delivery-store.js';
import { StartEvents } from './start-events.js';

/** A message from outside or from another process. */
export interface MessageEvent {
  name: string;
  correlationKey: string | null;
  variables: Values;
}

/** Who got a message; kept until `bufferedUntil` when nobody waits for it yet. */
export interface Correlation {
  processInstanceId: string | null;
  bufferedUntil: Date | null;
}

interface Receiver {
  instanceId: string;
  executionId: string;
}

/** How long a message waits for a receiver unless its sender says otherwise. */
const TIME_TO_LIVE = 'PT1H';
const SECOND = 1000;

/** Brings messages to exactly one receiver and signals to all of them. */
@Injectable()
export class EventExchange {
  constructor(
    private readonly store: InstanceStore,
    private readonly family: Family,
    private readonly deliveries: DeliveryStore,
    private readonly starts: StartEvents,
  ) {}

  /**
   * Gives a message to the receiver that has waited longest, else starts the process it starts, else keeps it for its
   * time to live (ISO 8601 duration, one hour). Throws `message-not-awaited` when it may not be kept.
   */
  async correlate(tx: Transaction, message: MessageEvent, by: By, timeToLive = TIME_TO_LIVE): Promise<Correlation> {
    assertVariables(message.variables);
    const processInstanceId = await this.deliverMessage(tx, message, by);
    if (processInstanceId) return { processInstanceId, bufferedUntil: null };
    const bufferedUntil = planTimer('duration', timeToLive, by.at).dueAt;
    if (bufferedUntil <= by.at) throw notAwaited(message);
    const dueAt = new Date(by.at.getTime() + SECOND);
    this.deliveries.add(tx, [{ ...message, kind: 'message', dueAt, expiresAt: bufferedUntil }]);
    return { processInstanceId: null, bufferedUntil };
  }

  /** Brings a message to one receiver now; answers its instance, or null when there is none. */
  private async deliverMessage(tx: Transaction, message: MessageEvent, by: By): Promise<string | null> {
    for (const receiver of await this.receivers(tx, 'message', message)) {
      if (await this.deliver(tx, receiver, { variables: message.variables, because: 'message.received' }, by))
        return receiver.instanceId;
    }
    const [start] = await this.starts.listening(tx, 'message', message.name);
    if (!start) return null;
    const { variables: values, correlationKey: key } = message;
    const { instance } = await this.starts.start(tx, start, { values, because: 'message.received', key }, by);
    return instance.id;
  }

  /** Plans the delivery of a signal to everyone who waits for it now, and to all it starts; answers how many. */
  async broadcast(
    tx: Transaction,
    { name, variables, sourceId = null }: { name: string; variables: Values; sourceId?: string | null },
    by: By,
  ): Promise<number> {
    assertVariables(variables);
    const waits = await this.receivers(tx, 'signal', { name, correlationKey: null });
    const starts = await this.starts.listening(tx, 'signal', name);
    const signal = { kind: 'signal' as const, name, variables, dueAt: by.at };
    const receivers = [
      ...waits.filter(({ instanceId }) => instanceId !== sourceId),
      ...starts.map(({ definitionId, elementId }) => ({ definitionId, elementId })),
    ];
    this.deliveries.add(
      tx,
      receivers.map((receiver) => ({ ...signal, ...receiver })),
    );
    return receivers.length;
  }

  /** Brings a planned delivery to where it belongs; false when nobody is there to take it yet. */
  async bring(tx: Transaction, delivery: Delivery, by: By): Promise<boolean> {
    const { kind, instanceId, executionId, definitionId, elementId, variables } = delivery;
    if (instanceId && executionId) {
      await this.deliver(tx, { instanceId, executionId }, { variables, because: 'signal.received' }, by);
    } else if (definitionId && elementId) {
      await this.starts.start(tx, { definitionId, elementId }, { values: variables, because: 'signal.received' }, by);
    } else if (kind === 'signal') {
      await this.broadcast(tx, delivery, by);
    } else return (await this.deliverMessage(tx, delivery, by)) !== null;
    return true;
  }

  /** Answers one wait, unless it is over. */
  private async deliver(
    tx: Transaction,
    { instanceId, executionId }: Receiver,
    { variables, because }: { variables: Values; because: 'message.received' | 'signal.received' },
    by: By,
  ): Promise<boolean> {
    const instance = await this.store.lock(tx, instanceId);
    if (instance?.status !== 'active' || !(await this.store.isOpen(tx, instanceId, executionId))) return false;
    await this.family.run(tx, instance, { kind: 'answer', executionId, variables, because }, by);
    return true;
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
}

function notAwaited({ name, correlationKey }: MessageEvent): DomainError {
  const detail = `Nobody waits for the message "${name}" with the key "${correlationKey ?? ''}".`;
  return new DomainError(ENGINE_ERRORS['message-not-awaited'], detail);
}
