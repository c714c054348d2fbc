import { createHmac } from 'node:crypto';
import type { Clock } from '../../kernel/index.js';
import type { Channel, Message } from './channel.js';
import { postJson } from './post-json.js';

/**
 * Notices as JSON to one receiver, which brings them on. `lianxin-signature` is `v1=` and the hex HMAC-SHA256 of
 * `<lianxin-timestamp>.<body>` under the shared secret; the timestamp is in seconds.
 */
export class WebhookChannel implements Channel {
  readonly name = 'webhook';

  constructor(
    private readonly receiver: { url: string; secret: string },
    private readonly clock: Clock,
  ) {}

  deliver({ address, ...message }: Message): Promise<void> {
    const { url, secret } = this.receiver;
    const body = JSON.stringify({ ...message, to: address });
    const timestamp = Math.floor(this.clock.now().getTime() / 1000).toString();
    const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
    return postJson(url, body, {
      'idempotency-key': message.id,
      'lianxin-timestamp': timestamp,
      'lianxin-signature': `v1=${signature}`,
    });
  }
}
