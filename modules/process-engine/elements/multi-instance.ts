import type { EventModel, LoopModel } from '../model/process-model.js';
import type { Execution } from '../run/execution.js';
import type { LoopState, NodeState } from '../run/node.js';
import type { Values } from '../run/variables.js';
import type { Activity, Repetition } from './activity.js';

/** Instances one activity may have; more is taken for a mistake. */
const MOST_INSTANCES = 10_000;

/**
 * Multi-instance activities, parallel and sequential. Each instance has a variable scope of its own with the item
 * and `loopCounter` (from 1); what it leaves behind is its output element, gathered into the output collection.
 */
export class MultiInstance implements Repetition {
  constructor(
    private readonly activity: Activity,
    private readonly loop: LoopModel,
  ) {}

  private get execution(): Execution {
    return this.activity.execution;
  }

  begin(body: NodeState): void {
    const items = this.loop.collection ? this.items(body, this.loop.collection) : null;
    const total = items ? items.length : this.cardinality(body);
    body.loop = { total, started: 0, completed: 0, items, outputs: new Array<unknown>(total).fill(null) };
    this.advance(body, body.loop);
  }

  collect(instance: NodeState): void {
    const state = this.execution.nodes.get(instance.parent)?.loop;
    if (!state || instance.index === undefined || !this.loop.outputElement) return;
    state.outputs[instance.index] = this.evaluate(this.loop.outputElement, instance);
  }

  instanceDone(body: NodeState): void {
    const state = body.loop;
    if (!state) return;
    state.completed++;
    this.throwEvents(body, state);
    if (!this.execution.nodes.isAlive(body)) return;
    if (this.isEnough(body, state)) this.finish(body, state);
    else this.advance(body, state);
  }

  /** Starts what may start now; ends the body when everything is done. */
  private advance(body: NodeState, state: LoopState): void {
    if (state.completed >= state.total) return this.finish(body, state);
    const upTo = this.loop.sequential ? state.completed + 1 : state.total;
    while (state.started < upTo) {
      const index = state.started++;
      const node = this.execution.nodes.create(body.element, body, { index });
      this.activity.start(node, { ...body.given, ...this.locals(state, index) });
    }
  }

  private locals(state: LoopState, index: number): Values {
    const { elementVariable } = this.loop;
    return { ...(elementVariable && { [elementVariable]: state.items?.[index] ?? null }), loopCounter: index + 1 };
  }

  private items(body: NodeState, collection: string): unknown[] {
    const items = this.evaluate(collection, body);
    if (Array.isArray(items) && items.length <= MOST_INSTANCES) return items as unknown[];
    return this.execution.fault(body.element, `the input collection is not a list of at most ${MOST_INSTANCES} items`);
  }

  private cardinality(body: NodeState): number {
    const value = Number(this.evaluate(this.loop.cardinality ?? '', body));
    if (Number.isInteger(value) && value >= 0 && value <= MOST_INSTANCES) return value;
    return this.execution.fault(body.element, `the loop cardinality is no whole number from 0 to ${MOST_INSTANCES}`);
  }

  private isEnough(body: NodeState, state: LoopState): boolean {
    const condition = this.loop.completionCondition;
    return condition !== undefined && this.evaluate(condition, body, this.progress(state)) === true;
  }

  /** Events that the loop throws when an instance completes, for the boundary events of the activity. */
  private throwEvents(body: NodeState, state: LoopState): void {
    if (this.loop.behavior === 'One' && state.completed > 1) return;
    for (const { condition, event } of this.loop.throws) {
      if (!condition || this.evaluate(condition, body, this.progress(state)) === true) this.throw(event, body);
    }
  }

  private throw({ kind, code, signal = '' }: EventModel, body: NodeState): void {
    const { propagation } = this.execution;
    if (kind === 'signal') propagation.signal(signal, {});
    else if (kind === 'error' || kind === 'escalation') propagation.raise(kind, code, body);
  }

  private progress(state: LoopState): Values {
    return {
      numberOfInstances: state.total,
      numberOfCompletedInstances: state.completed,
      numberOfActiveInstances: state.started - state.completed,
      numberOfTerminatedInstances: 0,
      ...this.collected(state),
    };
  }

  private finish(body: NodeState, state: LoopState): void {
    for (const child of this.execution.nodes.children(body)) this.execution.terminate(child);
    if (state.started === 0) this.execution.recorder.entered(this.activity.element);
    const scope = this.execution.nodes.scopeOf(body);
    for (const [name, value] of Object.entries(this.collected(state)))
      this.execution.expressions.assign(name, value, scope);
    this.execution.laterIfAlive(body, () => this.execution.complete(body));
  }

  private collected(state: LoopState): Values {
    return this.loop.outputCollection ? { [this.loop.outputCollection]: [...state.outputs] } : {};
  }

  private evaluate(expression: string, node: NodeState, locals?: Values): unknown {
    return this.execution.expressions.evaluate(expression, { node, elementId: this.activity.element.id, locals });
  }
}
