import { Injectable, Logger } from '@nestjs/common';
import { DueWorkRegistry } from '../../kernel/index.js';
import { PersonalData } from '../../personal-data/index.js';
import { Undeliverable } from '../channels/channel.js';
import { Channels } from '../channels/channels.js';
import type { DeliveryJob } from './delivery-queue.js';
import { Outbox, type Attempt } from './outbox.js';

/** Deliveries whose worker ended without a word are not started more often than this, whatever the policy. */
const MOST_STARTS = 50;

/** Brings one message out. What is not settled here, because the process or the database is gone, is delivered again. */
@Injectable()
export class DeliverMessage {
  private readonly logger = new Logger(DeliverMessage.name);

  constructor(
    private readonly outbox: Outbox,
    private readonly channels: Channels,
    private readonly personalData: PersonalData,
    private readonly registry: DueWorkRegistry,
  ) {}

  async execute(job: DeliveryJob): Promise<void> {
    const attempt = await this.outbox.begin(job);
    if (!attempt) return;
    if (attempt.attempts > MOST_STARTS) return this.outbox.bury(attempt, 'no attempt ever came to an end');
    const fault = await this.attempt(attempt);
    if (!fault) return this.outbox.sent(attempt);
    this.logger.warn(`delivery ${attempt.id} by ${attempt.channel} failed: ${fault.message}`);
    if (fault instanceof Undeliverable) return this.outbox.bury(attempt, fault.message);
    await this.outbox.failed(attempt, fault.message);
    this.registry.wake(); // its next attempt may be sooner than anything planned so far
  }

  private async attempt({ channel: name, address: sealed, ...rest }: Attempt): Promise<Error | null> {
    try {
      const { id, subject, body, template, caseId, urgent } = rest;
      const address = this.personalData.decrypt(sealed) ?? '';
      await this.channels.find(name)?.deliver({ id, subject, body, template, caseId, urgent, address });
      return null;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }
}
