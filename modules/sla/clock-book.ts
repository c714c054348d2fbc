import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditTrail } from '../audit/index.js';
import { caseOf, EngineExtensions, type StepContext, type StepListener } from '../process-engine/index.js';
import { recordClock } from './clock-record.js';
import { CLOCK_NOTES, type ClockNotes } from './clock-undo.js';
import { limitsGiven } from './given-limits.js';
import { holderOf, HolderLedger } from './holder-ledger.js';
import type { SlaClock } from './sla-clock.js';
import { SlaClocks } from './sla-clocks.js';
import type { SlaFacts } from './sla-policy.js';
import { TaskClocks } from './task-clocks.js';
import { instantOf } from '../kernel/index.js';

/** Starts and stops clocks, and books time to whoever holds the case, where the diagrams say so. */
@Injectable()
export class ClockBook implements StepListener, OnModuleInit {
  constructor(
    private readonly extensions: EngineExtensions,
    private readonly clocks: SlaClocks,
    private readonly taskClocks: TaskClocks,
    private readonly ledger: HolderLedger,
    private readonly trail: AuditTrail,
  ) {}

  onModuleInit(): void {
    this.extensions.addListener(this);
  }

  async onStep(context: StepContext): Promise<void> {
    const notes: ClockNotes = { started: [], stopped: [], handedOverAt: null };
    context.notes[CLOCK_NOTES] = notes;
    const { caseId } = context.variables;
    await this.stopTaskClocks(context, notes);
    await this.startTaskClocks(context);
    if (typeof caseId !== 'string' || context.undone) return;
    await this.turnClocks(context, caseId, notes);
    this.handOver(context, caseId, notes);
  }

  private async turnClocks(context: StepContext, caseId: string, notes: ClockNotes): Promise<void> {
    const { tx, by, step, model } = context;
    const completed = step.events.filter(({ type }) => type === 'element.completed');
    const steps = completed.map(({ elementId }) => model.element(elementId).step);
    const starting = [...new Set(steps.flatMap(({ startClocks }) => startClocks))];
    const stopping = [...new Set(steps.flatMap(({ stopClocks }) => stopClocks))];
    if (stopping.length > 0) {
      for (const clock of await this.clocks.stopAll(tx, caseId, stopping, by.at)) {
        this.record(context, clock.state === 'met' ? 'sla.met' : 'sla.stopped-late', clock);
        notes.stopped.push(clock.id);
      }
    }
    if (starting.length > 0) {
      const running = await this.clocks.startAll(tx, startOf(context, caseId), starting);
      const started = running.filter(({ startedAt }) => startedAt.getTime() === by.at.getTime());
      for (const clock of started) this.record(context, 'sla.started', clock);
      notes.started.push(...started.map(({ id }) => id));
    }
  }

  private async stopTaskClocks(context: StepContext, notes: ClockNotes): Promise<void> {
    const { tx, by, instance, step, answered } = context;
    if (step.closed.length === 0 || !context.model.hasTaskClocks) return;
    for (const clock of await this.taskClocks.stop(tx, instance.id, { closed: step.closed, answered }, by.at)) {
      notes.stopped.push(clock.id);
      if (clock.state !== 'cancelled')
        this.record(context, clock.state === 'met' ? 'sla.met' : 'sla.stopped-late', clock);
    }
  }

  private async startTaskClocks(context: StepContext): Promise<void> {
    for (const { elementId, executionId } of context.step.opened) {
      const { taskClock } = context.model.element(elementId).step;
      const caseId = taskClock && caseOf(context, executionId);
      if (!caseId) continue;
      const value = (text: string | undefined) => (text ? context.evaluate(executionId, text) : undefined);
      const [unit, due] = [value(taskClock.unit), instantOf(value(taskClock.due))];
      const start = { ...startOf(context, caseId), measure: taskClock.measure, executionId, due };
      const clock = await this.taskClocks.start(context.tx, {
        ...start,
        ...(typeof unit === 'string' && { holderUnit: unit }),
      });
      if (clock) this.record(context, 'sla.started', clock);
    }
  }

  /** The first step that opened says who has the case now; from one step of a holder to the next nothing changes. */
  private handOver({ tx, by, step, model, variables }: StepContext, caseId: string, notes: ClockNotes): void {
    const { elementId, holder } = step.opened
      .map((wait) => ({ elementId: wait.elementId, holder: holderOf(model.element(wait.elementId), variables) }))
      .find((opened) => opened.holder !== null) ?? { elementId: '', holder: null };
    const before = step.events
      .filter(({ type }) => type === 'element.completed')
      .map((event) => model.element(event.elementId).step.holder);
    if (!holder || before.includes(holder.kind)) return;
    this.ledger.handOver(tx, caseId, holder, by.at, elementId);
    notes.handedOverAt = by.at.toISOString();
  }

  private record(context: StepContext, type: string, clock: SlaClock): void {
    recordClock(this.trail, context, type, clock);
  }
}

function startOf({ by, instance, variables }: StepContext, caseId: string) {
  const { urgency, nature, channel, area } = variables;
  const facts = { urgency, nature, channel, area } as SlaFacts;
  const holderUnit = typeof variables.leadUnit === 'string' ? variables.leadUnit : null;
  const limits = limitsGiven(variables.limits);
  return { caseId, processInstanceId: instance.id, at: by.at, facts, holderUnit, limits };
}
