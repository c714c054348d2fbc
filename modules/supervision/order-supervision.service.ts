import { Injectable } from '@nestjs/common';
import { CaseAccess } from '../cases/index.js';
import { Database } from '../database/index.js';
import { assertHolds } from '../identity/index.js';
import { Clock, DomainError, type Actor } from '../kernel/index.js';
import { Organisation } from '../organisation/index.js';
import { SUPERVISION, type SupervisionView } from './supervision-view.js';
import { SUPERVISION_ERRORS } from './supervision.errors.js';
import type { SupervisionMeasure } from './supervision-policy.js';
import { Supervisions } from './supervisions.service.js';

/** What a supervisor asks for; without a unit it is the one that leads the case. */
export interface SupervisionRequest {
  measure: SupervisionMeasure;
  reason: string;
  unitCode?: string;
}

/** 督办 by people: supervisors and leaders open one beside a case. */
@Injectable()
export class OrderSupervision {
  constructor(
    private readonly database: Database,
    private readonly access: CaseAccess,
    private readonly organisation: Organisation,
    private readonly supervisions: Supervisions,
    private readonly clock: Clock,
  ) {}

  /** Throws `role-missing`, `case-unknown`, `case-out-of-scope`, `supervision-without-unit`. */
  async execute(actor: Actor, caseId: string, request: SupervisionRequest): Promise<SupervisionView> {
    assertHolds(actor, 'supervisor', 'leader');
    const { leadUnit } = await this.access.open(actor, caseId);
    const unitCode = request.unitCode ?? leadUnit;
    if (!unitCode || !this.organisation.find(unitCode)?.enabled)
      throw new DomainError(SUPERVISION_ERRORS['supervision-without-unit'], `"${unitCode ?? ''}" is no open unit.`);
    const by = { actor, at: this.clock.now() };
    return this.database.transaction(async (tx) => {
      const id = await this.supervisions.order(tx, by, { ...request, caseId, unitCode });
      const [view] = await tx.query<SupervisionView>(`SELECT ${SUPERVISION} FROM supervision s WHERE s.id = $1`, [id]);
      return view as SupervisionView;
    });
  }

  /** Those of one case, the latest first. */
  async ofCase(actor: Actor, caseId: string): Promise<SupervisionView[]> {
    await this.access.open(actor, caseId);
    const sql = `SELECT ${SUPERVISION} FROM supervision s WHERE s.case_id = $1 ORDER BY s.id DESC`;
    return this.database.query<SupervisionView>(sql, [caseId]);
  }
}
