import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { DomainError, newId } from '../kernel/index.js';
import { assertVariables } from './assert-variables.js';
import type { By } from './extensions.js';
import { Family } from './family.js';
import type { Command, DefinitionRef, Incident, ProcessInstance } from './instances/instance.js';
import { InstanceStore } from './instances/instance-store.js';
import { ENGINE_ERRORS } from './process-engine.errors.js';
import { ProgramLibrary } from './program-library.js';
import type { Values } from './run/variables.js';
import { TurnRunner } from './turn-runner.js';
import { UndoRefused, type TurnUndo } from './undo/turn-undo.js';

/** What to start. Without a version the newest published one runs. */
export interface StartRequest {
  /** Id the instance gets; a new one unless told. */
  id?: string;
  definitionKey: string;
  version?: number;
  /** Which of several plain start events to begin at; the first one unless told. */
  startElement?: string;
  businessKey?: string;
  variables?: Values;
  /** Audit stream of the case it serves; without one the instance has a stream of its own. */
  stream?: string;
}

/** What a command came to. An incident means: accepted and kept, but stopped until a person helps. */
export interface CommandResult {
  instance: ProcessInstance;
  incident: Incident | null;
  /** What a completion is taken back with, when that was asked for and nothing stopped it. */
  undo?: TurnUndo;
}

type StartCommand = Extract<Command, { kind: 'start' }>;

/** The one door to running processes. Every command is one turn of one family of instances, in the caller's transaction. */
@Injectable()
export class ProcessEngine {
  constructor(
    private readonly store: InstanceStore,
    private readonly programs: ProgramLibrary,
    private readonly family: Family,
    private readonly runner: TurnRunner,
  ) {}

  /** Starts a process at its none start event. Throws `process-definition-not-published`. */
  async start(tx: Transaction, request: StartRequest, by: By): Promise<CommandResult> {
    assertVariables(request.variables ?? {});
    const definition = await this.programs.startable(tx, request.definitionKey, request.version);
    const at =
      request.startElement === undefined ? undefined : await this.plainStart(tx, definition, request.startElement);
    const instance = newInstance(definition, request, by);
    this.store.insert(tx, instance);
    return this.family.run(tx, instance, { kind: 'start', at }, by);
  }

  private async plainStart(
    tx: Transaction,
    { id, key }: DefinitionRef,
    elementId: string,
  ): Promise<StartCommand['at']> {
    const { model } = await this.programs.get(tx, id);
    if (model.plainStarts().some((start) => start.id === elementId))
      return { elementId, values: {}, because: 'called' };
    throw new DomainError(ENGINE_ERRORS['element-unknown'], `"${elementId}" is no plain start event of ${key}.`);
  }

  /** Starts the version of a process that waits for what has just occurred, where it waits for it. */
  async startAt(
    tx: Transaction,
    { definitionId, businessKey, at }: { definitionId: string; businessKey?: string; at: StartCommand['at'] },
    by: By,
  ): Promise<CommandResult> {
    const definition = await this.programs.ref(tx, definitionId);
    const instance = newInstance(definition, { definitionKey: definition.key, businessKey }, by);
    this.store.insert(tx, instance);
    return this.family.run(tx, instance, { kind: 'start', at }, by);
  }

  /** Whether a process can be started. */
  async isPublished(tx: Transaction, definitionKey: string): Promise<boolean> {
    return this.programs.isPublished(tx, definitionKey);
  }

  /**
   * Completes what waits at `executionId`; `undoable` keeps what it takes to take that back. Throws `wait-unknown` when
   * somebody else was first.
   */
  async completeTask(
    tx: Transaction,
    at: { instanceId: string; executionId: string; variables: Values; undoable?: boolean },
    by: By,
  ): Promise<CommandResult> {
    const { executionId, variables } = at;
    const command: Command = { kind: 'answer', executionId, variables, because: 'task.completed' };
    return this.command(tx, at.instanceId, at.undoable ? { ...command, undoable: true } : command, by);
  }

