import type { ElementModel, EventModel, ProcessModel } from '../model/process-model.js';
import type { Execution } from './execution.js';
import type { Compensable, NodeState } from './node.js';
import { isScope } from './nodes.js';

/** Undoes what has completed, the latest first. */
export class Compensation {
  constructor(private readonly execution: Execution) {}

  /** Remembers a completed activity that something in the diagram can undo. */
  note(node: NodeState): void {
    const element = this.execution.elementOf(node);
    if (element.isForCompensation || !this.isUndoable(element, node)) return;
    const scope = this.execution.nodes.scopeOf(node);
    const variables = this.execution.expressions.variables.own(node.id);
    scope.done = [...(scope.done ?? []), { element: element.id, variables, done: node.done }];
  }

  /** A compensation event is thrown at a node: one activity is undone, or all of the scope. */
  throwAt(node: NodeState, { activity, waits }: EventModel): void {
    const records = this.scopesOf(node).flatMap((scope) => takeOut(scope, activity));
    if (waits !== false) return this.undo(node, records);
    for (const record of records.reverse()) this.begin(record, this.homeOf(node));
    this.execution.behaviour(node.element).undone(node);
  }

  /** Undoes everything that completed inside a scope. */
  undoScope(scope: NodeState): void {
    this.undo(scope, takeOut(scope, undefined));
  }

  /** Goes on with the next thing a node has to undo, or tells it that all is undone. */
  advance(driver: NodeState | undefined): void {
    if (!driver) return;
    const record = driver.undoing?.pop();
    if (record) this.begin(record, this.homeOf(driver), driver);
    else this.execution.behaviour(driver.element).undone(driver);
  }

  private undo(driver: NodeState, records: Compensable[]): void {
    driver.undoing = records;
    this.execution.later(() => this.advance(this.execution.nodes.get(driver.id)));
  }

  private begin(record: Compensable, home: NodeState, driver?: NodeState): void {
    const handler = handlerOf(this.execution.model, record.element);
    if (handler) this.execution.enter(handler, home, { onBehalfOf: driver?.id, given: record.variables });
    else this.reopen(record, home, driver);
  }

  /** A completed sub-process comes back with its variables, to undo what is inside it. */
  private reopen({ element, variables, done = [] }: Compensable, home: NodeState, driver?: NodeState): void {
    const scope = this.execution.nodes.create(element, home, { onBehalfOf: driver?.id, resting: {}, done });
    this.execution.expressions.variables.open(scope.id, variables);
    const start = compensationStart(this.execution.model, element);
    if (!start) return this.undoScope(scope);
    scope.undoing = [];
    this.execution.behaviour(start.id).caught(scope);
  }

  private isUndoable(element: ElementModel, node: NodeState): boolean {
    const { model } = this.execution;
    if (handlerOf(model, element.id)) return true;
    return isScope(node) && ((node.done ?? []).length > 0 || compensationStart(model, element.id) !== undefined);
  }

  /** Scopes whose activities a compensation event may undo: its own and, from inside event sub-processes, those around them. */
  private scopesOf(node: NodeState): NodeState[] {
    const scope = this.execution.nodes.scopeOf(node);
    return this.isEventSubProcess(scope) ? [scope, ...this.scopesOf(scope)] : [scope];
  }

  /** Where handlers run: the scope of the activities they undo. */
  private homeOf(driver: NodeState): NodeState {
    return isScope(driver) ? driver : (this.scopesOf(driver).at(-1) ?? this.execution.nodes.root);
  }

  private isEventSubProcess({ element }: NodeState): boolean {
    return this.execution.model.elements.get(element)?.triggeredByEvent ?? false;
  }
}

/** The activity that undoes another. */
export function handlerOf(model: ProcessModel, activityId: string): ElementModel | undefined {
  const boundary = model.boundaries(activityId).find(({ compensatedBy }) => compensatedBy !== undefined);
  return boundary?.compensatedBy === undefined ? undefined : model.element(boundary.compensatedBy);
}

/** The start of the event sub-process that undoes the scope it lies in. */
export function compensationStart(model: ProcessModel, scopeId: string): ElementModel | undefined {
  return model
    .eventSubProcesses(scopeId)
    .map(({ start }) => start)
    .find(({ event }) => event?.kind === 'compensation');
}

/** Takes what is to be undone out of a scope: nothing is undone twice. */
function takeOut(scope: NodeState, activity: string | undefined): Compensable[] {
  const isMeant = ({ element }: Compensable) => activity === undefined || element === activity;
  const all = scope.done ?? [];
  scope.done = all.filter((record) => !isMeant(record));
  return all.filter(isMeant);
}
