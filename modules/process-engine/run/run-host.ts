import { type Host, type Join, type LoopState, type Scope, type Wait } from '../elements/host.js';
import type { Activity, Content, Context, ProcessExecution } from '../elements/library.js';
import { EventSubProcessTrigger } from '../elements/sub-process.js';
import type { ElementModel, ProcessModel } from '../model/process-model.js';
import { evaluateFeel } from './feel.js';
import { ProcessFault } from './process-fault.js';
import { Scopes } from './scopes.js';
import type { StepRecorder } from './step-recorder.js';
import { planTimer } from './timer.js';
import type { Values, Variables } from './variables.js';
import { WaitingJoins } from './waiting-joins.js';
import type { WaitBook } from './wait-book.js';

/** What one run is made of; `RunHost` lets the element behaviours act on it. */
export interface RunParts {
  model: ProcessModel;
  variables: Variables;
  waits: WaitBook;
  recorder: StepRecorder;
  loops: Record<string, LoopState>;
  scopes: Scopes;
}

/** The side of a run that element behaviours see, and the agenda that brings a turn to rest. */
export class RunHost implements Host {
  readonly model: ProcessModel;
  /** The instant of the present turn; durations count from here. */
  now = new Date(0);
  /** Code of an error nobody caught; set once, it ends the instance. */
  uncaught: { code: string | undefined } | null = null;
  private readonly agenda: (() => void)[] = [];
  private readonly joins: WaitingJoins;
  private fallen: ProcessFault | null = null;

  constructor(private readonly parts: RunParts) {
    this.model = parts.model;
    this.joins = new WaitingJoins(parts.model, parts.scopes);
  }

  /** Works until nothing moves any more. Throws `ProcessFault`. */
  settle(): void {
    do this.drain();
    while (this.uncaught === null && (this.catchConditions() || this.joins.fireNext()));
    if (this.fallen) throw this.fallen;
    this.sweep();
  }

  later(work: () => void): void {
    this.agenda.push(work);
  }

  open(wait: Wait): void {
    this.parts.waits.open(wait);
    if (wait.kind === 'timer') this.planTimer(wait);
  }

  close(wait: Wait): void {
    this.parts.waits.close(wait);
    this.parts.variables.close(wait.executionId);
  }

  remaining(wait: Wait): number {
    return wait.kind === 'timer' ? (this.parts.waits.timer(wait.executionId)?.repeat ?? 1) : -1;
  }

  joined(join: Join): void {
    if (this.model.element(join.activity.id).type === 'InclusiveGateway') this.joins.add(join);
  }

  scopeOf(context: Context): Scope {
    return this.parts.scopes.of(context);
  }

  scopeStarted(outer: Context, content: Content, execution: ProcessExecution): void {
    this.arm(this.parts.scopes.enter(outer, content.executionId, content.id, execution));
  }

  scopeEnded(scopeId: string): void {
    for (const trigger of this.parts.waits.triggersOf(scopeId)) this.parts.waits.close(trigger);
    this.parts.waits.forgetScope(scopeId);
    this.parts.variables.close(scopeId);
    this.parts.scopes.leave(scopeId);
  }

  /** Opens the triggers of all event sub-processes of a scope. */
  arm(scope: Scope): void {
    const scopeIds = Scopes.idsFrom(scope);
    for (const { start } of this.model.eventSubProcesses(scope.elementId)) {
      const trigger = new EventSubProcessTrigger(scope, start, scopeIds);
      if (!this.parts.waits.isSpent(trigger.executionId)) this.open(trigger);
    }
  }

  openVariables(scopeId: string, element: ElementModel, outer: readonly string[], locals?: Values): void {
    const { variables } = this.parts;
    if (variables.has(scopeId) || (!locals && element.inputs.length === 0)) return;
    variables.open(scopeId, locals ?? {});
    for (const { source, target } of element.inputs) {
      const value = this.evaluate(source, [scopeId, ...outer], element.id);
      variables.assignLocal(target, value, scopeId);
    }
  }

  closeVariables(scopeId: string, element: ElementModel, outer: readonly string[]): void {
    for (const { source, target } of element.outputs) {
      this.assign(target, this.evaluate(source, [scopeId, ...outer], element.id), outer);
    }
    this.parts.variables.close(scopeId);
  }

  evaluate(expression: string, scopeIds: readonly string[], elementId: string, locals?: Values): unknown {
    const visible = this.parts.variables.visible(scopeIds);
    try {
      return evaluateFeel(expression, locals ? { ...visible, ...locals } : visible);
    } catch (error) {
      return this.fault(elementId, (error as Error).message);
    }
  }

  assign(name: string, value: unknown, scopeIds: readonly string[]): void {
    this.parts.variables.assign(name, value, scopeIds);
  }

  loopState(executionId: string): LoopState | undefined {
    return this.parts.loops[executionId];
  }

  keepLoopState(executionId: string, state: LoopState | undefined): void {
    if (state) this.parts.loops[executionId] = state;
    else delete this.parts.loops[executionId];
  }

  entered(activity: Activity): void {
    if (this.fallen) throw this.fallen;
    this.parts.recorder.entered(this.model.element(activity.id));
  }

  completed(activity: Activity): void {
    this.parts.recorder.completed(this.model.element(activity.id));
  }

  cancelled(activity: Activity, content: Content): void {
    this.parts.recorder.cancelled(this.model.element(activity.id), content.executionId);
  }

  left(activity: Activity): void {
    const element = this.model.element(activity.id);
    if (element.triggeredByEvent) this.subProcessLeft(element, this.scopeOf(activity.context));
  }

  taken(flowId: string): void {
    this.parts.recorder.taken(flowId);
  }