  /**
   * Takes a completion back: its token stands where it stood, variables and joins are as they were. Throws `UndoRefused`
   * when something happened behind it since, `process-instance-ended` and `process-instance-suspended`.
   */
  async takeBack(tx: Transaction, instanceId: string, undo: TurnUndo, by: By): Promise<ProcessInstance> {
    if (undo.obstacle) throw new UndoRefused(undo.obstacle);
    const instance = await this.lock(tx, instanceId);
    assertActive(instance);
    if (instance.definitionId !== undo.definitionId) throw new UndoRefused('version-changed');
    if (await this.store.isAnyHeld(tx, instanceId, undo.opened)) throw new UndoRefused('incident');
    return this.runner.takeBack(tx, instance, undo, by);
  }

  /** Raises a BPMN error at a waiting activity for the diagram to catch. */
  async throwError(
    tx: Transaction,
    at: { instanceId: string; executionId: string; code: string; variables: Values },
    by: By,
  ): Promise<CommandResult> {
    const { executionId, code, variables } = at;
    return this.command(tx, at.instanceId, { kind: 'error', executionId, code, variables }, by);
  }

  /** Changes root variables; awaited conditions see them. */
  async setVariables(tx: Transaction, instanceId: string, variables: Values, by: By): Promise<CommandResult> {
    return this.command(tx, instanceId, { kind: 'variables', variables }, by);
  }

  /** Ends an instance and everything it called. Throws `process-instance-ended`. */
  async cancel(tx: Transaction, instanceId: string, reason: string, by: By): Promise<ProcessInstance> {
    const instance = await this.lock(tx, instanceId);
    if (instance.status !== 'active' && instance.status !== 'suspended') throw ended(instance);
    return this.family.cancel(tx, instance, reason, by);
  }

  /** Any command on an active instance; waits that are gone are refused. */
  async command(tx: Transaction, instanceId: string, command: Command, by: By): Promise<CommandResult> {
    if ('variables' in command) assertVariables(command.variables);
    const instance = await this.lock(tx, instanceId);
    if (instance.status === 'suspended' && command.kind !== 'variables')
      throw refusal('process-instance-suspended', instance);
    if (instance.status !== 'active' && instance.status !== 'suspended') throw ended(instance);
    return this.family.run(tx, instance, command, by);
  }

  /** Locks the family of an instance for the rest of the transaction. Throws `process-instance-unknown`. */
  async lock(tx: Transaction, instanceId: string): Promise<ProcessInstance> {
    const instance = await this.store.lock(tx, instanceId);
    if (instance) return instance;
    throw new DomainError(ENGINE_ERRORS['process-instance-unknown'], `There is no process instance ${instanceId}.`);
  }
}

const refusal = (code: keyof typeof ENGINE_ERRORS, { id, status, revision }: ProcessInstance): DomainError =>
  new DomainError(ENGINE_ERRORS[code], `Process instance ${id} is ${status}.`, { current: { id, status, revision } });

function assertActive(instance: ProcessInstance): void {
  if (instance.status === 'suspended') throw refusal('process-instance-suspended', instance);
  if (instance.status !== 'active') throw ended(instance);
}

const ended = (instance: ProcessInstance): DomainError => refusal('process-instance-ended', instance);

function newInstance(definition: DefinitionRef, request: StartRequest, by: By): ProcessInstance {
  const id = request.id ?? newId();
  return {
    ...{ id, rootId: id, parentId: null, parentExecutionId: null, stream: request.stream ?? id },
    ...{ definitionId: definition.id, definitionKey: definition.key, definitionVersion: definition.version },
    ...{ businessKey: request.businessKey ?? null, status: 'active' as const, snapshot: null, revision: 0 },
    ...{ variables: { root: request.variables ?? {}, local: {} }, errorCode: null, startedAt: by.at, endedAt: null },
  };
}
