import { Injectable } from '@nestjs/common';
import { CaseNotices, CaseStore } from '../cases/index.js';
import type { Transaction } from '../database/index.js';
import { newId } from '../kernel/index.js';
import { ProcessEngine, type By } from '../process-engine/index.js';
import type { SupervisionMeasure } from './supervision-policy.js';

/** What opens a supervision. */
export interface SupervisionOrder {
  caseId: string;
  measure: SupervisionMeasure;
  reason: string;
  unitCode: string | null;
}

const PROCESS = 'supervision';

/** 督办: formal pressure beside a case; it stays open until somebody checked and cleared it. */
@Injectable()
export class Supervisions {
  constructor(
    private readonly store: CaseStore,
    private readonly engine: ProcessEngine,
    private readonly notices: CaseNotices,
  ) {}

  /** Opens one with a process of its own, which asks the unit, waits, and climbs. Answers its id. */
  async order(tx: Transaction, by: By, order: SupervisionOrder): Promise<string> {
    const { number } = await this.store.read(tx, order.caseId);
    const id = await this.open(tx, by, order);
    const { caseId, measure, reason, unitCode } = order;
    const variables = { caseId, caseNumber: number, supervisionId: id, supervisionMeasure: measure };
    const started = await this.engine.start(
      tx,
      {
        ...{ definitionKey: PROCESS, businessKey: number, stream: caseId },
        variables: { ...variables, supervisionReason: reason, unit: unitCode },
      },
      by,
    );
    tx.send('UPDATE supervision SET process_instance_id = $2 WHERE id = $1', [id, started.instance.id]);
    return id;
  }

  /** 催办: a reminder that is kept, told, and asks for no answer. */
  async urge(
    tx: Transaction,
    by: By,
    { caseId, unitCode, reason }: { caseId: string; unitCode: string; reason: string },
  ): Promise<void> {
    this.store.record(tx, caseId, by, 'supervision.urged', { unit: unitCode, reason });
    const notice = { template: 'urge', data: { from: by.actor.name, reason }, urgent: true };
    await this.notices.tell(tx, by, caseId, { ...notice, to: [{ unit: unitCode }] });
  }

  /** Opens one that another process carries, such as a rework. Answers its id. */
  async open(tx: Transaction, by: By, { caseId, measure, reason, unitCode }: SupervisionOrder): Promise<string> {
    const id = newId();
    tx.send(
      `INSERT INTO supervision (id, case_id, measure, reason, unit_code, opened_at, opened_by) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, caseId, measure, reason, unitCode, by.at, by.actor.username],
    );
    this.store.record(tx, caseId, by, 'supervision.opened', { supervisionId: id, measure, reason, unit: unitCode });
    const notice = { template: 'supervision-opened', data: { measure, reason }, urgent: true };
    if (unitCode) await this.notices.tell(tx, by, caseId, { ...notice, to: [{ unit: unitCode }] });
    return id;
  }

  /** A weightier measure takes the place of the present one. */
  async raise(tx: Transaction, by: By, id: string, measure: SupervisionMeasure): Promise<void> {
    const sql = 'UPDATE supervision SET measure = $2 WHERE id = $1 RETURNING case_id AS "caseId"';
    const [row] = await tx.query<{ caseId: string }>(sql, [id, measure]);
    if (row) this.store.record(tx, row.caseId, by, 'supervision.raised', { supervisionId: id, measure });
  }

  /** 销号: clears one supervision. */
  async clear(tx: Transaction, by: By, id: string): Promise<void> {
    await this.end(tx, by, 'id = $1', id);
  }

  /** Clears those that other processes carry on a case. */
  async clearCarried(tx: Transaction, by: By, caseId: string): Promise<void> {
    await this.end(tx, by, 'case_id = $1 AND process_instance_id IS NULL', caseId);
  }

  private async end(tx: Transaction, by: By, condition: string, id: string): Promise<void> {
    const cleared = await tx.query<{ id: string; caseId: string }>(
      `UPDATE supervision SET cleared_at = $2, cleared_by = $3 WHERE ${condition} AND cleared_at IS NULL
       RETURNING id, case_id AS "caseId"`,
      [id, by.at, by.actor.username],
    );
    for (const { id: supervisionId, caseId } of cleared)
      this.store.record(tx, caseId, by, 'supervision.cleared', { supervisionId });
  }
}
