import { Injectable } from '@nestjs/common';
import { CaseAccess } from '../cases/index.js';
import { Database } from '../database/index.js';
import type { Actor } from '../kernel/index.js';

const LIST = `
  SELECT c.id, c.kind, c.topic, c.lead_unit AS "leadUnit", c.convened_at AS "convenedAt", c.convened_by AS "convenedBy",
    c.due_at AS "dueAt", c.agreed, c.minutes, c.decisions, c.decided_at AS "decidedAt", c.outcome,
    c.settled_at AS "settledAt", c.process_instance_id AS "processInstanceId",
    (SELECT json_agg(json_build_object('unit', u.unit_code, 'attendance', u.attendance, 'said', u.said, 'at', u.at)
      ORDER BY u.unit_code) FROM consultation_unit u WHERE u.consultation_id = c.id) AS units
  FROM consultation c WHERE c.case_id = $1 ORDER BY c.id DESC`;

/** The consultations and whistles of a case, the latest first, with who took part. */
@Injectable()
export class ConsultationList {
  constructor(
    private readonly database: Database,
    private readonly access: CaseAccess,
  ) {}

  /** Throws `case-unknown`, `case-out-of-scope`. */
  async ofCase(actor: Actor, caseId: string): Promise<Record<string, unknown>[]> {
    await this.access.open(actor, caseId);
    return this.database.query(LIST, [caseId]);
  }
}
