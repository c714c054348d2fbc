import type { ElementModel, ProcessModel } from '../model/process-model.js';
import type { Activity, Content, Context, ProcessExecution } from './library.js';

/** What a token waits for. The engine never arms a clock or listens itself: every wait is answered from outside. */
export type WaitKind =
  'user-task' | 'service' | 'call' | 'timer' | 'message' | 'signal' | 'conditional' | 'error' | 'escalation';

/** One open wait of a running process. `executionId` names it across snapshots. */
export interface Wait {
  readonly executionId: string;
  readonly kind: WaitKind;
  readonly element: ElementModel;
  /** Execution id of the scope it belongs to; the root scope is `root`. */
  readonly scopeId: string;
  /** Ids of the variable scopes visible from here, innermost first, without the root. */
  readonly scopeIds: readonly string[];
  /** Remaining runs handed on by the previous run of a repeating timer. */
  readonly repeat?: number;
  /** Ends the wait and moves the token on. */
  complete(): void;
}

/** A running process, root or sub-process, as behaviours see it. */
export interface Scope {
  readonly id: string;
  readonly elementId: string;
  readonly parent: Scope | null;
  readonly execution: () => ProcessExecution;
}

/** What the element behaviours need of the run they belong to. */
export interface Host {
  readonly model: ProcessModel;
  /** Puts work at the end of the agenda; the stack stays flat and every turn can be counted and ended. */
  later(work: () => void): void;
  open(wait: Wait): void;
  close(wait: Wait): void;
  /** How often a wait may still be answered, this time included; -1 without end. */
  remaining(wait: Wait): number;
  joined(join: Join): void;
  /** A sub-process began, or was recovered, inside the scope of `outer`. */
  scopeStarted(outer: Context, content: Content, execution: ProcessExecution): void;
  scopeEnded(scopeId: string): void;
  scopeOf(context: Context): Scope;
  /** Opens a variable scope for one run of an activity; the same id opened again keeps its variables. */
  openVariables(
    scopeId: string,
    element: ElementModel,
    outer: readonly string[],
    locals?: Record<string, unknown>,
  ): void;
  /** Value of an expression (FEEL after `=`, else the text itself); `locals` are visible on top of all scopes. */
  evaluate(
    expression: string,
    scopeIds: readonly string[],
    elementId: string,
    locals?: Record<string, unknown>,
  ): unknown;
  assign(name: string, value: unknown, scopeIds: readonly string[]): void;
  /** Applies output mappings and drops the variable scope. */
  closeVariables(scopeId: string, element: ElementModel, outer: readonly string[]): void;
  loopState(executionId: string): LoopState | undefined;
  keepLoopState(executionId: string, state: LoopState | undefined): void;
  entered(activity: Activity, content: Content): void;
  completed(activity: Activity, content: Content): void;
  cancelled(activity: Activity, content: Content): void;
  /** An activity is idle again. */
  left(activity: Activity): void;
  taken(flowId: string, activity: { context: Context }): void;
  /** Raises a technical fault at an element: the turn is undone and an incident names it. */
  fault(elementId: string, reason: string): never;
  throwEvent(activity: Activity, element: ElementModel): void;
}

/** Progress of one multi-instance activity. */
export interface LoopState {
  total: number;
  started: number;
  completed: number;
  items: unknown[] | null;
  outputs: unknown[];
}

/** A gateway that waits for more tokens. */
export interface Join {
  readonly activity: Activity;
  /** Ids of incoming flows that hold a token. */
  marked(): ReadonlySet<string>;
  fire(): void;
}

export const hostOf = (holder: { environment: { options: Record<string, unknown> } }): Host =>
  holder.environment.options.host as Host;

/** Scope ids visible to an activity, innermost first, without the root. */
export function outerScopes(host: Host, context: Context): string[] {
  const ids: string[] = [];
  for (let scope = host.scopeOf(context); scope.parent; scope = scope.parent) ids.push(scope.id);
  return ids;
}
