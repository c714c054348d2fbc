import { Injectable } from '@nestjs/common';
import { databaseFault, type Transaction } from '../database/index.js';
import { DomainError } from '../kernel/index.js';
import { BpmnError, DECISION_HANDLER, EngineExtensions, type By } from './extensions.js';
import { IncidentBook } from './incidents/incident-book.js';
import type { Command, Incident, ProcessInstance } from './instances/instance.js';
import { ENGINE_ERRORS } from './process-engine.errors.js';
import { ProgramLibrary } from './program-library.js';
import { ProcessFault } from './run/process-fault.js';
import { ProcessRun } from './run/process-run.js';
import type { Program } from './run/program.js';
import { mergeSteps, type OpenWait, type ProcessStep } from './run/step.js';
import { TurnBook } from './turn-book.js';
import { stateOf } from './undo/state-difference.js';
import type { TurnUndo } from './undo/turn-undo.js';
import { undone, undoOf } from './undo/turn-undoing.js';

/** What became of a command: the instance after it, and the incident that stopped it, if one did. */
export interface TurnResult {
  instance: ProcessInstance;
  step: ProcessStep | null;
  incident: Incident | null;
  /** What the turn is taken back with, when it was asked to be undoable. */
  undo?: TurnUndo;
}

/** What the engine itself carries out; calls are the family's. */
type TurnCommand = Exclude<Command, { kind: 'call' }>;

/** Everything one turn works with. */
interface Turn {
  tx: Transaction;
  by: By;
  instance: ProcessInstance;
  program: Program;
  run: ProcessRun;
}

/** Turns that one command may set off in its family. */
const TURN_BUDGET = 200;

/** Carries out one command on one instance whose family is locked: engine, books, history, all in one transaction. */
@Injectable()
export class TurnRunner {
  private readonly turns = new WeakMap<Transaction, number>();

  constructor(
    private readonly programs: ProgramLibrary,
    private readonly extensions: EngineExtensions,
    private readonly book: TurnBook,
    private readonly incidents: IncidentBook,
  ) {}

  /** `failures` tells how often the command has failed before. A fault of the diagram undoes the turn and becomes an incident; the caller's transaction goes on. */
  async turn(
    tx: Transaction,
    instance: ProcessInstance,
    command: TurnCommand,
    by: By,
    failures = 0,
  ): Promise<TurnResult> {
    try {
      return await tx.savepoint(() => this.attempt(tx, instance, command, by));
    } catch (error) {
      if (!(error instanceof ProcessFault)) throw error;
      const incident = await this.incidents.raise(tx, instance, { fault: error, command, by }, failures + 1);
      return { instance, step: null, incident };
    }
  }

  private async attempt(tx: Transaction, instance: ProcessInstance, command: TurnCommand, by: By): Promise<TurnResult> {
    this.count(tx, instance);
    const program = await this.programs.get(tx, instance.definitionId);
    const run = await runOf(instance, program);
    if ('executionId' in command && !run.isWaiting(command.executionId)) throw gone(instance);
    const turn = { tx, by, instance: { ...instance }, program, run };
    const undo = undoing(turn, command);
    this.book.recordCommand(turn, command);
    const step = await this.serve(turn, await this.perform(turn, command));
    const answered = command.kind === 'answer' ? command.executionId : null;
    const notes = await this.book.keep(turn, step, { answered, undone: null });
    if (!step.ended) run.release();
    await this.incidents.raiseStuck(tx, turn.instance, step.stuckAt, by);
    return { instance: turn.instance, step, incident: null, undo: undo(step, notes) };
  }

  /** Takes back what a turn did, as if it had not been. Throws `UndoRefused`. */
  async takeBack(tx: Transaction, instance: ProcessInstance, undo: TurnUndo, by: By): Promise<ProcessInstance> {
    const program = await this.programs.get(tx, instance.definitionId);
    const now = await runOf(instance, program);
    const { run, step } = await undone(program, now, undo, instance.revision);
    now.release();
    const turn = { tx, by, instance: { ...instance }, program, run };
    await this.book.keep(turn, step, { answered: null, undone: undo.notes });
    run.release();
    return turn.instance;
  }

