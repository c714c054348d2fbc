import type { ChannelName, Text } from '../notice.js';

/** held: until quiet hours end; queued: a worker will take it; failed: tried again at `dueAt`; sent; dead: given up. */
export const DELIVERY_STATES = ['held', 'queued', 'failed', 'sent', 'dead'] as const;

export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** One notice that is to leave by one channel, before it is written. */
export interface DeliveryDraft extends Text {
  id: string;
  /** Null for a citizen. */
  accountId: string | null;
  channel: ChannelName;
  /** Encrypted. */
  address: Buffer;
  template: string;
  caseId: string | null;
  urgent: boolean;
  createdAt: Date;
  /** When the quiet hours it was born in are over; null sends it at once. */
  heldUntil: Date | null;
}
