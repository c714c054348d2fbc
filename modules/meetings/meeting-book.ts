import { Injectable } from '@nestjs/common';
import { CaseStore } from '../cases/index.js';
import { Database, type Transaction } from '../database/index.js';
import { newId, instantOf } from '../kernel/index.js';
import type { By } from '../process-engine/index.js';
import type { MeetingItemEntry } from './meeting-entries.js';
import type { MeetingRules } from './meeting-policy.js';

/** A weekly reception or a dispatch meeting. */
export interface Meeting {
  id: string;
  kind: 'reception' | 'dispatch';
  processInstanceId: string | null;
  plannedAt: Date;
  heldAt: Date | null;
  heldBy: string | null;
  minutes: string | null;
  /** How many cases of its agenda are not cleared. */
  unsettled: number;
}

const MEETING = `m.id, m.kind, m.process_instance_id AS "processInstanceId", m.planned_at AS "plannedAt", m.held_at AS "heldAt", m.held_by AS "heldBy", m.minutes,
  (SELECT count(*)::int FROM meeting_item i WHERE i.meeting_id = m.id AND i.settled_at IS NULL) AS unsettled`;

const ITEMS = `SELECT i.case_id AS "caseId", c.number, c.title, i.reasons, i.lead_unit AS "leadUnit", i.co_units AS "coUnits",
  i.task, i.due_at AS "dueAt", i.result, i.settled_at AS "settledAt"
  FROM meeting_item i JOIN citizen_case c ON c.id = i.case_id WHERE i.meeting_id = $1 ORDER BY c.number`;

// Overdue, too often returned or reworked, or left over from an earlier meeting.
const AGENDA = `
  INSERT INTO meeting_item (meeting_id, case_id, reasons)
  SELECT $1, id, reasons FROM (
    SELECT c.id, array_remove(ARRAY[
      CASE WHEN EXISTS (SELECT 1 FROM sla_clock k WHERE k.case_id = c.id AND k.state = 'breached' AND k.stopped_at IS NULL)
        THEN 'overdue' END,
      CASE WHEN c.returns >= $2 THEN 'returns' END,
      CASE WHEN c.rework_round >= $3 THEN 'reworks' END,
      CASE WHEN EXISTS (SELECT 1 FROM meeting_item i WHERE i.case_id = c.id AND i.task IS NOT NULL AND i.settled_at IS NULL)
        THEN 'left-over' END], NULL) AS reasons
    FROM citizen_case c WHERE c.status <> 'archived') AS open
  WHERE cardinality(reasons) > 0
  RETURNING case_id`;

/** The books of meetings. What is decided on a case is an event of that case. */
@Injectable()
export class MeetingBook {
  constructor(
    private readonly database: Database,
    private readonly store: CaseStore,
  ) {}

  async plan(tx: Transaction, kind: Meeting['kind'], processInstanceId: string, at: Date): Promise<string> {
    const id = newId();
    const sql = 'INSERT INTO meeting (id, kind, process_instance_id, planned_at) VALUES ($1, $2, $3, $4)';
    await tx.query(sql, [id, kind, processInstanceId, at]);
    return id;
  }

  /** Puts every case that needs the meeting on its agenda; answers how many. */
  async buildAgenda(tx: Transaction, meetingId: string, { returns, reworks }: MeetingRules): Promise<number> {
    return (await tx.query(AGENDA, [meetingId, returns, reworks])).length;
  }

  async held(tx: Transaction, by: By, processInstanceId: string, minutes: string | null): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      'UPDATE meeting SET held_at = $2, held_by = $3, minutes = $4 WHERE process_instance_id = $1 RETURNING id',
      [processInstanceId, by.at, by.actor.username, minutes],
    );
    return row?.id ?? '';
  }

  /** Gives a case of the agenda its lead, task and limit; answers whether it is on the agenda. */
  async assign(tx: Transaction, by: By, meetingId: string, item: MeetingItemEntry): Promise<boolean> {
    const { caseId, leadUnit, coUnits = [], task, dueAt } = item;
    const found = await tx.query(
      `UPDATE meeting_item SET lead_unit = $3, co_units = $4, task = $5, due_at = $6
       WHERE meeting_id = $1 AND case_id = $2 RETURNING case_id`,
      [meetingId, caseId, leadUnit, coUnits, task, instantOf(dueAt)],
    );
    if (found.length > 0)
      this.store.record(tx, caseId, by, 'meeting.assigned', { meetingId, leadUnit, coUnits, task, dueAt });
    return found.length > 0;
  }

  /** 销号: strikes a case off this and all earlier agendas. */
  async settle(tx: Transaction, by: By, caseId: string): Promise<void> {
    const sql =
      'UPDATE meeting_item SET settled_at = $2 WHERE case_id = $1 AND settled_at IS NULL RETURNING meeting_id';
    const settled = await tx.query(sql, [caseId, by.at]);
    if (settled.length > 0) this.store.record(tx, caseId, by, 'meeting.settled', {});
  }

  async report(
    tx: Transaction,
    by: By,
    at: { processInstanceId: string; caseId: string },
    result: string,
  ): Promise<void> {
    await tx.query(
      `UPDATE meeting_item i SET result = $3 FROM meeting m
       WHERE m.id = i.meeting_id AND m.process_instance_id = $1 AND i.case_id = $2`,
      [at.processInstanceId, at.caseId, result],
    );
    this.store.record(tx, at.caseId, by, 'meeting.carried-out', { result, unit: by.actor.unitCode });
  }

  /** The latest meetings, newest first. */
  list(): Promise<Meeting[]> {
    return this.database.query<Meeting>(`SELECT ${MEETING} FROM meeting m ORDER BY m.planned_at DESC, m.id LIMIT 100`);
  }

  /** One meeting with its agenda; null when there is none. */
  async read(id: string): Promise<(Meeting & { items: object[] }) | null> {
    const [meeting] = await this.database.query<Meeting>(`SELECT ${MEETING} FROM meeting m WHERE m.id = $1`, [id]);
    return meeting ? { ...meeting, items: await this.database.query(ITEMS, [id]) } : null;
  }
}
