import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/index.js';
import type { Transaction } from '../database/index.js';
import { DomainError, newId } from '../kernel/index.js';
import type { By } from '../process-engine/index.js';
import { CASE_ERRORS } from './cases.errors.js';
import { CASE_COLUMNS, type CitizenCase } from './citizen-case.js';

/** Columns that capabilities change as a case moves on. */
const CHANGEABLE = {
  status: 'status',
  leadUnit: 'lead_unit',
  coUnits: 'co_units',
  reply: 'reply',
  satisfaction: 'satisfaction',
  dispatchedAt: 'dispatched_at',
  repliedAt: 'replied_at',
  archivedAt: 'archived_at',
} as const;

type CaseChange = Partial<Pick<CitizenCase, keyof typeof CHANGEABLE>>;

/** A note at a case. */
export interface CaseNote {
  id: string;
  visibility: 'internal' | 'public';
  text: string;
  author: { username: string; name: string };
  createdAt: Date;
}

/** Reads and changes cases inside a transaction; every change is an event of the case's history. */
@Injectable()
export class CaseStore {
  constructor(private readonly trail: AuditTrail) {}

  /** Throws `case-unknown`. */
  async read(source: Pick<Transaction, 'query'>, id: string): Promise<CitizenCase> {
    const [found] = await source.query<CitizenCase>(`SELECT ${CASE_COLUMNS} FROM citizen_case c WHERE c.id = $1`, [id]);
    if (found) return found;
    throw new DomainError(CASE_ERRORS['case-unknown'], `There is no case ${id}.`);
  }

  /** Changes the columns named, and only those. */
  change(tx: Transaction, id: string, change: CaseChange): void {
    const { sets, values } = assignments(change);
    tx.send(`UPDATE citizen_case SET ${sets} WHERE id = $1`, [id, ...values]);
  }

  /** Changes columns and counts one more of something; answers the new count. */
  async count(
    tx: Transaction,
    id: string,
    what: 'dispatches' | 'returns' | 'rework_round',
    change: CaseChange,
  ): Promise<number> {
    const { sets, values } = assignments(change);
    const [row] = await tx.query<{ count: number }>(
      `UPDATE citizen_case SET ${sets}, ${what} = ${what} + 1 WHERE id = $1 RETURNING ${what} AS count`,
      [id, ...values],
    );
    return row?.count ?? 0;
  }

  /** Keeps a note and records it. */
  note(tx: Transaction, caseId: string, by: By, note: Pick<CaseNote, 'visibility' | 'text'>): CaseNote {
    const author = { username: by.actor.username, name: by.actor.name };
    const kept = { id: newId(), ...note, author, createdAt: by.at };
    tx.send(
      `INSERT INTO case_note (id, case_id, visibility, text, author, created_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [...[kept.id, caseId, kept.visibility, kept.text, JSON.stringify(author), kept.createdAt]],
    );
    this.record(tx, caseId, by, 'case.noted', { noteId: kept.id, visibility: kept.visibility });
    return kept;
  }

  record(tx: Transaction, caseId: string, by: By, type: string, data: Record<string, unknown> = {}): void {
    this.trail.record(tx, caseId, by.actor, { type, at: by.at, data });
  }
}

/** The SET list of a change; its values are numbered from $2. */
function assignments(change: CaseChange): { sets: string; values: unknown[] } {
  const entries = Object.entries(change) as [keyof typeof CHANGEABLE, unknown][];
  const sets = entries.map(([name], index) => `${CHANGEABLE[name]} = $${index + 2}`);
  return { sets: [...sets, 'revision = revision + 1'].join(', '), values: entries.map(([, value]) => value) };
}
