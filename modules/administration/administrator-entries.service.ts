import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../database/index.js';
import { DomainError, newId, pageOf, readCursor, type Page, type PageRequest } from '../kernel/index.js';
import { ADMINISTRATION_ERRORS } from './administration.errors.js';

/** Something the city's data lacks, that the system worked around and an administrator should mend. */
export interface AdministratorEntry {
  id: string;
  /** Such as `empty-roster`. */
  kind: string;
  /** What it is about: a unit, a policy, a case. */
  subject: string;
  text: string;
  firstSeenAt: Date;
  lastSeenAt: Date;
  times: number;
  settledAt: Date | null;
}

export type EntryDraft = Pick<AdministratorEntry, 'kind' | 'subject' | 'text'>;

const ENTRY = `id, kind, subject, text, first_seen_at AS "firstSeenAt", last_seen_at AS "lastSeenAt", times, settled_at AS "settledAt"`;

/** Keeps one open entry for each kind and subject, however often it is met. */
@Injectable()
export class AdministratorEntries {
  constructor(private readonly database: Database) {}

  add(tx: Transaction, { kind, subject, text }: EntryDraft, at: Date): void {
    tx.send(
      `INSERT INTO administrator_entry (id, kind, subject, text, first_seen_at, last_seen_at) VALUES ($1, $2, $3, $4, $5, $5)
       ON CONFLICT (kind, subject) WHERE settled_at IS NULL
       DO UPDATE SET last_seen_at = EXCLUDED.last_seen_at, text = EXCLUDED.text, times = administrator_entry.times + 1`,
      [newId(), kind, subject, text, at],
    );
  }

  /** Open entries, or settled ones, newest first. */
  async list(settled: boolean, { limit, cursor }: PageRequest): Promise<Page<AdministratorEntry>> {
    const [before = null] = readCursor(cursor) ?? [];
    const rows = await this.database.query<AdministratorEntry>(
      `SELECT ${ENTRY} FROM administrator_entry
       WHERE (settled_at IS NOT NULL) = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [settled, before, limit + 1],
    );
    return pageOf(rows, limit, ({ id }) => [id]);
  }

  /** Throws `administrator-entry-unknown`. */
  async settle(id: string, at: Date): Promise<AdministratorEntry> {
    const [entry] = await this.database.query<AdministratorEntry>(
      `UPDATE administrator_entry SET settled_at = COALESCE(settled_at, $2) WHERE id = $1 RETURNING ${ENTRY}`,
      [id, at],
    );
    if (entry) return entry;
    throw new DomainError(ADMINISTRATION_ERRORS['administrator-entry-unknown'], `There is no entry ${id}.`);
  }
}
