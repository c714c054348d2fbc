import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { Clock, type Actor } from '../kernel/index.js';
import { CaseAccess } from './case-access.js';
import { CaseStore, type CaseNote } from './case-store.js';

/** Notes at a case; internal ones never reach the citizen. */
@Injectable()
export class CaseNotes {
  constructor(
    private readonly database: Database,
    private readonly access: CaseAccess,
    private readonly store: CaseStore,
    private readonly clock: Clock,
  ) {}

  async add(
    actor: Actor,
    caseId: string,
    note: { visibility: 'internal' | 'public'; text: string },
  ): Promise<CaseNote> {
    await this.access.open(actor, caseId);
    const by = { actor, at: this.clock.now() };
    return this.database.transaction(async (tx) => this.store.note(tx, caseId, by, note));
  }

  /** Oldest first. */
  async list(actor: Actor, caseId: string): Promise<CaseNote[]> {
    await this.access.open(actor, caseId);
    return this.database.query<CaseNote>(
      `SELECT id, visibility, text, author, created_at AS "createdAt" FROM case_note WHERE case_id = $1 ORDER BY id`,
      [caseId],
    );
  }
}
