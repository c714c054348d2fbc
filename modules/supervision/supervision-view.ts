import type { SupervisionMeasure } from './supervision-policy.js';

/** A supervision as people see it. */
export interface SupervisionView {
  id: string;
  caseId: string;
  measure: SupervisionMeasure;
  reason: string;
  unitCode: string | null;
  openedAt: Date;
  openedBy: string;
  clearedAt: Date | null;
  clearedBy: string | null;
  processInstanceId: string | null;
}

/** Columns of `supervision s` as a `SupervisionView`. */
export const SUPERVISION = `s.id, s.case_id AS "caseId", s.measure, s.reason, s.unit_code AS "unitCode",
  s.opened_at AS "openedAt", s.opened_by AS "openedBy", s.cleared_at AS "clearedAt", s.cleared_by AS "clearedBy",
  s.process_instance_id AS "processInstanceId"`;
