import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../database/index.js';
import { DomainError, type Actor, type FieldError } from '../kernel/index.js';
import { PersonalData } from '../personal-data/index.js';
import { ADDRESSES } from './channels/address.js';
import type { ChannelName, Language, QuietHours } from './notice.js';
import { NOTIFICATION_ERRORS } from './notifications.errors.js';

/** A way somebody wants to be told, besides the inbox that everybody has. */
export interface ChannelChoice {
  channel: ChannelName;
  /** E-mail address, telephone number, or whatever the receiver of the webhook knows the person by. */
  address: string;
}

/** How somebody wants to be told. */
export interface NotificationPreferences {
  language: Language;
  /** Null: those of the city's policy. */
  quietHours: QuietHours | null;
  channels: ChannelChoice[];
}

/** Preferences as they are kept: addresses encrypted. */
export interface StoredPreferences {
  accountId: string;
  language: Language;
  quietHours: QuietHours | null;
  addresses: { channel: ChannelName; address: Buffer }[];
}

type Source = Pick<Transaction, 'query'>;

const PREFERENCES = `
  SELECT account_id AS "accountId", language, CASE WHEN quiet_from IS NOT NULL
    THEN json_build_object('from', quiet_from, 'until', quiet_until) END AS "quietHours"
  FROM notification_preference WHERE account_id = ANY($1::uuid[])`;

const ADDRESS_ROWS = `
  SELECT account_id AS "accountId", channel, address FROM notification_address WHERE account_id = ANY($1::uuid[])
  ORDER BY channel`;

const WRITE = `
  INSERT INTO notification_preference (account_id, language, quiet_from, quiet_until) VALUES ($1, $2, $3, $4)
  ON CONFLICT (account_id) DO UPDATE SET language = $2, quiet_from = $3, quiet_until = $4`;

/** Everybody's own preferences: in the inbox alone and in Chinese, until they choose otherwise. */
@Injectable()
export class Preferences {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
  ) {}

  /** The actor's own. */
  async get(actor: Actor): Promise<NotificationPreferences> {
    const [stored] = await this.of(this.database, [actor.id]);
    const { language = 'zh', quietHours = null, addresses = [] } = stored ?? {};
    const channels = addresses.map(({ channel, address }) => ({
      channel,
      address: this.personalData.decrypt(address) ?? '',
    }));
    return { language, quietHours, channels };
  }

  /** Replaces the actor's own. Throws `notification-preference-invalid`. */
  async set(actor: Actor, preferences: NotificationPreferences): Promise<NotificationPreferences> {
    const { language, quietHours, channels } = preferences;
    assertChannels(channels);
    await this.database.transaction(async (tx) => {
      await tx.query(WRITE, [actor.id, language, quietHours?.from ?? null, quietHours?.until ?? null]);
      tx.send('DELETE FROM notification_address WHERE account_id = $1', [actor.id]);
      for (const { channel, address } of channels)
        tx.send('INSERT INTO notification_address (account_id, channel, address) VALUES ($1, $2, $3)', [
          actor.id,
          channel,
          this.personalData.encrypt(address),
        ]);
    });
    return preferences;
  }

  /** What these accounts chose; those who chose nothing are left out. */
  async of(source: Source, accountIds: string[]): Promise<StoredPreferences[]> {
    if (accountIds.length === 0) return [];
    type AddressRow = StoredPreferences['addresses'][number] & { accountId: string };
    const [rows, addresses] = await Promise.all([
      source.query<Omit<StoredPreferences, 'addresses'>>(PREFERENCES, [accountIds]),
      source.query<AddressRow>(ADDRESS_ROWS, [accountIds]),
    ]);
    const byAccount = Map.groupBy(addresses, ({ accountId }) => accountId);
    return rows.map((row) => ({ ...row, addresses: byAccount.get(row.accountId) ?? [] }));
  }
}

function assertChannels(channels: ChannelChoice[]): void {
  const errors: FieldError[] = channels.flatMap(({ channel, address }, at) => {
    const path = `channels.${String(at)}`;
    const twice = channels.findIndex((other) => other.channel === channel) < at;
    const rule = ADDRESSES[channel];
    return [
      ...(twice ? [{ path: `${path}.channel`, message: 'is chosen twice' }] : []),
      ...(rule.looksRight(address) ? [] : [{ path: `${path}.address`, message: rule.message }]),
    ];
  });
  if (errors.length === 0) return;
  const detail = 'The preferences cannot be kept so.';
  throw new DomainError(NOTIFICATION_ERRORS['notification-preference-invalid'], detail, {}, errors);
}
