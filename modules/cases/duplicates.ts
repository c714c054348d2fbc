import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { EngineExtensions, type By } from '../process-engine/index.js';
import { CaseStore } from './case-store.js';
import { likeStored, type Likeness } from './likeness.js';

/** 查重: finds earlier cases of the same matter by caller, place and words, and links them; none is ever dropped. */
@Injectable()
export class Duplicates implements OnModuleInit {
  constructor(
    private readonly store: CaseStore,
    private readonly extensions: EngineExtensions,
  ) {}

  onModuleInit(): void {
    this.extensions.addHandler('cases.check-duplicates', async ({ tx, by, variables }) => {
      const found = await this.link(tx, by, String(variables.caseId));
      return { duplicates: found.length };
    });
  }

  private async link(tx: Transaction, by: By, caseId: string): Promise<Likeness[]> {
    const found = await likeStored(tx, caseId, by.at);
    if (found.length === 0) return found;
    await tx.query(
      `INSERT INTO case_link (case_id, other_id, kind, reason, score, created_at)
       SELECT $1, "caseId", 'duplicate', reason, score, $2
       FROM json_to_recordset($3) AS l ("caseId" uuid, reason text, score real) ON CONFLICT DO NOTHING`,
      [caseId, by.at, JSON.stringify(found)],
    );
    const links = found.map(({ number, reason, score }) => ({ number, reason, score: Math.round(score * 100) / 100 }));
    this.store.record(tx, caseId, by, 'case.linked', { kind: 'duplicate', links });
    return found;
  }
}
