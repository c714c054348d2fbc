import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Policies } from '../policies/index.js';
import { EngineExtensions, textOf, textsOf, type ServiceCall } from '../process-engine/index.js';
import { SlaPolicies } from '../sla/index.js';
import { ConsultationBook } from './consultation-book.js';
import { CONSULTATION_RULES } from './consultation-policy.js';
import { instantOf } from '../kernel/index.js';

type Answer = Promise<Record<string, unknown>>;

const MINUTE = 60_000;

/** What the diagrams of consultations ask of the system. */
@Injectable()
export class ConsultationServices implements OnModuleInit {
  constructor(
    private readonly book: ConsultationBook,
    private readonly policies: Policies,
    private readonly limits: SlaPolicies,
    private readonly extensions: EngineExtensions,
  ) {}

  onModuleInit(): void {
    this.policies.define(CONSULTATION_RULES);
    this.extensions.addHandler('consultations.open', (call) => this.open(call));
    this.extensions.addHandler('consultations.open-whistle', (call) => this.openWhistle(call));
    this.extensions.addHandler('consultations.record-no-shows', (call) => this.noShows(call));
    this.extensions.addHandler('consultations.count-opinions', (call) => this.count(call));
  }

  /** Invites the units, the lead among them, and sets the end for their opinions. */
  private async open(call: ServiceCall): Answer {
    const { tx, by, instance, variables } = call;
    const { value: rules } = await this.policies.inForce(tx, CONSULTATION_RULES);
    const hours = typeof variables.opinionHours === 'number' ? variables.opinionHours : rules.opinionHours;
    const dueAt = await this.limits.endOf(tx, { limit: { value: hours, unit: 'hour' }, clock: 'working' }, by.at);
    const leadUnit = textOf(variables.consultLead) ?? textOf(variables.leadUnit) ?? '';
    const units = [...new Set([leadUnit, ...textsOf(variables.consultUnits)])].filter(Boolean);
    const caseId = textOf(variables.caseId);
    const draft = { kind: 'consultation' as const, topic: textOf(variables.topic) ?? '', leadUnit, units, dueAt };
    if (caseId) await this.book.open(tx, by, { ...draft, caseId, processInstanceId: instance.id });
    return { consultUnits: units, consultLead: leadUnit, opinionDueAt: dueAt.toISOString() };
  }

  /** Calls the units to the spot; who is not there some time after `meetAt` is absent. */
  private async openWhistle({ tx, by, instance, variables }: ServiceCall): Answer {
    const { value: rules } = await this.policies.inForce(tx, CONSULTATION_RULES);
    const meetAt = instantOf(variables.meetAt) ?? by.at;
    const noShowAt = new Date(Math.max(meetAt.getTime(), by.at.getTime()) + rules.graceMinutes * MINUTE);
    const [caseId, leadUnit] = [textOf(variables.caseId), textOf(variables.whistleUnit) ?? ''];
    const units = textsOf(variables.whistleUnits);
    const draft = { kind: 'whistle' as const, topic: textOf(variables.topic) ?? '', leadUnit, units, dueAt: meetAt };
    if (caseId) await this.book.open(tx, by, { ...draft, caseId, processInstanceId: instance.id });
    return { noShowAt: noShowAt.toISOString() };
  }

  private async noShows({ tx, by, instance }: ServiceCall): Answer {
    return { noShows: await this.book.recordNoShows(tx, by, instance.id) };
  }

  private async count({ tx, instance }: ServiceCall): Answer {
    const { value: rules } = await this.policies.inForce(tx, CONSULTATION_RULES);
    const { asked, present } = await this.book.count(tx, instance.id);
    return {
      opinionsAsked: asked,
      opinionsGiven: present,
      quorumReached: present * 100 >= asked * rules.quorumPercent,
    };
  }
}
