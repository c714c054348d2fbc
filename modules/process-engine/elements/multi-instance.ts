import type { LoopModel } from '../model/process-model.js';
import { hostOf, outerScopes, type Host, type LoopState } from './host.js';
import type { Activity, Content, Message, ParentRef } from './library.js';

/**
 * Multi-instance activities, parallel and sequential. Each instance has a variable scope of its own with the item
 * and `loopCounter` (from 1); what it leaves behind is its output element, gathered into the output collection.
 */
export class MultiInstance {
  private readonly host: Host;
  private readonly loop: LoopModel;

  constructor(private readonly activity: Activity) {
    this.host = hostOf(activity);
    this.loop = this.host.model.element(activity.id).loop as LoopModel;
  }

  /** Called with the body's own message: first to begin, then once after every recovery. */
  execute(message: Message): void {
    const { content } = message;
    this.listen(content);
    if (this.host.loopState(content.executionId)) return;
    const state = this.begin(content);
    this.activity.broker.publish('execution', 'execute.iteration.batch', { ...content, preventComplete: true });
    this.host.later(() => this.advance(content, state));
  }

  /** Variables of one instance. */
  locals(content: Content): Record<string, unknown> | undefined {
    if (!content.isMultiInstance || content.index === undefined) return undefined;
    const state = this.stateOf(content.parent?.executionId);
    const item = this.loop.elementVariable
      ? { [this.loop.elementVariable]: state?.items?.[content.index] ?? null }
      : {};
    return { ...item, loopCounter: content.index + 1 };
  }

  /** Takes the output element of a finished instance before its variables are dropped. */
  collect(content: Content): void {
    const state = this.stateOf(content.parent?.executionId);
    if (!state || content.index === undefined || !this.loop.outputElement) return;
    const visible = [content.executionId, ...outerScopes(this.host, this.activity.context)];
    state.outputs[content.index] = this.host.evaluate(this.loop.outputElement, visible, this.activity.id);
  }

  private begin(content: Content): LoopState {
    const outer = outerScopes(this.host, this.activity.context);
    const items = this.loop.collection ? this.items(outer) : null;
    const total = items ? items.length : this.cardinality(outer);
    const state = { total, started: 0, completed: 0, items, outputs: new Array<unknown>(total).fill(null) };
    this.host.keepLoopState(content.executionId, state);
    return state;
  }

  private items(outer: string[]): unknown[] {
    const items = this.host.evaluate(this.loop.collection ?? '', outer, this.activity.id);
    if (!Array.isArray(items))
      this.host.fault(this.activity.id, 'the input collection of the multi-instance is not a list');
    return items as unknown[];
  }

  private cardinality(outer: string[]): number {
    const value = Number(this.host.evaluate(this.loop.cardinality ?? '', outer, this.activity.id));
    if (!Number.isInteger(value) || value < 0 || value > 10_000) {
      this.host.fault(this.activity.id, 'the loop cardinality is not a whole number between 0 and 10000');
    }
    return value;
  }

  /** Starts what may start now; ends the body when everything is done. */
  private advance(content: Content, state: LoopState): void {
    if (state.completed >= state.total) return this.finish(content, state);
    const upTo = this.loop.sequential ? state.completed + 1 : state.total;
    const parent = bodyAsParent(content);
    while (state.started < upTo) {
      const index = state.started++;
      this.activity.broker.publish('execution', 'execute.start', {
        ...content,
        isRootScope: undefined,
        isMultiInstance: true,
        executionId: `${content.executionId}_${index}`,
        parent,
        index,
      });
    }
  }

  private listen(body: Content): void {
    this.activity.broker.subscribeTmp('execution', 'execute.*', (key, message) => this.onInstance(body, key, message), {
      noAck: true,
      consumerTag: `_multi-instance-${body.executionId}`,
      priority: 300,
    });
    this.activity.broker.subscribeTmp(
      'api',
      `activity.*.${body.executionId}`,
      (_key, message) => this.onApi(body, message),
      {
        noAck: true,
        consumerTag: `_multi-instance-api-${body.executionId}`,
        priority: 500,
      },
    );
  }

  private onInstance(body: Content, routingKey: string, { content }: Message): void {
    if (!content.isMultiInstance || content.parent?.executionId !== body.executionId) return;
    if (routingKey !== 'execute.completed' && routingKey !== 'execute.discard') return;
    const state = this.stateOf(body.executionId);
    if (!state) return;
    state.completed++;
    this.host.later(() => {
      if (!this.stateOf(body.executionId)) return;
      if (this.isEnough(body, state)) this.finish(body, state);
      else this.advance(body, state);
    });
  }

  private isEnough(body: Content, state: LoopState): boolean {
    if (!this.loop.completionCondition) return false;
    const progress = {
      numberOfInstances: state.total,
      numberOfCompletedInstances: state.completed,
      numberOfActiveInstances: state.started - state.completed,
      numberOfTerminatedInstances: 0,
      ...this.collected(state),
    };
    const outer = outerScopes(this.host, this.activity.context);
    return this.host.evaluate(this.loop.completionCondition, outer, this.activity.id, progress) === true;
  }

  private finish(body: Content, state: LoopState): void {
    this.forget(body);
    const outer = outerScopes(this.host, this.activity.context);
    for (const [name, value] of Object.entries(this.collected(state))) this.host.assign(name, value, outer);
    this.activity.broker.publish('execution', 'execute.completed', { ...body, state: 'completed' });
  }

  private collected(state: LoopState): Record<string, unknown> {
    return this.loop.outputCollection ? { [this.loop.outputCollection]: [...state.outputs] } : {};
  }

  private onApi(body: Content, message: Message): void {
    if (message.properties.type === 'discard' || message.properties.type === 'stop') this.forget(body);
  }

  private forget(body: Content): void {
    this.host.keepLoopState(body.executionId, undefined);
    this.activity.broker.cancel(`_multi-instance-${body.executionId}`);
    this.activity.broker.cancel(`_multi-instance-api-${body.executionId}`);
  }

  private stateOf(executionId: string | undefined): LoopState | undefined {
    return executionId ? this.host.loopState(executionId) : undefined;
  }
}

function bodyAsParent(content: Content): ParentRef {
  const { parent } = content;
  const above = parent
    ? [{ id: parent.id, type: parent.type, executionId: parent.executionId }, ...(parent.path ?? [])]
    : [];
  return { id: content.id, type: content.type, executionId: content.executionId, path: above };
}
