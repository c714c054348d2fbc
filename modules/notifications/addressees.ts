import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { membersOf } from '../identity/index.js';
import { DomainError } from '../kernel/index.js';
import { PersonalData } from '../personal-data/index.js';
import { ADDRESSES } from './channels/address.js';
import type { Language, QuietHours, Recipient } from './notice.js';
import { NOTIFICATION_ERRORS } from './notifications.errors.js';
import { Preferences, type StoredPreferences } from './preferences.service.js';

/** Somebody to tell, and how. */
export interface Addressee {
  /** Null for a citizen. */
  accountId: string | null;
  language: Language;
  /** Null: those of the policy. */
  quietHours: QuietHours | null;
  addresses: StoredPreferences['addresses'];
}

/** Finds who is meant. */
@Injectable()
export class Addressees {
  constructor(
    private readonly preferences: Preferences,
    private readonly personalData: PersonalData,
  ) {}

  /** Each once, however often named; accounts that are disabled or unknown are left out. Throws `notice-invalid`. */
  of(tx: Transaction, to: Recipient[]): Promise<Addressee[]> {
    return tx.once(`addressees ${JSON.stringify(to)}`, () => this.find(tx, to));
  }

  private async find(tx: Transaction, to: Recipient[]): Promise<Addressee[]> {
    const usernames = to.flatMap((recipient) => ('username' in recipient ? [recipient.username] : []));
    const units = to.flatMap((recipient) => ('unit' in recipient ? [recipient.unit] : []));
    const groups = to.flatMap((recipient) => ('group' in recipient ? [recipient.group] : []));
    const phones = to.flatMap((recipient) => ('phone' in recipient ? [recipient.phone] : []));
    const accountIds = await this.accounts(tx, { usernames, units, groups });
    const chosen = new Map((await this.preferences.of(tx, accountIds)).map((found) => [found.accountId, found]));
    const people = accountIds.map((accountId) => ({ ...UNDECIDED, accountId, ...chosen.get(accountId) }));
    return [...people, ...[...new Set(phones.map(dialled))].map((phone) => this.citizen(phone))];
  }

  private async accounts(tx: Transaction, query: Parameters<typeof membersOf>[1]): Promise<string[]> {
    const { usernames = [], units = [], groups = [] } = query;
    if (usernames.length + units.length + groups.length === 0) return [];
    try {
      return (await membersOf(tx, query)).map(({ id }) => id);
    } catch (error) {
      if (error instanceof TypeError) throw new DomainError(NOTIFICATION_ERRORS['notice-invalid'], error.message);
      throw error;
    }
  }

  private citizen(phone: string): Addressee {
    const address = this.personalData.encrypt(phone);
    return { ...UNDECIDED, accountId: null, addresses: address ? [{ channel: 'sms', address }] : [] };
  }
}

const UNDECIDED: Omit<Addressee, 'accountId'> = { language: 'zh', quietHours: null, addresses: [] };

/** The number without its marks. The number itself is not repeated in the refusal. */
function dialled(phone: string): string {
  if (ADDRESSES.sms.looksRight(phone)) return phone.replace(/[ -]/g, '');
  throw new DomainError(NOTIFICATION_ERRORS['notice-invalid'], 'A notice names a telephone number that is none.');
}
