import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/index.js';
import type { Transaction } from '../database/index.js';
import { DueWorkRegistry, newId } from '../kernel/index.js';
import { EngineExtensions, type By } from './extensions.js';
import type { Command, Incident, InstanceStatus, ProcessInstance } from './instances/instance.js';
import { InstanceStore } from './instances/instance-store.js';
import { ProcessFault } from './run/process-fault.js';
import type { ProcessRun } from './run/process-run.js';
import type { Program } from './run/program.js';
import type { ProcessStep, Thrown } from './run/step.js';

interface Turn {
  tx: Transaction;
  by: By;
  instance: ProcessInstance;
  program: Program;
  run: ProcessRun;
}

/** Answers that are events of their own; the others are told by whoever gave them. */
const TOLD: ReadonlySet<string> = new Set(['timer.fired', 'message.received', 'signal.received', 'child.ended']);

/** Writes down what a turn did: the instance, its waits, the history, what is on its way to others. */
@Injectable()
export class TurnBook {
  constructor(
    private readonly store: InstanceStore,
    private readonly trail: AuditTrail,
    private readonly extensions: EngineExtensions,
    private readonly dueWork: DueWorkRegistry,
  ) {}

  /** The first line of a turn: what set it off. */
  recordCommand(turn: Turn, command: Command): void {
    if (command.kind === 'start') this.recordStart(turn);
    if (command.kind === 'answer' && TOLD.has(command.because)) this.recordAnswer(turn, command);
  }

  private recordAnswer(turn: Turn, { because, executionId }: Extract<Command, { kind: 'answer' }>): void {
    const wait = turn.run.openWaits().find((open) => open.executionId === executionId);
    this.record(turn, because, wait?.elementId, { dueAt: wait?.dueAt?.toISOString(), name: wait?.name });
  }

  /** Changes the turn's instance in place to what is stored. */
  async keep(turn: Turn, step: ProcessStep, answered: string | null): Promise<void> {
    const { tx, instance, run, by } = turn;
    for (const event of step.events) this.record(turn, event.type, event.elementId);
    this.advance(turn, step);
    this.store.keep(tx, instance, { closed: step.closed, opened: step.opened, at: by.at });
    this.send(turn, step.thrown);
    await this.tellListeners(turn, { step, answered }, run);
    if (step.ended)
      this.record(turn, 'instance.ended', undefined, { status: instance.status, errorCode: instance.errorCode });
  }

  async raiseIncident(
    tx: Transaction,
    instance: ProcessInstance,
    { fault, command, by }: { fault: ProcessFault; command: Command; by: By },
  ): Promise<Incident> {
    const { elementId, message } = fault;
    const incident: Incident = {
      ...{ id: newId(), instanceId: instance.id, elementId, message },
      ...{ command, raisedAt: by.at, resolvedAt: null },
    };
    await this.store.insertIncident(tx, incident);
    this.record({ tx, by, instance }, 'incident.raised', elementId, { incidentId: incident.id, message });
    return incident;
  }

  /** Tokens that can never move again are told once; the turn itself stands. */
  async raiseStuck({ tx, by, instance }: Pick<Turn, 'tx' | 'by' | 'instance'>, elementIds: string[]): Promise<void> {
    for (const elementId of elementIds) {
      if (await this.store.hasIncident(tx, instance.id, elementId)) continue;
      const fault = new ProcessFault(elementId, 'a token waits here for others that can no longer come');
      await this.raiseIncident(tx, instance, { fault, command: { kind: 'variables', variables: {} }, by });
    }
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
    await this.tellListeners({ tx, by, instance: ended, program }, { step, answered: null });
    return ended;
  }

  private recordStart(turn: Turn): void {
    const { definitionKey, definitionVersion, businessKey, parentId } = turn.instance;
    this.record(turn, 'instance.started', undefined, { definitionKey, definitionVersion, businessKey, parentId });
  }

  private advance({ instance, run, by }: Turn, step: ProcessStep): void {
    const { variables, ...snapshot } = run.snapshot();
    const status: InstanceStatus = step.ended ?? instance.status;
    Object.assign(instance, { variables, status, revision: instance.revision + 1 });
    instance.snapshot = step.ended ? null : snapshot;
    instance.endedAt = step.ended ? by.at : null;
    instance.errorCode = step.errorCode ?? null;
  }

  /** What leaves the instance is delivered after the commit. */
  private send({ tx, by }: Turn, thrown: Thrown[]): void {
    for (const event of thrown) {
      if (event.kind === 'escalation') continue;
      const key = event.kind === 'message' ? event.correlationKey : null;
      tx.send(
        `INSERT INTO event_delivery (id, kind, name, correlation_key, variables, due_at) VALUES ($1, $2, $3, $4, $5, $6)`,
        [newId(), event.kind, event.name, key, JSON.stringify(event.variables), by.at],
      );
      tx.afterCommit(() => this.dueWork.wake());
    }
  }

  private async tellListeners(
    { tx, by, instance, program }: Omit<Turn, 'run'>,
    { step, answered }: { step: ProcessStep; answered: string | null },
    run?: ProcessRun,
  ): Promise<void> {
    const evaluate = (executionId: string, expression: string) => run?.evaluateAt(executionId, expression) ?? null;
    const context = {
      ...{ tx, by, instance, model: program.model, step, answered, evaluate },
      variables: instance.variables.root,
    };
    for (const listener of this.extensions.listeners) await listener.onStep(context);
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
