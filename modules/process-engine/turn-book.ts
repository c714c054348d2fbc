import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/index.js';
import type { Transaction } from '../database/index.js';
import { lifeEnd } from './events/delivery-life.js';
import { DeliveryStore } from './events/delivery-store.js';
import { EngineExtensions, type By } from './extensions.js';
import type { Command, InstanceStatus, ProcessInstance } from './instances/instance.js';
import { InstanceStore } from './instances/instance-store.js';
import type { ProcessRun } from './run/process-run.js';
import type { Program } from './run/program.js';
import type { ProcessStep } from './run/step.js';

interface Turn {
  tx: Transaction;
  by: By;
  instance: ProcessInstance;
  program: Program;
  run: ProcessRun;
}

/** What set a turn off: an answer to a wait, or that another turn is taken back. */
interface Occasion {
  answered: string | null;
  undone: Record<string, unknown> | null;
}

/** Answers that are events of their own; the others are told by whoever gave them. */
const TOLD: ReadonlySet<string> = new Set([
  'timer.fired',
  'message.received',
  'signal.received',
  'activities.begun',
  'child.ended',
]);

/** Writes down what a turn did: the instance, its waits, the history, what is on its way to others. */
@Injectable()
export class TurnBook {
  constructor(
    private readonly store: InstanceStore,
    private readonly trail: AuditTrail,
    private readonly extensions: EngineExtensions,
    private readonly deliveries: DeliveryStore,
  ) {}

  /** The first line of a turn: what set it off. */
  recordCommand(turn: Turn, command: Command): void {
    if (command.kind === 'start') this.recordStart(turn, command);
    if (command.kind === 'move') this.record(turn, 'token.moved', command.to, { from: command.from });
    if (command.kind === 'answer' && TOLD.has(command.because)) this.recordAnswer(turn, command);
  }

  private recordAnswer(turn: Turn, { because, executionId }: Extract<Command, { kind: 'answer' }>): void {
    const wait = turn.run.openWaits().find((open) => open.executionId === executionId);
    this.record(turn, because, wait?.elementId, { dueAt: wait?.dueAt?.toISOString(), name: wait?.name });
  }

  /** Changes the turn's instance in place to what is stored; answers what listeners noted. */
  async keep(turn: Turn, step: ProcessStep, { answered, undone }: Occasion): Promise<Record<string, unknown>> {
    const { tx, instance, run, by } = turn;
    for (const event of step.events) this.record(turn, event.type, event.elementId);
    this.advance(turn, step);
    this.store.keep(tx, instance, { closed: step.closed, opened: step.opened, at: by.at });
    this.exchange(turn, step);
    const notes = await this.tellListeners(turn, { step, answered, undone }, run);
    if (step.ended)
      this.record(turn, 'instance.ended', undefined, { status: instance.status, errorCode: instance.errorCode });
    return notes;
  }

  /** Ends an instance from outside; its waits are gone and listeners told. */
  async cancel({ tx, instance, program, by }: Omit<Turn, 'run'>, reason: string): Promise<ProcessInstance> {
    const closed = await this.store.closeAllWaits(tx, instance.id);
    const ended = {
      ...instance,
      status: 'cancelled' as const,
      snapshot: null,
      endedAt: by.at,
      revision: instance.revision + 1,
    };
    this.store.keep(tx, ended, { closed: [], opened: [], at: by.at });
    this.record({ tx, by, instance }, 'instance.ended', undefined, { status: 'cancelled', reason });
    const step: ProcessStep = { events: [], opened: [], closed, closedCalls: [], thrown: [], ended: null, stuckAt: [] };
    await this.tellListeners({ tx, by, instance: ended, program }, { step, answered: null, undone: null });
    return ended;
  }

  private recordStart(turn: Turn, { at }: Extract<Command, { kind: 'start' }>): void {
    const { definitionKey, definitionVersion, businessKey, parentId } = turn.instance;
    this.record(turn, 'instance.started', undefined, { definitionKey, definitionVersion, businessKey, parentId });
    if (at && at.because !== 'called') this.record(turn, at.because, at.elementId);
  }

  private advance({ instance, run, by }: Turn, step: ProcessStep): void {
    const { variables, ...snapshot } = run.snapshot();
    const status: InstanceStatus = step.ended ?? instance.status;
    Object.assign(instance, { variables, status, revision: instance.revision + 1 });
    instance.snapshot = step.ended ? null : snapshot;
    instance.endedAt = step.ended ? by.at : null;
    instance.errorCode = step.errorCode ?? null;
  }

  /** What leaves the instance is delivered after the commit; what it begins to wait for may have come already. */
  private exchange({ tx, by, instance }: Turn, { thrown, opened }: ProcessStep): void {
    const leaving = thrown.filter((event) => event.kind !== 'escalation');
    this.deliveries.add(
      tx,
      leaving.map((event) => ({ ...event, sourceId: instance.id, dueAt: by.at, expiresAt: lifeEnd(by.at) })),
    );
    const awaited = opened.filter(({ kind }) => kind === 'message').flatMap(({ name }) => name ?? []);
    if (awaited.length > 0) this.deliveries.hasten(tx, awaited, by.at);
  }

  private async tellListeners(
    { tx, by, instance, program }: Omit<Turn, 'run'>,
    { step, answered, undone }: Occasion & { step: ProcessStep },
    run?: ProcessRun,
  ): Promise<Record<string, unknown>> {
    const evaluate = (executionId: string, expression: string) => run?.evaluateAt(executionId, expression) ?? null;
    const context = {
      ...{ tx, by, instance, model: program.model, step, answered, undone, evaluate },
      ...{ variables: instance.variables.root, notes: {} },
    };
    for (const listener of this.extensions.listeners) await listener.onStep(context);
    return context.notes;
  }

  private record(
    { tx, by, instance }: Pick<Turn, 'tx' | 'by' | 'instance'>,
    type: string,
    elementId?: string,
    data: Record<string, unknown> = {},
  ): void {
    this.trail.record(tx, instance.stream, by.actor, {
      type,
      at: by.at,
      processInstanceId: instance.id,
      elementId,
      data,
    });
  }
}
