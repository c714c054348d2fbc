import { DomainError, ROLES, type FieldError } from '../kernel/index.js';
import type { AccountChange, AccountDraft } from './account.js';
import { IDENTITY_ERRORS } from './identity.errors.js';

/** What a username looks like. */
export const USERNAME = /^[a-z0-9][a-z0-9._@-]{1,63}$/i;
/** One line of text; private-use characters, with which rare names are written, are welcome. */
export const ONE_LINE = /^[^\p{Cc}\p{Cs}]{1,64}$/u;

/** Shortest password a person may have. */
export const SHORTEST_PASSWORD = 8;
/** Longest password; more would only cost time to hash. */
export const LONGEST_PASSWORD = 256;

/** Refuses what no account may look like, naming every field at fault. */
export function assertAccount(account: AccountDraft | AccountChange): void {
  const errors = [...nameFaults(account), ...roleFaults(account), ...passwordFaults(account)];
  if (errors.length)
    throw new DomainError(IDENTITY_ERRORS['account-invalid'], 'The account cannot be kept so.', {}, errors);
}

function nameFaults(account: AccountDraft | AccountChange): FieldError[] {
  const errors: FieldError[] = [];
  if ('username' in account && !USERNAME.test(account.username))
    errors.push({ path: 'username', message: 'must be 2 to 64 letters a–z, digits, dots, hyphens, underscores or @' });
  if (account.name !== undefined && (!ONE_LINE.test(account.name) || account.name.trim() === ''))
    errors.push({ path: 'name', message: 'must be 1 to 64 characters' });
  return errors;
}

function roleFaults({ roles = [] }: AccountDraft | AccountChange): FieldError[] {
  const unknown = roles.filter((role) => !ROLES.includes(role));
  return unknown.map((role) => ({ path: 'roles', message: `"${role}" is none of ${ROLES.join(', ')}` }));
}

function passwordFaults({ password }: AccountDraft | AccountChange): FieldError[] {
  if (password === undefined) return [];
  if (password.length >= SHORTEST_PASSWORD && password.length <= LONGEST_PASSWORD) return [];
  const message = `must be ${String(SHORTEST_PASSWORD)} to ${String(LONGEST_PASSWORD)} characters`;
  return [{ path: 'password', message }];
}
