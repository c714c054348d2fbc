import type { Transaction } from '../database/index.js';
import type { Account } from './account.js';

/** Anything that can run a statement: a transaction, or `Database` outside of one. */
export type AccountSource = Pick<Transaction, 'query'>;

/** An account with what only this module may see. */
export interface StoredAccount extends Account {
  passwordHash: string;
}

/** Columns of `account a` as an `Account`. */
export const ACCOUNT = `
  a.id, a.username, a.name, a.unit_code AS "unitCode", a.roles, a.enabled,
  a.must_change_password AS "mustChangePassword", a.created_at AS "createdAt", a.last_login_at AS "lastLoginAt"`;

/** Stores a new account. */
export async function insertAccount(tx: Transaction, account: StoredAccount): Promise<void> {
  const { id, username, name, passwordHash, unitCode, roles, enabled, mustChangePassword, createdAt } = account;
  await tx.query(
    `INSERT INTO account
       (id, username, name, password_hash, unit_code, roles, enabled, must_change_password, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, username, name, passwordHash, unitCode, roles, enabled, mustChangePassword, createdAt],
  );
}

/** Holds the account until the transaction ends. */
export async function lockAccount(tx: Transaction, id: string): Promise<StoredAccount | null> {
  const sql = `SELECT ${ACCOUNT}, a.password_hash AS "passwordHash" FROM account a WHERE a.id = $1 FOR UPDATE`;
  return (await tx.query<StoredAccount>(sql, [id]))[0] ?? null;
}

/** Writes everything that may change of an account. */
export async function updateAccount(tx: Transaction, account: StoredAccount): Promise<void> {
  const { id, name, unitCode, roles, enabled, passwordHash, mustChangePassword } = account;
  await tx.query(
    `UPDATE account SET name = $2, unit_code = $3, roles = $4, enabled = $5, password_hash = $6,
       must_change_password = $7 WHERE id = $1`,
    [id, name, unitCode, roles, enabled, passwordHash, mustChangePassword],
  );
}

/** The accounts with these ids; ids of nobody are left out. */
export const accountsById = (source: AccountSource, ids: string[]): Promise<Account[]> =>
  source.query<Account>(`SELECT ${ACCOUNT} FROM account a WHERE a.id = ANY($1)`, [ids]);

/** Finds by username, whatever its case. */
export async function accountByUsername(source: AccountSource, username: string): Promise<StoredAccount | null> {
  if (username.includes('\0')) return null; // PostgreSQL has no text with it
  const sql = `SELECT ${ACCOUNT}, a.password_hash AS "passwordHash" FROM account a WHERE lower(a.username) = lower($1)`;
  return (await source.query<StoredAccount>(sql, [username]))[0] ?? null;
}

/** Those of `usernames` that no account has, whatever its case. */
export async function freeUsernames(source: AccountSource, usernames: string[]): Promise<string[]> {
  const free = await source.query<{ username: string }>(
    `SELECT wanted.username FROM unnest($1::text[]) AS wanted (username)
     WHERE NOT EXISTS (SELECT 1 FROM account a WHERE lower(a.username) = lower(wanted.username))`,
    [usernames],
  );
  return free.map(({ username }) => username);
}

/** Notes a login; false when the account was disabled or given another password since it was read. */
export async function noteLogin(tx: Transaction, account: StoredAccount, at: Date): Promise<boolean> {
  const noted = await tx.query(
    'UPDATE account SET last_login_at = $3 WHERE id = $1 AND enabled AND password_hash = $2 RETURNING id',
    [account.id, account.passwordHash, at],
  );
  return noted.length > 0;
}
