import type { ElementModel, EventModel } from '../model/process-model.js';
import type { Execution } from './execution.js';
import type { NodeState } from './node.js';
import { planTimer } from './timer.js';
import type { Wait, WaitKind } from './wait.js';

const AWAITED: ReadonlySet<string> = new Set(['message', 'timer', 'signal', 'conditional']);

/** Opens the waits of events, and tells when an event as a whole has occurred. */
export class EventWaits {
  constructor(private readonly execution: Execution) {}

  /**
   * Waits for an event, or a receive task, at a node: the event itself, an activity it sits on, a scope, or a gateway before
   * it. Timers count from `from`.
   */
  open(element: ElementModel, host: NodeState, from = this.execution.now): void {
    const own = host.element === element.id ? host.id : `${host.id}/${element.id}`;
    if (element.message) this.execution.waits.open(own, { kind: 'message', element: element.id, host: host.id });
    element.events.forEach(({ kind }, trigger) => {
      if (!AWAITED.has(kind)) return;
      const id = element.events.length > 1 ? `${own}.${trigger}` : own;
      const wait = this.execution.waits.open(id, {
        kind: kind as WaitKind,
        element: element.id,
        host: host.id,
        trigger,
      });
      if (kind === 'timer') this.plan(wait, host, from);
    });
  }

  /** Opens the boundary events of an activity. */
  attach(node: NodeState): void {
    for (const boundary of this.execution.model.boundaries(node.element)) this.open(boundary, node);
  }

  /** Opens the starts of all event sub-processes of a scope. */
  arm(scope: NodeState): void {
    for (const { start } of this.execution.model.eventSubProcesses(scope.element)) this.open(start, scope);
  }

  /** A timer has another definition now: it is planned again, counted from `from`. */
  replan(wait: Wait, host: NodeState, from: Date): void {
    this.plan(wait, host, from);
  }

  /** The trigger an event wait stands for. */
  eventOf({ element, trigger = 0 }: Wait): EventModel | undefined {
    return element.events[trigger];
  }

  /** Notes one trigger; answers whether the event has occurred: any one trigger will do, unless all must. */
  occurs({ element, trigger = 0 }: Wait, host: NodeState): boolean {
    if (!element.parallelMultiple) return true;
    const seen = new Set([...(host.seen?.[element.id] ?? []), trigger]);
    const isComplete = seen.size === element.events.length;
    host.seen = { ...host.seen, [element.id]: isComplete ? [] : [...seen] };
    return isComplete;
  }

  /** After an event that does not interrupt: a repeating timer plans its next run, the others go on listening. */
  rearm(wait: Wait, host: NodeState): void {
    if (wait.kind !== 'timer') return;
    const { repeat = 1 } = wait;
    if (repeat === 1) this.execution.waits.close(wait);
    else this.plan(wait, host, new Date(wait.dueAt ?? this.execution.now), Math.max(repeat - 1, -1));
  }

  /** Catches every condition that has just turned true. */
  catchConditions(): void {
    for (const wait of this.execution.waits.conditions()) {
      const host = this.execution.nodes.get(wait.host);
      const condition = this.eventOf(wait)?.condition ?? '';
      if (!host || !this.execution.waits.turnsTrue(wait, this.isTrue(condition, host, wait.element.id))) continue;
      this.execution.answer(wait);
    }
  }

  private isTrue(condition: string, node: NodeState, elementId: string): boolean {
    return this.execution.expressions.evaluate(condition, { node, elementId }) === true;
  }

  /** Occurrences that were missed are made up once: the next one lies in the future. */
  private plan(wait: Wait, host: NodeState, from: Date, repeat?: number): void {
    const { kind, expression } = this.eventOf(wait)?.timer ?? { kind: 'duration' as const, expression: '' };
    const text = this.execution.expressions.evaluate(expression, { node: host, elementId: wait.element.id });
    try {
      const plan = planTimer(kind, text, from, this.execution.now);
      this.execution.waits.keepTimer(wait, { ...plan, repeat: repeat ?? plan.repeat });
    } catch (error) {
      this.execution.fault(wait.element.id, (error as Error).message);
    }
  }
}
