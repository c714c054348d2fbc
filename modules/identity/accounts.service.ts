import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { Database } from '../database/index.js';
import { DomainError, SYSTEM, type Actor, type Page, type PageRequest } from '../kernel/index.js';
import { AccountBook, accountUnknown } from './account-book.js';
import { assertAccount } from './account-check.js';
import { listAccounts, type AccountFilter } from './account-list.js';
import { accountByUsername, accountsById, freeUsernames } from './account-rows.js';
import { actorFrom, type Account, type AccountChange, type AccountDraft } from './account.js';
import { IDENTITY_ERRORS } from './identity.errors.js';
import { Passwords } from './passwords.js';
import { assertHolds } from './permission.js';

const ADMIN = { username: 'admin', name: '系统管理员', roles: ['system-administrator' as const] };

/** The people who may log in. System administrators write here; who is who, anybody may ask. */
@Injectable()
export class Accounts {
  constructor(
    private readonly database: Database,
    private readonly book: AccountBook,
    private readonly passwords: Passwords,
  ) {}

  /** Adds an account. Throws `role-missing`, `account-invalid`, `username-taken`. */
  async create(actor: Actor, { password, ...draft }: AccountDraft): Promise<Account> {
    assertHolds(actor, 'system-administrator');
    assertAccount({ ...draft, password });
    return this.book.add(actor, { ...draft, passwordHash: await this.passwords.hash(password) });
  }

  /**
   * Adds those whose usernames are free, all with one password; answers how many. What people changed of the others
   * stays. For demonstrations.
   */
  async addMissing(actor: Actor, drafts: readonly Omit<AccountDraft, 'password'>[], password: string): Promise<number> {
    assertHolds(actor, 'system-administrator');
    for (const draft of drafts) assertAccount({ ...draft, password });
    const free = await freeUsernames(
      this.database,
      drafts.map(({ username }) => username),
    );
    const passwordHash = free.length > 0 ? await this.passwords.hash(password) : '';
    const missing = drafts.filter(({ username }) => free.includes(username));
    await this.book.addAll(
      actor,
      missing.map((draft) => ({ ...draft, passwordHash })),
    );
    return missing.length;
  }

  /**
   * Changes what is given. A new password, or `enabled: false`, ends all sessions of the account.
   * Throws `role-missing`, `account-invalid`, `account-unknown`, `last-administrator`.
   */
  async change(actor: Actor, id: string, { password, ...change }: AccountChange): Promise<Account> {
    assertHolds(actor, 'system-administrator');
    assertAccount({ ...change, password });
    if (!isUuid(id)) throw accountUnknown(id);
    const passwordHash = password === undefined ? undefined : await this.passwords.hash(password);
    const mustChangePassword = password === undefined ? undefined : actor.id !== id;
    return this.book.overwrite(actor, id, given({ ...change, passwordHash, mustChangePassword }));
  }

  /** Throws `account-unknown`. */
  async get(id: string): Promise<Account> {
    const [account] = isUuid(id) ? await this.named([id]) : [];
    if (!account) throw accountUnknown(id);
    return account;
  }

  /** The accounts with these ids, in no order. */
  named(ids: string[]): Promise<Account[]> {
    return accountsById(this.database, ids);
  }

  /** In order of username. */
  list(filter: AccountFilter, page: PageRequest): Promise<Page<Account>> {
    return listAccounts(this.database, filter, page);
  }

  /** The enabled account of that name, whatever its case, as somebody who acts; else null. */
  async actorOf(username: string): Promise<Actor | null> {
    const account = await accountByUsername(this.database, username);
    return account?.enabled ? actorFrom(account) : null;
  }

  /**
   * Makes the account `admin` unless it is there, which is then left alone. Without a password makes one up and answers
   * it, this once; else answers null.
   */
  async ensureAdmin(password: string | null): Promise<string | null> {
    if (await accountByUsername(this.database, ADMIN.username)) return null;
    const secret = password ?? this.passwords.generate();
    const passwordHash = await this.passwords.hash(secret);
    const made = await this.book.add(SYSTEM, { ...ADMIN, passwordHash, mustChangePassword: !password }).catch(ifTaken);
    return made && password === null ? secret : null;
  }
}

/** Without what is not given, so that it overwrites nothing. */
function given<T extends object>(change: T): Partial<T> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** Another process was faster. */
function ifTaken(error: unknown): null {
  if (error instanceof DomainError && error.definition === IDENTITY_ERRORS['username-taken']) return null;
  throw error;
}
