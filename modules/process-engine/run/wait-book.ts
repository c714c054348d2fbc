import type { Scope, Wait } from '../elements/host.js';
import { EventSubProcessTrigger } from '../elements/sub-process.js';
import type { OpenWait } from './step.js';
import type { TimerPlan } from './timer.js';

/** What must outlive the process memory about open waits. */
export interface WaitBookState {
  timers: Record<string, { dueAt: string; repeat: number }>;
  /** Last value of each awaited condition; it catches when it turns true. */
  conditions: Record<string, boolean>;
  /** Triggers of event sub-processes that caught for the last time, while their scope goes on. */
  spent: string[];
  /** Triggers that caught while their sub-process was still running, once for each time it has yet to run. */
  deferred: string[];
}

/** The open waits of one instance, and which of them opened or closed in this turn. */
export class WaitBook {
  private readonly waits = new Map<string, Wait>();
  private readonly opened = new Set<string>();
  private readonly closed = new Set<string>();
  private readonly closedCalls = new Set<string>();

  constructor(private readonly state: WaitBookState) {}

  open(wait: Wait): void {
    this.waits.set(wait.executionId, wait);
    this.closed.delete(wait.executionId);
    this.opened.add(wait.executionId);
  }

  close(wait: Wait): void {
    if (!this.waits.delete(wait.executionId)) return;
    delete this.state.timers[wait.executionId];
    delete this.state.conditions[wait.executionId];
    if (wait.kind === 'call') this.closedCalls.add(wait.executionId);
    if (!this.opened.delete(wait.executionId)) this.closed.add(wait.executionId);
  }

  /** Closes a trigger for good: a recovery does not open it again. */
  spend(trigger: Wait): void {
    this.close(trigger);
    if (!this.state.spent.includes(trigger.executionId)) this.state.spent.push(trigger.executionId);
  }

  isSpent(executionId: string): boolean {
    return this.state.spent.includes(executionId);
  }

  /** Remembers that a trigger caught although its sub-process is still running. */
  defer(trigger: Wait): void {
    this.state.deferred.push(trigger.executionId);
  }

  /** Takes one remembered catch of a trigger; answers whether there was one. */
  takeDeferred(executionId: string): boolean {
    const at = this.state.deferred.indexOf(executionId);
    if (at >= 0) this.state.deferred.splice(at, 1);
    return at >= 0;
  }

  /** The scope has ended, and what is remembered of its triggers with it. */
  forgetScope(scopeId: string): void {
    const isElsewhere = (executionId: string) => !executionId.startsWith(`${scopeId}/`);
    this.state.spent = this.state.spent.filter(isElsewhere);
    this.state.deferred = this.state.deferred.filter(isElsewhere);
  }

  get(executionId: string): Wait | undefined {
    return this.waits.get(executionId);
  }

  all(): Wait[] {
    return [...this.waits.values()];
  }

  timer(executionId: string): { dueAt: string; repeat: number } | undefined {
    return this.state.timers[executionId];
  }

  keepTimer(executionId: string, plan: TimerPlan): void {
    this.state.timers[executionId] = { dueAt: plan.dueAt.toISOString(), repeat: plan.repeat };
    this.opened.add(executionId);
  }

  /** Notes a condition's value; answers whether it has just turned true. */
  turnsTrue(wait: Wait, value: boolean): boolean {
    const before = this.state.conditions[wait.executionId] ?? wait.repeat !== undefined;
    this.state.conditions[wait.executionId] = value;
    return value && !before;
  }

  /** Event sub-process triggers of one scope. */
  triggersOf(scopeId: string): Wait[] {
    return this.all().filter((wait) => wait instanceof EventSubProcessTrigger && wait.scopeId === scopeId);
  }

  /** The wait that catches an error or escalation thrown inside a scope; an exact code comes before a catch-all. */
  catcher(kind: 'error' | 'escalation', code: string | undefined, scope: Scope): Wait | undefined {
    const within = this.triggersOf(scope.id);
    const around = this.all().filter(
      (wait) => wait.element.attachedTo === scope.elementId && wait.scopeId === scope.parent?.id,
    );
    return pick(within, kind, code) ?? pick(around, kind, code);
  }

  /** The boundary event that catches an error raised by an activity itself. */
  boundaryCatcher(kind: 'error' | 'escalation', code: string | undefined, wait: Wait): Wait | undefined {
    const attached = this.all().filter(
      (other) => other.element.attachedTo === wait.element.id && other.scopeId === wait.scopeId,
    );
    return pick(attached, kind, code);
  }

  /** Hands over this turn's changes. `describe` turns a wait into what is stored. */
  take(describe: (wait: Wait) => OpenWait): { opened: OpenWait[]; closed: string[]; closedCalls: string[] } {
    const opened = [...this.opened].flatMap((id) => this.waits.get(id) ?? []).map(describe);
    const news = { opened, closed: [...this.closed], closedCalls: [...this.closedCalls] };
    this.forgetNews();
    return news;
  }

  /** After a recovery: what was announced again is not new. */
  forgetNews(): void {
    this.opened.clear();
    this.closed.clear();
    this.closedCalls.clear();
  }
}

function pick(waits: Wait[], kind: string, code: string | undefined): Wait | undefined {
  const ofKind = waits.filter((wait) => wait.kind === kind);
  return (
    ofKind.find((wait) => wait.element.event?.code === code) ??
    ofKind.find((wait) => wait.element.event?.code === undefined)
  );
}