  /** The library catches what behaviours throw, so the first fault is kept and ends the turn in `settle`. */
  fault(elementId: string, reason: string): never {
    this.fallen ??= new ProcessFault(elementId, reason);
    throw this.fallen;
  }

  /** What ended the turn, with the element it happened at. */
  explain(error: Error): ProcessFault {
    if (this.fallen) return this.fallen;
    return error instanceof ProcessFault ? error : new ProcessFault(this.parts.recorder.last, error.message);
  }

  throwEvent(activity: Activity, element: ElementModel): void {
    const { event } = element;
    const scope = this.scopeOf(activity.context);
    switch (event?.kind) {
      case 'message':
        return this.throwMessage(element, scope);
      case 'signal':
        return this.parts.recorder.throw({ kind: 'signal', name: event.signal ?? '', variables: this.copyOf(scope) });
      case 'error':
      case 'escalation':
        return this.propagate(event.kind, event.code, scope);
      case 'link':
        return this.jump(activity, element);
    }
  }

  /** Carries an error or escalation outwards until something catches it. */
  propagate(kind: 'error' | 'escalation', code: string | undefined, from: Scope): void {
    for (let scope: Scope | null = from; scope; scope = scope.parent) {
      const catcher = this.parts.waits.catcher(kind, code, scope);
      if (catcher) return this.answer(catcher);
    }
    if (kind === 'error') this.uncaught = { code };
    else this.parts.recorder.throw({ kind, code });
  }

  /** Ends a wait. An interrupting event sub-process disarms its siblings, a repeating timer plans its next run. */
  answer(wait: Wait): void {
    if (!(wait instanceof EventSubProcessTrigger)) {
      wait.complete();
      return;
    }
    if (wait.isBusy()) this.parts.waits.defer(wait);
    else wait.complete();
    if (wait.element.interrupting) {
      for (const other of this.parts.waits.triggersOf(wait.scopeId)) this.parts.waits.spend(other);
    } else if (wait.kind === 'timer') this.planNext(wait);
  }

  /** An event sub-process has ended: what its trigger caught meanwhile starts it again. */
  private subProcessLeft(element: ElementModel, scope: Scope): void {
    for (const { start } of this.model
      .eventSubProcesses(element.parentId)
      .filter(({ subProcess }) => subProcess === element)) {
      const trigger = new EventSubProcessTrigger(scope, start, Scopes.idsFrom(scope));
      if (this.parts.waits.takeDeferred(trigger.executionId)) this.later(() => trigger.complete());
    }
  }

  private drain(): void {
    for (let work = this.agenda.shift(); work && !this.fallen && !this.uncaught; work = this.agenda.shift()) work();
  }

  private catchConditions(): boolean {
    for (const wait of this.parts.waits.all()) {
      if (wait.kind !== 'conditional') continue;
      const value = this.evaluate(wait.element.event?.condition ?? '', wait.scopeIds, wait.element.id) === true;
      if (!this.parts.waits.turnsTrue(wait, value)) continue;
      this.answer(wait);
      return true;
    }
    return false;
  }

  private planTimer(wait: Wait): void {
    if (this.parts.waits.timer(wait.executionId)) return;
    const { kind, expression } = wait.element.event?.timer ?? { kind: 'duration' as const, expression: '' };
    const text = this.evaluate(expression, wait.scopeIds, wait.element.id);
    try {
      const plan = planTimer(kind, text, this.now);
      this.parts.waits.keepTimer(wait.executionId, { ...plan, repeat: wait.repeat ?? plan.repeat });
    } catch (error) {
      this.fault(wait.element.id, (error as Error).message);
    }
  }

  private planNext(wait: Wait): void {
    const { repeat = 1 } = this.parts.waits.timer(wait.executionId) ?? {};
    if (repeat === 1) {
      this.parts.waits.spend(wait);
      return;
    }
    this.parts.waits.close(wait);
    this.open(wait);
    const plan = this.parts.waits.timer(wait.executionId);
    if (plan) plan.repeat = Math.max(repeat - 1, -1);
  }

  private throwMessage(element: ElementModel, scope: Scope): void {
    const { name = '', correlationKey = '' } = element.event?.message ?? {};
    const text = (expression: string) => asText(this.evaluate(expression, Scopes.idsFrom(scope), element.id));
    const key = text(correlationKey) || null;
    this.parts.recorder.throw({
      kind: 'message',
      name: text(name),
      correlationKey: key,
      variables: this.copyOf(scope),
    });
  }

  private copyOf(scope: Scope): Values {
    return { ...this.parts.variables.visible(Scopes.idsFrom(scope)) };
  }

  private jump(activity: Activity, element: ElementModel): void {
    const target = this.model
      .children(element.parentId)
      .find(
        ({ type, event }) =>
          type === 'IntermediateCatchEvent' && event?.kind === 'link' && event.link === element.event?.link,
      );
    const caught = target && activity.context.getActivityById(target.id);
    if (!caught) return this.fault(element.id, `no link catch event is named "${element.event?.link}"`);
    if (caught.isRunning) this.later(() => this.jump(activity, element));
    else caught.run({});
  }

  /** Drops what belonged to scopes that were stopped from above: the library does not tell every wait inside. */
  private sweep(): void {
    const { waits, scopes, recorder } = this.parts;
    for (const wait of waits.all()) {
      if (scopes.isAlive(wait.scopeId)) continue;
      if (!(wait instanceof EventSubProcessTrigger)) recorder.cancelled(wait.element, wait.executionId);
      this.close(wait);
    }
    for (const scopeId of scopes.dead()) this.scopeEnded(scopeId);
  }
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));
