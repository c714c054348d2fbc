import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditTrail } from '../audit/index.js';
import { EngineExtensions, type ElementModel, type StepContext, type StepListener } from '../process-engine/index.js';
import { HOLDER_KINDS, HolderLedger, type Holder } from './holder-ledger.js';
import type { SlaClock } from './sla-clock.js';
import { SlaClocks } from './sla-clocks.js';
import type { SlaFacts } from './sla-policy.js';

/** Starts and stops clocks, and books time to whoever holds the case, where the diagrams say so. */
@Injectable()
export class ClockBook implements StepListener, OnModuleInit {
  constructor(
    private readonly extensions: EngineExtensions,
    private readonly clocks: SlaClocks,
    private readonly ledger: HolderLedger,
    private readonly trail: AuditTrail,
  ) {}

  onModuleInit(): void {
    this.extensions.addListener(this);
  }

  async onStep(context: StepContext): Promise<void> {
    const { caseId } = context.variables;
    if (typeof caseId !== 'string') return;
    for (const { type, elementId } of context.step.events) {
      if (type === 'element.completed') await this.turnClocks(context, caseId, context.model.element(elementId));
    }
    await this.handOver(context, caseId);
  }

  private async turnClocks(context: StepContext, caseId: string, element: ElementModel): Promise<void> {
    const { tx, by } = context;
    for (const measure of element.step.startClocks) {
      const clock = await this.clocks.start(tx, { ...startOf(context, caseId), measure });
      if (clock && clock.startedAt.getTime() === by.at.getTime()) this.record(context, 'sla.started', clock, element.id);
    }
    for (const measure of element.step.stopClocks) {
      const clock = await this.clocks.stop(tx, caseId, measure, by.at);
      if (clock) this.record(context, clock.state === 'met' ? 'sla.met' : 'sla.stopped-late', clock, element.id);
    }
  }

  /** The first step that opened says who has the case now. */
  private async handOver({ tx, by, step, model, variables }: StepContext, caseId: string): Promise<void> {
    for (const { elementId } of step.opened) {
      const holder = holderOf(model.element(elementId), variables);
      if (holder) return this.ledger.handOver(tx, caseId, holder, by.at, elementId);
    }
  }

  private record({ tx, by, instance }: StepContext, type: string, clock: SlaClock, elementId: string): void {
    const { measure, startedAt, warnAt, dueAt, policyCode, policyVersion } = clock;
    const data = { measure, startedAt, warnAt, dueAt, policyCode, policyVersion };
    this.trail.record(tx, instance.stream, by.actor, { type, at: by.at, processInstanceId: instance.id, elementId, data });
  }
}

function startOf({ by, instance, variables }: StepContext, caseId: string) {
  const facts = { urgency: variables.urgency, nature: variables.nature, channel: variables.channel } as SlaFacts;
  const holderUnit = typeof variables.leadUnit === 'string' ? variables.leadUnit : null;
  return { caseId, processInstanceId: instance.id, at: by.at, facts, holderUnit };
}

function holderOf({ step }: ElementModel, variables: Record<string, unknown>): Holder | null {
  const kind = HOLDER_KINDS.find((known) => known === step.holder);
  if (!kind) return null;
  const code = kind === 'lead-unit' ? variables.leadUnit : kind;
  return { kind, code: typeof code === 'string' ? code : kind };
}
