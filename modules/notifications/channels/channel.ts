import type { ChannelName, Text } from '../notice.js';

/** What goes out: one notice to one address. */
export interface Message extends Text {
  /** The same in every attempt, so that a receiver can drop repeats. */
  id: string;
  /** Where to, in clear; never logged. */
  address: string;
  template: string;
  caseId: string | null;
  urgent: boolean;
}

/**
 * One way out of the program. `deliver` resolves when the other side has taken the message over; it throws `Undeliverable`
 * when trying again is no use, and anything else when it may be. It gives up by itself within `DELIVERY_PATIENCE_MS`.
 */
export interface Channel {
  readonly name: ChannelName;
  deliver(message: Message): Promise<void>;
}

/** The other side has said for good that it does not take the message. */
export class Undeliverable extends Error {}

/** How long the other side may take, in milliseconds. */
export const DELIVERY_PATIENCE_MS = 20_000;
