import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AlarmCalls } from '../alarms/index.js';
import { Policies } from '../policies/index.js';
import { EngineExtensions, textOf, type ServiceCall } from '../process-engine/index.js';
import { SlaPolicies } from '../sla/index.js';
import { rungAfter, SUPERVISION_LADDER, SUPERVISION_MEASURES, type SupervisionRung } from './supervision-policy.js';
import { Supervisions } from './supervisions.service.js';

type Answer = Promise<Record<string, unknown>>;

/** What diagrams may ask of supervision: urge, open one, wait for its answer, climb. */
@Injectable()
export class SupervisionServices implements OnModuleInit {
  constructor(
    private readonly supervisions: Supervisions,
    private readonly policies: Policies,
    private readonly limits: SlaPolicies,
    private readonly extensions: EngineExtensions,
  ) {}

  onModuleInit(): void {
    this.policies.define(SUPERVISION_LADDER);
    this.extensions.addHandler('supervision.urge', (call) => this.urge(call));
    this.extensions.addHandler('supervision.order', (call) => this.order(call));
    this.extensions.addHandler('supervision.set-limit', (call) => this.setLimit(call));
    this.extensions.addHandler('supervision.raise', (call) => this.raise(call));
  }

  private async urge({ tx, by, variables }: ServiceCall): Answer {
    const { caseId, unit, leadUnit, urgeReason } = variables;
    const unitCode = textOf(unit) ?? textOf(leadUnit);
    if (typeof caseId !== 'string' || !unitCode) return {};
    await this.supervisions.urge(tx, by, { caseId, unitCode, reason: textOf(urgeReason) ?? '催办' });
    return {};
  }

  private async order({ tx, by, variables }: ServiceCall): Answer {
    const { caseId, unit, leadUnit, supervisionReason } = variables;
    if (typeof caseId !== 'string') return {};
    const measure = measureOf(variables.supervisionMeasure);
    const unitCode = textOf(unit) ?? textOf(leadUnit);
    const reason = textOf(supervisionReason) ?? '督办';
    return { supervisionId: await this.supervisions.order(tx, by, { caseId, measure, reason, unitCode }) };
  }

  private async setLimit(call: ServiceCall): Answer {
    const { value } = await this.policies.inForce(call.tx, SUPERVISION_LADDER);
    const measure = measureOf(call.variables.supervisionMeasure);
    const rung = value.rungs.find((each) => each.measure === measure) ?? value.rungs.at(-1);
    return { supervisionMeasure: measure, supervisionDueAt: await this.endOf(call, rung) };
  }

  private async raise(call: ServiceCall): Answer {
    const { value } = await this.policies.inForce(call.tx, SUPERVISION_LADDER);
    const rung = rungAfter(value, measureOf(call.variables.supervisionMeasure));
    const id = textOf(call.variables.supervisionId);
    if (id && rung) await this.supervisions.raise(call.tx, call.by, id, rung.measure);
    return { supervisionMeasure: rung?.measure ?? 'order', supervisionDueAt: await this.endOf(call, rung) };
  }

  private async endOf({ tx, by }: ServiceCall, rung: SupervisionRung | undefined): Promise<string> {
    const { hours = 8, clock = 'working' } = rung ?? {};
    const end = await this.limits.endOf(tx, { limit: { value: hours, unit: 'hour' }, clock }, by.at);
    return end.toISOString();
  }
}

const measureOf = (value: unknown) => SUPERVISION_MEASURES.find((known) => known === value) ?? 'order';

/** The last step of an alarm may open a supervision. */
@Injectable()
export class SuperviseAlarms implements OnModuleInit {
  constructor(
    private readonly calls: AlarmCalls,
    private readonly supervisions: Supervisions,
  ) {}

  onModuleInit(): void {
    this.calls.onSupervision(async (tx, by, { caseId, unitCode, text }) => {
      await this.supervisions.order(tx, by, { caseId, measure: 'order', reason: text, unitCode });
    });
  }
}