  /** Processes that call each other without end are stopped like loops inside one process. */
  private count(tx: Transaction, instance: ProcessInstance): void {
    const turns = (this.turns.get(tx) ?? 0) + 1;
    this.turns.set(tx, turns);
    if (turns > TURN_BUDGET) {
      throw new ProcessFault(
        instance.definitionKey,
        `processes call each other without end: more than ${TURN_BUDGET} turns for one command`,
        true,
      );
    }
  }

  private async perform(turn: Turn, command: TurnCommand): Promise<ProcessStep> {
    const { run, by } = turn;
    switch (command.kind) {
      case 'start':
        return run.begin(by.at, command.at);
      case 'move':
        return run.move(by.at, command.from, command.to);
      case 'answer':
        return run.answer(by.at, command.executionId, command.variables);
      case 'error':
        return run.throwError(by.at, command.executionId, command.code, command.variables);
      case 'escalate':
        return run.escalate(by.at, command.executionId, command.code);
      case 'variables':
        return run.setVariables(by.at, command.variables);
      case 'handle':
        return this.handle(turn, this.serviceWait(run, command.executionId));
    }
  }

  /** Lets handlers do the service tasks a step opened, and those these open in turn; a type nobody handles passes through. */
  private async serve(turn: Turn, first: ProcessStep): Promise<ProcessStep> {
    let total = first;
    while (!total.ended) {
      const wait = total.opened.find(({ kind, executionId }) => kind === 'service' && turn.run.isWaiting(executionId));
      if (!wait) break;
      total = mergeSteps(total, await this.handle(turn, wait));
    }
    return total;
  }

  private serviceWait(run: ProcessRun, executionId: string): OpenWait {
    const wait = run.openWaits().find((open) => open.executionId === executionId);
    if (!wait) throw new ProcessFault('', `nothing waits at ${executionId}`);
    return wait;
  }

  private async handle({ tx, by, instance, program, run }: Turn, wait: OpenWait): Promise<ProcessStep> {
    const element = program.model.element(wait.elementId);
    const handler = this.extensions.handler(element.decision ? DECISION_HANDLER : element.taskType);
    if (!handler) return run.answer(by.at, wait.executionId, {});
    try {
      const variables = run.visibleAt(wait.executionId);
      const values = await handler({ tx, by, instance, element, variables });
      return run.answer(by.at, wait.executionId, values ?? {});
    } catch (error) {
      if (error instanceof BpmnError) return run.throwError(by.at, wait.executionId, error.code, {});
      throw error instanceof ProcessFault ? error : handlerFault(element.id, error as Error);
    }
  }
}

/** Remembers the state before an undoable command; answers what the turn is taken back with once it was carried out. */
function undoing(
  { instance, program, run }: Turn,
  command: TurnCommand,
): (step: ProcessStep, notes: Record<string, unknown>) => TurnUndo | undefined {
  if (command.kind !== 'answer' || !command.undoable) return () => undefined;
  const at = { before: stateOf(run.snapshot()), answered: command.executionId, model: program.model };
  return (step, notes) => {
    const { definitionId, revision } = instance;
    return { ...undoOf(at, run, step), notes, definitionId, revision };
  };
}

/** The instance in memory, from its snapshot: nothing is kept between turns. */
const runOf = ({ snapshot, variables }: ProcessInstance, program: Program): Promise<ProcessRun> =>
  snapshot ? ProcessRun.recover(program, { ...snapshot, variables }) : ProcessRun.create(program, variables.root);

const gone = ({ id, status, revision }: ProcessInstance): DomainError =>
  new DomainError(ENGINE_ERRORS['wait-unknown'], 'This step is no longer waiting; somebody was first.', {
    current: { id, status, revision },
  });

/** Faults of the database undo the whole command; everything else a handler throws is the step's own fault. */
const handlerFault = (elementId: string, error: Error): Error =>
  databaseFault(error) ? error : new ProcessFault(elementId, error.message);
