import type { Channel, Message } from './channel.js';
import { postJson } from './post-json.js';

/** SMS through a gateway: POST { id, to, text }, the key as bearer token, the id as Idempotency-Key. */
export class SmsChannel implements Channel {
  readonly name = 'sms';

  constructor(private readonly gateway: { url: string; key: string }) {}

  deliver({ id, address, body }: Message): Promise<void> {
    const { url, key } = this.gateway;
    const headers = { authorization: `Bearer ${key}`, 'idempotency-key': id };
    return postJson(url, JSON.stringify({ id, to: address, text: body }), headers);
  }
}
