import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DueWorkRegistry, type DueWork } from '../../kernel/index.js';
import { Channels } from '../channels/channels.js';
import { DeliverMessage } from './deliver-message.service.js';
import { DeliveryQueue } from './delivery-queue.js';
import { Outbox } from './outbox.js';

/** Queues what was held or has failed when its time has come; a process that does so delivers, too. */
@Injectable()
export class DeliveryWork implements DueWork, OnModuleInit {
  readonly name = 'notifications';
  private begun: Promise<unknown> | null = null;

  constructor(
    private readonly outbox: Outbox,
    private readonly queue: DeliveryQueue,
    private readonly channels: Channels,
    private readonly deliverMessage: DeliverMessage,
    private readonly registry: DueWorkRegistry,
  ) {}

  /** Without a channel there is nothing to do, ever. */
  onModuleInit(): void {
    if (this.channels.names.length > 0) this.registry.add(this);
  }

  nextDueAt(): Promise<Date | null> {
    return this.outbox.nextDueAt();
  }

  async runDue(now: Date): Promise<number> {
    this.begun ??= this.begin();
    await this.begun.catch((error: unknown) => {
      this.begun = null;
      throw error;
    });
    return this.outbox.queueDue(now);
  }

  private async begin(): Promise<void> {
    await this.queue.consume((job) => this.deliverMessage.execute(job));
    await this.outbox.queueLost();
  }
}
