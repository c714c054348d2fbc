import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import type { By } from '../kernel/index.js';
import type { ProcessInstance } from './instances/instance.js';
import type { ElementModel, ProcessModel } from './model/index.js';
import type { MigrationListener } from './migration/migration-listener.js';
import type { ProcessStep } from './run/step.js';
import type { Values } from './run/variables.js';
import type { WaitKind } from './run/wait.js';

export type { By };

/** What a listener learns of one turn, before it is durable. */
export interface StepContext {
  tx: Transaction;
  by: By;
  instance: ProcessInstance;
  model: ProcessModel;
  step: ProcessStep;
  /** The wait the command itself answered, if it answered one. */
  answered: string | null;
  /** Value of an expression at an open wait; plain text stands for itself. */
  evaluate(executionId: string, expression: string): unknown;
  /** Root variables after the turn. */
  variables: Values;
  /** What a listener needs to take the turn back is put here under its name; plain JSON. */
  notes: Record<string, unknown>;
  /** When this turn takes another one back: what was noted then. */
  undone: Record<string, unknown> | null;
}

/** The case a wait belongs to: that of its instance, else one it was given by its own variables. Null without one. */
export function caseOf(context: StepContext, executionId: string): string | null {
  const caseId = context.variables.caseId ?? context.evaluate(executionId, '= caseId');
  return typeof caseId === 'string' ? caseId : null;
}

/** Higher modules keep their own books in step with the processes: tasks, clocks, holders. */
export interface StepListener {
  onStep(context: StepContext): Promise<void>;
}

/** One call of a service task. */
export interface ServiceCall {
  tx: Transaction;
  by: By;
  instance: ProcessInstance;
  element: ElementModel;
  /** Variables visible at the task. */
  variables: Values;
}

/** Does the work of a service task inside the turn: it may only write rows. Answers variables. */
export type ServiceHandler = (call: ServiceCall) => Promise<Values | undefined>;

/** A business error a handler raises for the diagram to catch. */
export class BpmnError extends Error {
  constructor(
    readonly code: string,
    message = code,
  ) {
    super(message);
  }
}

/** A list that a higher module keeps of waits of one kind; the engine checks it against the states. */
export interface Mirror {
  kind: WaitKind;
  /** Execution ids of an instance that the list shows as open. */
  list: (tx: Transaction, instanceId: string) => Promise<string[]>;
}

/** Name of the handler that answers the decisions of business rule tasks. */
export const DECISION_HANDLER = 'decision';

/** What higher modules add to the engine when they start. */
@Injectable()
export class EngineExtensions {
  private readonly stepListeners: StepListener[] = [];
  readonly mirrors: Mirror[] = [];
  /** Told when an instance changes its version. */
  readonly migrationListeners: MigrationListener[] = [];
  private readonly handlers = new Map<string, ServiceHandler>();

  addListener(listener: StepListener): void {
    this.stepListeners.push(listener);
  }

  /** `type` is what `zeebe:taskDefinition` names. */
  addHandler(type: string, handler: ServiceHandler): void {
    this.handlers.set(type, handler);
  }

  get listeners(): readonly StepListener[] {
    return this.stepListeners;
  }

  handler(type: string | undefined): ServiceHandler | undefined {
    return type === undefined ? undefined : this.handlers.get(type);
  }

  /** Names of all handlers. */
  get taskTypes(): string[] {
    return [...this.handlers.keys()];
  }
}
