/** Ways out of the program. */
export const CHANNEL_NAMES = ['smtp', 'webhook', 'sms'] as const;

export type ChannelName = (typeof CHANNEL_NAMES)[number];

/** Languages the shipped texts have. */
export const LANGUAGES = ['zh', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/**
 * Somebody to tell: one account, all enabled accounts of a unit (not of those below it), a candidate group of human
 * tasks, or a citizen, who is told by SMS alone.
 */
export type Recipient = { username: string } | { unit: string } | { group: string } | { phone: string };

/** What the placeholders of a text stand for, in each language when they are words of the program; null reads as a dash. */
export type NoticeData = Record<string, string | number | null | Readonly<Record<Language, string>>>;

/** Something people are told. */
export interface Notice {
  /** Code of the text, such as `task-assigned`. */
  template: string;
  to: Recipient[];
  /** Exactly the placeholders of the text. No personal data: it is kept, and sent, in clear. */
  data: NoticeData;
  caseId?: string | null;
  /** Sent at once, whatever the quiet hours; false unless told. */
  urgent?: boolean;
}

/** A text with everything put in. */
export interface Text {
  subject: string;
  body: string;
}

/** Hours without disturbance, as clock times in Beijing; `from` after `until` goes over midnight, equal is never. */
export interface QuietHours {
  /** `22:00` */
  from: string;
  /** `07:00`, when it is over */
  until: string;
}
