import { DomainError, defineErrors } from './domain-error.js';

export const PAGE_ERRORS = defineErrors({
  'cursor-unreadable': { kind: 'malformed', cure: 'Pass the nextCursor of the previous page unchanged, or none.' },
});

/** One page of a list; `nextCursor` is null on the last one. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** What a caller asks of a list. `limit` is 1–200. */
export interface PageRequest {
  limit: number;
  cursor?: string;
}

/** Reads the sort key that `pageOf` put into a cursor. */
export function readCursor(cursor: string | undefined): string[] | null {
  if (!cursor) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts.every((part) => typeof part === 'string')) return parts;
  } catch {
    // falls through to the refusal
  }
  throw new DomainError(PAGE_ERRORS['cursor-unreadable'], 'The cursor cannot be read.');
}

/** Cuts `limit + 1` fetched rows into a page; `keyOf` gives the sort key of the last row kept. */
export function pageOf<T>(rows: T[], limit: number, keyOf: (row: T) => string[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, nextCursor: more ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') : null };
}
