import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CaseStore } from '../cases/index.js';
import type { Transaction } from '../database/index.js';
import { newId } from '../kernel/index.js';
import { EngineExtensions, type By } from '../process-engine/index.js';

/** What opens a supervision. */
export interface SupervisionOrder {
  caseId: string;
  /** urge, order, on-site, circular, interview. */
  measure: string;
  reason: string;
  unitCode: string | null;
}

/** 督办: formal pressure beside a case; it stays open until somebody checked and cleared it. */
@Injectable()
export class OpenSupervision implements OnModuleInit {
  constructor(
    private readonly store: CaseStore,
    private readonly extensions: EngineExtensions,
  ) {}

  /** Service task `supervision.open`: a rework begins, under supervision. */
  onModuleInit(): void {
    this.extensions.addHandler('supervision.open', async ({ tx, by, variables }) => {
      const { caseId, leadUnit } = variables;
      if (typeof caseId !== 'string') return {};
      const reworkRound = await this.store.count(tx, caseId, 'rework_round', { status: 'rework' });
      const unitCode = typeof leadUnit === 'string' ? leadUnit : null;
      this.store.record(tx, caseId, by, 'rework.started', { round: reworkRound, unit: unitCode });
      await this.open(tx, by, { caseId, measure: 'order', reason: '诉求人不满意', unitCode });
      return { reworkRound };
    });
  }

  async open(tx: Transaction, by: By, { caseId, measure, reason, unitCode }: SupervisionOrder): Promise<void> {
    const id = newId();
    await tx.query(
      `INSERT INTO supervision (id, case_id, measure, reason, unit_code, opened_at, opened_by) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, caseId, measure, reason, unitCode, by.at, by.actor.username],
    );
    this.store.record(tx, caseId, by, 'supervision.opened', { supervisionId: id, measure, reason, unit: unitCode });
  }

  /** 销号: clears every open supervision of a case. */
  async clear(tx: Transaction, by: By, caseId: string): Promise<void> {
    const cleared = await tx.query<{ id: string }>(
      `UPDATE supervision SET cleared_at = $2, cleared_by = $3 WHERE case_id = $1 AND cleared_at IS NULL RETURNING id`,
      [caseId, by.at, by.actor.username],
    );
    for (const { id } of cleared) this.store.record(tx, caseId, by, 'supervision.cleared', { supervisionId: id });
  }
}
