import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, type Config } from '../../kernel/index.js';
import type { ChannelName } from '../notice.js';
import type { Channel } from './channel.js';
import { SmsChannel } from './sms-channel.js';
import { SmtpChannel } from './smtp-channel.js';
import { WebhookChannel } from './webhook-channel.js';

/** The channels whose settings are there. */
@Injectable()
export class Channels {
  private readonly byName: ReadonlyMap<ChannelName, Channel>;

  constructor(@Inject(CONFIG) { smtp, webhook, sms }: Config, clock: Clock) {
    const on: Channel[] = [];
    if (smtp) on.push(new SmtpChannel(smtp));
    if (webhook) on.push(new WebhookChannel(webhook, clock));
    if (sms) on.push(new SmsChannel(sms));
    this.byName = new Map(on.map((channel) => [channel.name, channel]));
  }

  /** Names of those that are on. */
  get names(): ChannelName[] {
    return [...this.byName.keys()];
  }

  /** Null when it is off. */
  find(name: ChannelName): Channel | null {
    return this.byName.get(name) ?? null;
  }
}
