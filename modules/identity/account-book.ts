import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/index.js';
import { Database, type Transaction } from '../database/index.js';
import { Clock, DomainError, newId, type Actor } from '../kernel/index.js';
import { insertAccount, lockAccount, updateAccount, type StoredAccount } from './account-rows.js';
import type { Account, AccountDraft } from './account.js';
import { CONFIGURATION_STREAM } from './configuration-stream.js';
import { IDENTITY_ERRORS } from './identity.errors.js';
import { SessionBook } from './session-book.js';

/** A draft whose password is hashed. */
export type NewAccount = Omit<AccountDraft, 'password'> & { passwordHash: string };

/** What may be written over an account. */
export type Overwrite = Partial<Pick<StoredAccount, (typeof SHOWN)[number] | 'passwordHash' | 'mustChangePassword'>>;

const SHOWN = ['name', 'unitCode', 'roles', 'enabled'] as const;

/** Writes accounts, their history and the end of their sessions, each time as one. Callers check who may. */
@Injectable()
export class AccountBook {
  constructor(
    private readonly database: Database,
    private readonly trail: AuditTrail,
    private readonly sessions: SessionBook,
    private readonly clock: Clock,
  ) {}

  /** Adds an account. Throws `username-taken`, and `account-invalid` for an unknown unit. */
  async add(actor: Actor, draft: NewAccount): Promise<Account> {
    const account = this.fresh(draft);
    await this.insert(actor, [account]);
    return shown(account);
  }

  /** Adds several accounts, or none. Throws as `add` does. */
  async addAll(actor: Actor, drafts: NewAccount[]): Promise<void> {
    await this.insert(
      actor,
      drafts.map((draft) => this.fresh(draft)),
    );
  }

  private fresh({ mustChangePassword = false, unitCode = null, ...draft }: NewAccount): StoredAccount {
    const fresh = { id: newId(), enabled: true, createdAt: this.clock.now(), lastLoginAt: null };
    return { ...fresh, ...draft, unitCode, mustChangePassword };
  }

  private async insert(actor: Actor, accounts: StoredAccount[]): Promise<void> {
    const adding = this.database.transaction(async (tx) => {
      await Promise.all(accounts.map((account) => insertAccount(tx, account)));
      for (const { id, username, name, unitCode, roles } of accounts) {
        this.record(tx, actor, 'account.created', { id, username, name, unitCode, roles });
      }
    });
    await adding.catch(translate);
  }

  /** Overwrites what is given. Throws `account-unknown`, `account-invalid` and `last-administrator`. */
  async overwrite(actor: Actor, id: string, overwrite: Overwrite): Promise<Account> {
    const changing = this.database.transaction(async (tx) => {
      const before = await lockAccount(tx, id);
      if (!before) throw accountUnknown(id);
      const after = { ...before, ...overwrite };
      await updateAccount(tx, after);
      if (isAdministrator(before) && !isAdministrator(after)) await assertAdministrator(tx);
      if (overwrite.passwordHash !== undefined || !after.enabled) await this.sessions.closeAll(tx, id);
      this.sessions.refresh(tx, id);
      this.record(tx, actor, 'account.changed', { id, username: before.username, ...difference(before, after) });
      return shown(after);
    });
    return changing.catch(translate);
  }

  private record(tx: Transaction, actor: Actor, type: string, data: Record<string, unknown>): void {
    this.trail.record(tx, CONFIGURATION_STREAM, actor, { type, at: this.clock.now(), data });
  }
}

/** The refusal for an id that is nobody's. */
export const accountUnknown = (id: string): DomainError =>
  new DomainError(IDENTITY_ERRORS['account-unknown'], `There is no account ${id}.`);

function shown({ passwordHash: _secret, ...account }: StoredAccount): Account {
  return account;
}

const isAdministrator = ({ enabled, roles }: Account): boolean => enabled && roles.includes('system-administrator');

/** Two administrators who disable each other wait here for one another; one of them is tried again and refused. */
async function assertAdministrator(tx: Transaction): Promise<void> {
  const sql = `SELECT id FROM account WHERE enabled AND 'system-administrator' = ANY(roles) FOR UPDATE`;
  const left = await tx.query(sql);
  if (left.length > 0) return;
  throw new DomainError(IDENTITY_ERRORS['last-administrator'], 'Nobody would be left who may set up the system.');
}

/** What the history shows of a change: never a password, only that it is another. */
function difference(before: StoredAccount, after: StoredAccount): Record<string, unknown> {
  const changed = SHOWN.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const pick = (account: Account) => Object.fromEntries(changed.map((field) => [field, account[field]]));
  return { before: pick(before), after: pick(after), passwordChanged: before.passwordHash !== after.passwordHash };
}

/** Says in words what PostgreSQL refuses by a constraint. */
function translate(error: unknown): never {
  const { constraint } = error as { constraint?: string };
  if (constraint === 'account_username')
    throw new DomainError(IDENTITY_ERRORS['username-taken'], 'The username is taken.');
  if (constraint !== 'account_unit_code_fkey') throw error;
  const errors = [{ path: 'unitCode', message: 'is the code of no unit' }];
  throw new DomainError(IDENTITY_ERRORS['account-invalid'], 'The unit does not exist.', {}, errors);
}
