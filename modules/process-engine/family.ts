import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { DomainError, newId } from '../kernel/index.js';
import type { By } from './extensions.js';
import { IncidentBook } from './incidents/incident-book.js';
import type { Command, Incident, ProcessInstance } from './instances/instance.js';
import { InstanceStore } from './instances/instance-store.js';
import { ENGINE_ERRORS } from './process-engine.errors.js';
import { ProgramLibrary } from './program-library.js';
import { ProcessFault } from './run/process-fault.js';
import type { OpenWait, ProcessStep } from './run/step.js';
import { Variables } from './run/variables.js';
import { TurnBook } from './turn-book.js';
import { TurnRunner, type TurnResult } from './turn-runner.js';

type CallWait = Pick<OpenWait, 'executionId' | 'elementId' | 'name' | 'scopeIds'>;

/** An instance with the processes it called: what one of them does to another happens in the same transaction. */
@Injectable()
export class Family {
  constructor(
    private readonly store: InstanceStore,
    private readonly runner: TurnRunner,
    private readonly programs: ProgramLibrary,
    private readonly book: TurnBook,
    private readonly incidents: IncidentBook,
  ) {}

  /** One command on one member, and all that follows from it in the family. The family is locked. */
  async run(tx: Transaction, instance: ProcessInstance, command: Command, by: By, failures = 0): Promise<TurnResult> {
    if (command.kind === 'call') return this.callAgain(tx, instance, command.executionId, by);
    const result = await this.runner.turn(tx, instance, command, by, failures);
    if (!result.step) return result;
    return { ...result, instance: await this.follow(tx, result, result.step, by) };
  }

  /** Ends a member and everything below it. */
  async cancel(tx: Transaction, instance: ProcessInstance, reason: string, by: By): Promise<ProcessInstance> {
    for (const child of await this.store.activeChildren(tx, instance.id)) await this.cancel(tx, child, reason, by);
    const program = await this.programs.get(tx, instance.definitionId);
    const ended = await this.book.cancel({ tx, instance, program, by }, reason);
    if (instance.parentId) await this.tellParentOfCancel(tx, ended, by);
    return ended;
  }

  private async follow(tx: Transaction, { instance }: TurnResult, step: ProcessStep, by: By): Promise<ProcessInstance> {
    const calls = step.opened.filter(({ kind }) => kind === 'call');
    const escalations = step.thrown.filter((thrown) => thrown.kind === 'escalation');
    if (step.closedCalls.length > 0) await this.cancelCalled(tx, instance, step.closedCalls, by);
    for (const wait of calls) await this.call(tx, instance, wait, by);
    for (const { code } of escalations) await this.escalate(tx, instance, code, by);
    if (step.ended) await this.returnToParent(tx, instance, by);
    const changed = calls.length > 0 ? await this.store.read(tx, instance.id) : null;
    return changed ?? instance;
  }

  private async cancelCalled(
    tx: Transaction,
    instance: ProcessInstance,
    executionIds: string[],
    by: By,
  ): Promise<void> {
    const children = await this.store.activeChildren(tx, instance.id, executionIds);
    for (const child of children) await this.cancel(tx, { ...child, parentId: null }, 'the call was interrupted', by);
  }

  private async call(tx: Transaction, parent: ProcessInstance, wait: CallWait, by: By): Promise<Incident | null> {
    try {
      const child = await this.child(tx, parent, wait, by);
      this.store.insert(tx, child);
      await this.run(tx, child, { kind: 'start' }, by);
      return null;
    } catch (error) {
      const command: Command = { kind: 'call', executionId: wait.executionId };
      return this.incidents.raise(tx, parent, { fault: asFault(wait.elementId, error), command, by });
    }
  }

  private async callAgain(tx: Transaction, parent: ProcessInstance, executionId: string, by: By): Promise<TurnResult> {
    const wait = await this.store.callWait(tx, parent.id, executionId);
    const incident = wait && (await this.call(tx, parent, wait, by));
    return { instance: (await this.store.read(tx, parent.id)) ?? parent, step: null, incident };
  }

  private async child(tx: Transaction, parent: ProcessInstance, wait: CallWait, by: By): Promise<ProcessInstance> {
    const called = await this.calledBy(tx, parent, wait.elementId);
    const definition = await this.programs.startable(tx, wait.name ?? '', called?.version);
    const variables = new Variables(parent.variables);
    const visible =
      called?.propagateParent === false ? variables.own(wait.executionId) : variables.visible(wait.scopeIds);
    return {
      ...{ id: newId(), rootId: parent.rootId, parentId: parent.id, parentExecutionId: wait.executionId },
      ...{ stream: parent.stream, definitionId: definition.id, definitionKey: definition.key },
      ...{ definitionVersion: definition.version, businessKey: parent.businessKey, status: 'active' },
      ...{ variables: { root: { ...visible }, local: {} }, snapshot: null, revision: 0, errorCode: null },
      ...{ startedAt: by.at, endedAt: null },
    };
  }

  private async calledBy(tx: Transaction, { definitionId }: ProcessInstance, elementId: string) {
    const { model } = await this.programs.get(tx, definitionId);
    return model.element(elementId).called;
  }

  private async returnToParent(tx: Transaction, child: ProcessInstance, by: By): Promise<void> {
    const at = await this.parentOf(tx, child);
    if (!at) return;
    const { parent, executionId } = at;
    const command: Command =
      child.status === 'failed'
        ? { kind: 'error', executionId, code: child.errorCode ?? '', variables: {} }
        : { kind: 'answer', executionId, variables: child.variables.root, because: 'child.ended' };
    await this.run(tx, parent, command, by);
  }

  private async escalate(tx: Transaction, child: ProcessInstance, code: string | undefined, by: By): Promise<void> {
    const at = await this.parentOf(tx, child);
    if (at) await this.run(tx, at.parent, { kind: 'escalate', executionId: at.executionId, code }, by);
  }

  private async tellParentOfCancel(tx: Transaction, child: ProcessInstance, by: By): Promise<void> {
    const at = await this.parentOf(tx, child);
    if (!at) return;
    const fault = new ProcessFault('', 'the called process was cancelled');
    await this.incidents.raise(tx, at.parent, { fault, command: { kind: 'call', executionId: at.executionId }, by });
  }

  private async parentOf(
    tx: Transaction,
    child: ProcessInstance,
  ): Promise<{ parent: ProcessInstance; executionId: string } | null> {
    if (!child.parentId || !child.parentExecutionId) return null;
    const parent = await this.store.read(tx, child.parentId);
    return parent?.status === 'active' ? { parent, executionId: child.parentExecutionId } : null;
  }
}

const CANNOT_BE_CALLED = [
  ENGINE_ERRORS['process-definition-not-published'],
  ENGINE_ERRORS['process-definition-quarantined'],
  ENGINE_ERRORS['process-start-missing'],
];

function asFault(elementId: string, error: unknown): ProcessFault {
  if (error instanceof ProcessFault) return error;
  if (error instanceof DomainError && CANNOT_BE_CALLED.includes(error.definition)) {
    return new ProcessFault(elementId, error.message);
  }
  throw error;
}
