import { DomainError, PAGE_ERRORS, pageOf, readCursor, type Page, type PageRequest } from '../kernel/index.js';
import { ACCOUNT, type AccountSource } from './account-rows.js';
import { USERNAME } from './account-check.js';
import type { Account } from './account.js';

/** Which accounts to list; a condition left out is none. */
export interface AccountFilter {
  /** The unit itself, not those below it. */
  unitCode?: string;
  role?: string;
  /** Part of the username or the name. */
  q?: string;
}

const LIST = `
  SELECT ${ACCOUNT} FROM account a
  WHERE ($1::text IS NULL OR a.unit_code = $1) AND ($2::text IS NULL OR $2 = ANY(a.roles))
    AND ($3::text IS NULL OR position(lower($3) IN lower(a.username)) > 0 OR position($3 IN a.name) > 0)
    AND ($4::text IS NULL OR lower(a.username) > $4)
  ORDER BY lower(a.username) LIMIT $5`;

/** One page of accounts in order of username. */
export async function listAccounts(
  source: AccountSource,
  { unitCode, role, q }: AccountFilter,
  { limit, cursor }: PageRequest,
): Promise<Page<Account>> {
  const after = readPosition(cursor);
  const rows = await source.query<Account>(LIST, [unitCode ?? null, role ?? null, q ?? null, after, limit + 1]);
  return pageOf(rows, limit, ({ username }) => [username.toLowerCase()]);
}

function readPosition(cursor: string | undefined): string | null {
  const [after] = readCursor(cursor) ?? [null];
  if (after === null || USERNAME.test(after ?? '')) return after ?? null;
  throw new DomainError(PAGE_ERRORS['cursor-unreadable'], 'The cursor does not belong to this list.');
}
