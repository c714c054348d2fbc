import type { AlarmKind, LadderStep } from './alarm-ladder.js';

/** What is wrong, and whose it is. */
export interface AlarmDraft {
  caseId: string;
  caseNumber: string;
  caseTitle: string;
  kind: AlarmKind;
  measure: string | null;
  /** The clock it comes from: once that is stopped, nobody else is called. */
  clockId: string | null;
  unitCode: string | null;
  /** The limit it is about. */
  dueAt: Date | null;
  text: string;
}

/** An alarm with the way it climbs. */
export interface Alarm extends AlarmDraft {
  id: string;
  raisedAt: Date;
  steps: LadderStep[];
  /** Index of the step that comes next, and when; null when the ladder has ended. */
  nextStep: number;
  nextAt: Date | null;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
}

export const ALARM = `
  alarm.id, alarm.case_id AS "caseId", alarm.case_number AS "caseNumber", alarm.case_title AS "caseTitle",
  alarm.due_at AS "dueAt", alarm.kind, alarm.measure, alarm.clock_id AS "clockId",
  alarm.unit_code AS "unitCode", alarm.text, alarm.raised_at AS "raisedAt", alarm.steps, alarm.next_step AS "nextStep",
  alarm.next_at AS "nextAt", alarm.acknowledged_at AS "acknowledgedAt", alarm.acknowledged_by AS "acknowledgedBy"`;
