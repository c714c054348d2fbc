import { Injectable } from '@nestjs/common';
import { CaseAccess } from '../cases/index.js';
import { Database } from '../database/index.js';
import type { Actor } from '../kernel/index.js';
import type { Satisfaction } from './follow-up-entries.js';

/** One time somebody asked the citizen; what they said is null when nobody was reached. */
export interface FollowUpAttempt {
  id: string;
  /** 0 before the first rework. */
  round: number;
  /** Counted from 1 in each round. */
  attempt: number;
  reached: boolean;
  contacted: boolean | null;
  solved: boolean | null;
  satisfaction: Satisfaction | null;
  reasonCode: string | null;
  reason: string | null;
  askedAt: Date;
  /** Username. */
  askedBy: string;
}

const ATTEMPTS = `
  SELECT id, round, attempt, reached, contacted, solved, satisfaction, reason_code AS "reasonCode", reason,
    asked_at AS "askedAt", asked_by AS "askedBy"
  FROM follow_up WHERE case_id = $1 ORDER BY id`;

/** How often a citizen was asked, and what they said. */
@Injectable()
export class FollowUpAttempts {
  constructor(
    private readonly database: Database,
    private readonly access: CaseAccess,
  ) {}

  /** Every attempt of a case, oldest first. Throws `case-unknown`, `case-out-of-scope`. */
  async ofCase(actor: Actor, caseId: string): Promise<FollowUpAttempt[]> {
    await this.access.open(actor, caseId);
    return this.database.query<FollowUpAttempt>(ATTEMPTS, [caseId]);
  }
}
