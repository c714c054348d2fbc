import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Database, type Transaction } from '../../database/index.js';
import { Clock, DueWorkRegistry, SYSTEM, type DueWork } from '../../kernel/index.js';
import { DeliveryStore, type Delivery } from './delivery-store.js';
import { EventExchange } from './event-exchange.js';

const MINUTE = 60_000;
/** Deliveries that fail for technical reasons are tried this often. */
const MOST_FAILURES = 10;

/** Brings what is on its way to its receivers, each once, whichever worker comes first. */
@Injectable()
export class MessageDeliveryWork implements DueWork, OnModuleInit {
  readonly name = 'events';
  private readonly logger = new Logger(MessageDeliveryWork.name);

  constructor(
    private readonly database: Database,
    private readonly deliveries: DeliveryStore,
    private readonly exchange: EventExchange,
    private readonly clock: Clock,
    private readonly registry: DueWorkRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.add(this);
  }

  nextDueAt(): Promise<Date | null> {
    return this.deliveries.nextDueAt();
  }

  async runDue(now: Date): Promise<number> {
    let delivered = 0;
    while (await this.deliverNext(now)) delivered++;
    return delivered;
  }

  private async deliverNext(now: Date): Promise<boolean> {
    const taken: { delivery: Delivery | null } = { delivery: null };
    try {
      await this.database.transaction(async (tx) => {
        taken.delivery = await this.deliveries.next(tx, now);
        if (taken.delivery) await this.settle(tx, taken.delivery, now);
      });
    } catch (error) {
      if (!taken.delivery) throw error;
      await this.failed(taken.delivery, now, error as Error);
    }
    return taken.delivery !== null;
  }

  private async settle(tx: Transaction, delivery: Delivery, now: Date): Promise<void> {
    if (await this.exchange.bring(tx, delivery, { actor: SYSTEM, at: this.clock.now() }))
      return this.deliveries.done(tx, delivery);
    const isOver = delivery.expiresAt !== null && delivery.expiresAt <= now;
    if (isOver) await this.deliveries.bury(tx, delivery, now, 'nobody waited for it in time');
    else await this.deliveries.postpone(tx, delivery, nextTry(delivery, now), null);
  }

  /** What throws is tried again later and given up in the end; the deliveries behind it go on. */
  private async failed(delivery: Delivery, now: Date, error: Error): Promise<void> {
    this.logger.error(`delivery ${delivery.id} of ${delivery.kind} "${delivery.name}" failed: ${error.message}`);
    if (delivery.attempts + 1 >= MOST_FAILURES) await this.deliveries.bury(this.database, delivery, now, error.message);
    else await this.deliveries.postpone(this.database, delivery, nextTry(delivery, now), error.message);
  }
}

/** Twice as long each time, a minute at most; never past the end of its life. */
function nextTry({ attempts, expiresAt }: Delivery, now: Date): Date {
  const wait = Math.min(1000 * 2 ** Math.min(attempts, 10), MINUTE);
  const next = now.getTime() + wait;
  return new Date(expiresAt ? Math.min(next, Math.max(expiresAt.getTime(), now.getTime() + 1)) : next);
}
