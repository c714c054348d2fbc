import { Injectable } from '@nestjs/common';
import { CaseAccess, type CitizenCase } from '../cases/index.js';
import { Database } from '../database/index.js';
import { assertHolds } from '../identity/index.js';
import { Clock, type Actor } from '../kernel/index.js';
import { ProcessEngine } from '../process-engine/index.js';
import { UnitCheck } from './unit-check.js';

/** What asks for a 会商; without units the centre names them. */
export interface ConsultationRequest {
  topic: string;
  leadUnit?: string;
  units: string[];
}

/** What a 哨令 says. */
export interface WhistleRequest {
  topic: string;
  place: string;
  units: string[];
  meetAt: Date;
}

/** The process that runs beside the case now. */
export interface StartedBeside {
  processInstanceId: string;
}

/** The centre, a department or a township asks for others beside a case it has. */
@Injectable()
export class StartConsultation {
  constructor(
    private readonly database: Database,
    private readonly access: CaseAccess,
    private readonly engine: ProcessEngine,
    private readonly units: UnitCheck,
    private readonly clock: Clock,
  ) {}

  /** Throws `role-missing`, `case-unknown`, `case-out-of-scope`, `task-variables-invalid`. */
  async consult(actor: Actor, caseId: string, { topic, leadUnit, units }: ConsultationRequest): Promise<StartedBeside> {
    assertHolds(actor, 'dispatcher', 'supervisor', 'leader', 'handler', 'reviewer');
    const found = await this.access.open(actor, caseId);
    const consultLead = leadUnit ?? found.leadUnit;
    this.units.assertOpen('units', [...new Set([...(consultLead ? [consultLead] : []), ...units])]);
    const consultUnits = consultLead ? units : [];
    return this.start(actor, found, 'consultation', { topic, consultLead, consultUnits });
  }

  /** Throws `role-missing`, `case-unknown`, `case-out-of-scope`, `task-variables-invalid`. */
  async whistle(actor: Actor, caseId: string, { topic, place, units, meetAt }: WhistleRequest): Promise<StartedBeside> {
    assertHolds(actor, 'handler', 'reviewer', 'dispatcher', 'supervisor');
    const found = await this.access.open(actor, caseId);
    this.units.assertOpen('units', units);
    const whistle = { whistleUnit: actor.unitCode, whistleUnits: units, meetAt: meetAt.toISOString() };
    return this.start(actor, found, 'whistle', { topic, meetPlace: place, ...whistle, consultUnits: [] });
  }

  private async start(actor: Actor, found: CitizenCase, definitionKey: string, own: Record<string, unknown>) {
    const { id: caseId, number, urgency, nature, channel, leadUnit, coUnits } = found;
    const variables = { caseId, caseNumber: number, urgency, nature, channel, leadUnit, coUnits, ...own };
    const request = { definitionKey, businessKey: number, stream: caseId, variables };
    const by = { actor, at: this.clock.now() };
    const { instance } = await this.database.transaction((tx) => this.engine.start(tx, request, by));
    return { processInstanceId: instance.id };
  }
}
