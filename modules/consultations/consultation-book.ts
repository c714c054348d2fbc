import { Injectable } from '@nestjs/common';
import { CaseNotices, CaseStore } from '../cases/index.js';
import type { Transaction } from '../database/index.js';
import { cityTime, newId } from '../kernel/index.js';
import type { By } from '../process-engine/index.js';
import type { DecisionEntry } from './consultation-entries.js';

/** What opens a consultation or a whistle. */
export interface ConsultationDraft {
  caseId: string;
  processInstanceId: string;
  kind: 'consultation' | 'whistle';
  topic: string;
  leadUnit: string;
  units: string[];
  /** Until when the units answer or are there. */
  dueAt: Date;
}

/** How one unit took part. */
export type Attendance = 'opinion' | 'checked-in' | 'no-show';

/** The books of consultations: who was asked, who answered, what was decided. Every entry is an event of the case. */
@Injectable()
export class ConsultationBook {
  constructor(
    private readonly store: CaseStore,
    private readonly notices: CaseNotices,
  ) {}

  async open(tx: Transaction, by: By, draft: ConsultationDraft): Promise<void> {
    const { caseId, processInstanceId, kind, topic, leadUnit, units, dueAt } = draft;
    const id = newId();
    await tx.query(
      `INSERT INTO consultation (id, case_id, process_instance_id, kind, topic, lead_unit, convened_at, convened_by, due_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, caseId, processInstanceId, kind, topic, leadUnit, by.at, by.actor.username, dueAt],
    );
    await tx.query(
      `INSERT INTO consultation_unit (consultation_id, unit_code) SELECT $1, unit FROM unnest($2::text[]) AS unit`,
      [id, units],
    );
    this.store.record(tx, caseId, by, `${kind}.opened`, { consultationId: id, topic, leadUnit, units, dueAt });
    const data = { lead: leadUnit, dueAt: cityTime(dueAt) };
    const to = units.map((unit) => ({ unit }));
    await this.notices.tell(tx, by, caseId, { template: 'consultation-invited', to, data });
  }

  /** One unit gave its opinion or came. */
  async attended(
    tx: Transaction,
    by: By,
    processInstanceId: string,
    entry: { unit: string; attendance: Attendance; said: object },
  ): Promise<void> {
    const [row] = await tx.query<{ caseId: string }>(
      `UPDATE consultation_unit u SET attendance = $3, said = $4, at = $5 FROM consultation c
       WHERE c.id = u.consultation_id AND c.process_instance_id = $1 AND u.unit_code = $2 RETURNING c.case_id AS "caseId"`,
      [processInstanceId, entry.unit, entry.attendance, JSON.stringify(entry.said), by.at],
    );
    if (row)
      this.store.record(tx, row.caseId, by, `consultation.${entry.attendance}`, { ...entry.said, unit: entry.unit });
  }

  /** Those who neither answered nor came are absent; answers how many. */
  async recordNoShows(tx: Transaction, by: By, processInstanceId: string): Promise<number> {
    const absent = await tx.query<{ caseId: string; unit: string }>(
      `UPDATE consultation_unit u SET attendance = 'no-show', at = $2 FROM consultation c
       WHERE c.id = u.consultation_id AND c.process_instance_id = $1 AND u.attendance IS NULL
       RETURNING c.case_id AS "caseId", u.unit_code AS unit`,
      [processInstanceId, by.at],
    );
    for (const { caseId, unit } of absent) this.store.record(tx, caseId, by, 'consultation.no-show', { unit });
    return absent.length;
  }

  /** How many were asked, and how many took part. */
  async count(tx: Transaction, processInstanceId: string): Promise<{ asked: number; present: number }> {
    const [row] = await tx.query<{ asked: number; present: number }>(
      `SELECT count(*)::int AS asked, count(*) FILTER (WHERE u.attendance IN ('opinion', 'checked-in'))::int AS present
       FROM consultation c JOIN consultation_unit u ON u.consultation_id = c.id WHERE c.process_instance_id = $1`,
      [processInstanceId],
    );
    return row ?? { asked: 0, present: 0 };
  }

  /** What the meeting, or the leaders, decided. */
  async decided(
    tx: Transaction,
    by: By,
    processInstanceId: string,
    decision: { agreed: boolean; minutes: string; decisions: DecisionEntry[] },
  ): Promise<void> {
    const [row] = await tx.query<{ caseId: string }>(
      `UPDATE consultation SET agreed = $2, minutes = $3, decisions = $4, decided_at = $5
       WHERE process_instance_id = $1 RETURNING case_id AS "caseId"`,
      [processInstanceId, decision.agreed, decision.minutes, JSON.stringify(decision.decisions), by.at],
    );
    if (row) this.store.record(tx, row.caseId, by, 'consultation.decided', { ...decision });
  }

  /** The end of it, with what came out. */
  async settle(tx: Transaction, by: By, processInstanceId: string, outcome: string): Promise<void> {
    const [row] = await tx.query<{ caseId: string }>(
      'UPDATE consultation SET outcome = $2, settled_at = $3 WHERE process_instance_id = $1 RETURNING case_id AS "caseId"',
      [processInstanceId, outcome, by.at],
    );
    if (row) this.store.record(tx, row.caseId, by, 'consultation.settled', { outcome });
  }
}
