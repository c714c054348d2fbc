import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { AuditTrail } from '../../audit/index.js';
import { Database, type Transaction } from '../../database/index.js';
import { assertHolds, CONFIGURATION_STREAM } from '../../identity/index.js';
import { Clock, DomainError, type Actor } from '../../kernel/index.js';
import { Channels } from '../channels/channels.js';
import type { ChannelName } from '../notice.js';
import { NOTIFICATION_ERRORS } from '../notifications.errors.js';
import type { DeliveryFilter } from './deliveries.service.js';
import { DeliveryQueue, type Queueable } from './delivery-queue.js';
import type { DeliveryState } from './delivery.js';

/** How many are sent again. */
export interface Redelivered {
  redelivered: number;
}

const ONE = `SELECT id, channel, template, state FROM notification_delivery WHERE id = $1 FOR UPDATE`;

const DEAD = `
  SELECT id, channel FROM notification_delivery
  WHERE state = 'dead' AND channel = ANY($1) AND ($2::text IS NULL OR template = $2)
  ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED`;

const AFRESH = 'UPDATE notification_delivery SET attempts = 0 WHERE id = ANY($1::uuid[])';

/** Sent again at once at most; the rest is left for the next call. */
const BATCH = 500;

/** Sends dead deliveries again: under the id they had, with all their attempts before them. */
@Injectable()
export class Redeliver {
  constructor(
    private readonly database: Database,
    private readonly queue: DeliveryQueue,
    private readonly channels: Channels,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Throws `role-missing`, `delivery-unknown`, `delivery-not-dead`, `channel-off`. */
  async one(actor: Actor, id: string): Promise<Redelivered> {
    assertHolds(actor, 'system-administrator');
    return this.database.transaction(async (tx) => {
      type Row = Queueable & { template: string; state: DeliveryState };
      const [found] = isUuid(id) ? await tx.query<Row>(ONE, [id]) : [];
      if (!found) throw new DomainError(NOTIFICATION_ERRORS['delivery-unknown'], `There is no delivery ${id}.`);
      assertDead(found);
      this.assertOn(found.channel);
      const { channel, template } = found;
      return this.again(tx, actor, [found], { deliveryId: found.id, channel, template });
    });
  }

  /** The oldest of a filter, 500 at most. Throws `role-missing`, `channel-off`. */
  async all(actor: Actor, { channel, template }: Omit<DeliveryFilter, 'state'>): Promise<Redelivered> {
    assertHolds(actor, 'system-administrator');
    if (channel) this.assertOn(channel);
    return this.database.transaction(async (tx) => {
      const channels = channel ? [channel] : this.channels.names;
      const found = await tx.query<Queueable>(DEAD, [channels, template ?? null, BATCH]);
      return this.again(tx, actor, found, { channel: channel ?? null, template: template ?? null });
    });
  }

  private async again(tx: Transaction, actor: Actor, found: Queueable[], what: object): Promise<Redelivered> {
    const outcome = { redelivered: found.length };
    if (found.length === 0) return outcome;
    tx.send(AFRESH, [found.map(({ id }) => id)]);
    await this.queue.put(tx, found);
    const event = { type: 'notification.redelivered', at: this.clock.now(), data: { ...what, ...outcome } };
    this.trail.record(tx, CONFIGURATION_STREAM, actor, event);
    return outcome;
  }

  private assertOn(channel: ChannelName): void {
    if (this.channels.find(channel)) return;
    throw new DomainError(NOTIFICATION_ERRORS['channel-off'], `The channel ${channel} is off.`);
  }
}

function assertDead({ id, state }: { id: string; state: DeliveryState }): void {
  if (state === 'dead') return;
  const detail = `The delivery ${id} is ${state}.`;
  throw new DomainError(NOTIFICATION_ERRORS['delivery-not-dead'], detail, { current: { state } });
}
