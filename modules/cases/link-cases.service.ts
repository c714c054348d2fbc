import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { Clock, DomainError, type Actor } from '../kernel/index.js';
import { CaseAccess } from './case-access.js';
import { CaseStore } from './case-store.js';
import { CASE_ERRORS } from './cases.errors.js';

/** How two cases belong together. */
export interface CaseLink {
  otherId: string;
  kind: 'duplicate' | 'related';
  reason: string;
}

/** A person links two cases; each keeps its own life. */
@Injectable()
export class LinkCases {
  constructor(
    private readonly database: Database,
    private readonly access: CaseAccess,
    private readonly store: CaseStore,
    private readonly clock: Clock,
  ) {}

  /** Linking the same two again changes nothing. Throws `case-link-invalid`, or what the access to either case throws. */
  async execute(actor: Actor, caseId: string, { otherId, kind, reason }: CaseLink): Promise<void> {
    if (caseId === otherId)
      throw new DomainError(CASE_ERRORS['case-link-invalid'], 'A case cannot be linked to itself.');
    const { number } = await this.access.open(actor, otherId);
    await this.access.open(actor, caseId);
    const by = { actor, at: this.clock.now() };
    await this.database.transaction(async (tx) => {
      const linked = await tx.query(
        `INSERT INTO case_link (case_id, other_id, kind, reason, created_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING RETURNING kind`,
        [caseId, otherId, kind, reason, by.at],
      );
      if (linked.length > 0) this.store.record(tx, caseId, by, 'case.linked', { kind, links: [{ number, reason }] });
    });
  }
}
