import type { ElementModel, FlowModel } from '../model/process-model.js';
import { hostOf, outerScopes, type Host, type Join } from './host.js';
import { ActivityBase, type Activity, type Behaviour, type Content, type Context, type Message } from './library.js';

type BehaviourClass = new (activity: Activity, context: Context) => Behaviour;
const NO_WAY_OUT = 'no outgoing flow could be taken: no condition is true and there is no default flow';

type OutboundCallback = (error: Error | null, outbound: object[]) => void;

const PLAIN_FORMATTER = {
  format: (message: Message, done: (error: null, content: Content, formatted: boolean) => void): void => {
    done(null, message.content, false);
  },
};

/**
 * A flow node whose outgoing flows follow BPMN 2.0: tokens only travel along flows that are taken,
 * a default flow when no condition holds, two flows to one target are two tokens.
 */
class FlowNode extends ActivityBase {
  private get self(): Activity {
    return this as unknown as Activity;
  }

  /** A link catch event has no incoming flow and still starts nothing. */
  get isStart(): boolean {
    const element = hostOf(this.self).model.element(this.self.id);
    if (element.attachedTo || element.triggeredByEvent || element.event?.kind === 'link') return false;
    return element.incoming.length === 0;
  }

  /** Nothing enriches run messages here, so they need not be queued to be formatted. */
  get formatter(): {
    format(message: Message, done: (error: null, content: Content, formatted: boolean) => void): void;
  } {
    return PLAIN_FORMATTER;
  }

  /** The library's dry run of paths decides which starts to drop; BPMN drops none. */
  shake(): void {
    // nothing to explore
  }

  evaluateOutbound(_message: Message, _takeOne: boolean, callback: OutboundCallback): void {
    const host = hostOf(this.self);
    const taken = takenFlows(host, host.model.element(this.self.id), outerScopes(host, this.self.context));
    callback(
      null,
      taken.map(({ id, targetId }) => ({ id, targetId, action: 'take' })),
    );
  }

  _doOutbound(message: Message, isDiscarded: boolean, callback: OutboundCallback): void {
    if (isDiscarded) return callback(null, []);
    super._doOutbound(message, isDiscarded, callback);
  }

  _doRunOutbound(outbound: { action?: string }[], content: Content, discardSequence: unknown): object[] {
    for (const flow of outbound) if (flow.action === 'take') this._publishRunOutbound(flow, content, discardSequence);
    return outbound;
  }

  _publishEvent(state: string, content: Content & { error?: Error }, properties?: object): void {
    const host = hostOf(this.self);
    if (state === 'error') host.fault(this.self.id, content.error?.message ?? 'the element failed');
    if (state === 'enter') host.entered(this.self, content);
    if (state === 'end') host.completed(this.self, content);
    if (state === 'execution.discard') host.cancelled(this.self, content);
    super._publishEvent(state, content, properties);
    if (state === 'leave') host.left(this.self);
  }
}

/** The flows a token leaves by, in the order of the diagram. Faults when there is none to take. */
function takenFlows(host: Host, element: ElementModel, scopeIds: string[]): FlowModel[] {
  const flows = element.outgoing.map((id) => host.model.flow(id));
  if (element.type === 'ParallelGateway' || element.type === 'EventBasedGateway') return flows;
  const holds = (flow: FlowModel) => !flow.condition || host.evaluate(flow.condition, scopeIds, element.id) === true;
  const candidates = flows.filter((flow) => !flow.isDefault && holds(flow));
  const taken = element.type === 'ExclusiveGateway' ? candidates.slice(0, 1) : candidates;
  const fallback = flows.find((flow) => flow.isDefault);
  if (fallback && !settled(element, taken)) taken.push(fallback);
  if (flows.length > 0 && taken.length === 0) host.fault(element.id, NO_WAY_OUT);
  return taken;
}

/** Whether a default flow stays unused: a gateway took any flow, an activity took a conditional one. */
const settled = (element: ElementModel, taken: FlowModel[]): boolean =>
  element.type.endsWith('Gateway') ? taken.length > 0 : taken.some((flow) => flow.condition !== undefined);

/** A gateway that joins: parallel ones fire when every incoming flow holds a token, inclusive ones when the run says so. */
class JoinNode extends FlowNode implements Join {
  private readonly tokens: Message[] = [];

  get activity(): Activity {
    return this as unknown as Activity;
  }

  marked(): ReadonlySet<string> {
    return new Set(this.tokens.map((token) => token.content.id));
  }

  _onJoinInbound(_routingKey: string, message: Message): void {
    this.tokens.push(message);
    if (this.marked().size === this.activity.inbound.length) return this.fire();
    hostOf(this.activity).joined(this);
  }

  /** Consumes one token of every marked flow; further tokens of a flow stay for the next round. */
  fire(): void {
    const consumed = [...this.marked()].map((flowId) => this.tokens.find((token) => token.content.id === flowId));
    this.tokens.length = 0;
    const inbound = consumed.flatMap((token) => (token ? [{ ...token.content }] : []));
    for (const token of consumed) token?.ack();
    this.activity.broker.cancel('_run-on-inbound');
    this.activity.run({ inbound });
  }

  /** Forgets all tokens: the scope around the gateway is being cancelled. */
  clear(): void {
    for (const token of this.tokens.splice(0)) token.ack();
  }
}

/** Wraps a behaviour class as the element type that the engine constructs with `new`. */
export const flowNode = (behaviour: BehaviourClass, flags: object = {}) =>
  function construct(definition: object, context: Context) {
    return new FlowNode(behaviour, { ...definition, ...flags }, context);
  };

/** Wraps a behaviour class as a joining gateway. */
export const joinNode = (behaviour: BehaviourClass) =>
  function construct(definition: object, context: Context) {
    return new JoinNode(behaviour, { ...definition, isParallelGateway: true }, context);
  };

export const isJoin = (activity: Activity): boolean => activity instanceof JoinNode;

export const clearJoin = (activity: Activity): void => {
  if (activity instanceof JoinNode) activity.clear();
};
