import type { ElementModel } from '../model/process-model.js';
import type { Execution } from './execution.js';
import { mayFire } from './inclusive-join.js';
import type { NodeState } from './node.js';
import { isScope } from './nodes.js';

/** Tokens that rest: before gateways that join, and before activities that need several. */
export class Joins {
  constructor(private readonly execution: Execution) {}

  /** Takes in a token that has to wait for others, and goes on when they are there; false when it need not wait. */
  hold(element: ElementModel, scope: NodeState, flowId: string): boolean {
    if (!isJoining(element)) return false;
    this.rest(scope, flowId, 1);
    if (element.startQuantity > 1) this.startWithEnough(element, scope);
    else if (element.type === 'ComplexGateway') this.activate(element, scope);
    else if (this.marked(element, scope).size === element.incoming.length) this.fire(element, scope);
    return true;
  }

  /** Fires one gateway that no more tokens can reach; answers whether there was one. To be asked when nothing else moves. */
  fireNext(): boolean {
    for (const scope of this.execution.nodes.all().filter(isScope)) {
      for (const element of this.joinsIn(scope)) if (this.fireIfComplete(element, scope)) return true;
    }
    return false;
  }

  /** Elements where tokens rest although nothing is left in their scope that could bring the others. */
  stuck(): ElementModel[] {
    const { nodes } = this.execution;
    const dead = nodes.all().filter((node) => isScope(node) && !nodes.hasChildren(node));
    return dead.flatMap((scope) => [...this.joinsIn(scope)]);
  }

  private fireIfComplete(element: ElementModel, scope: NodeState): boolean {
    const fired = scope.fired?.[element.id];
    if (element.type !== 'InclusiveGateway' && !fired) return false;
    const marked = this.marked(element, scope);
    const complete = mayFire(
      this.execution.model,
      element.id,
      new Set([...marked, ...(fired ?? [])]),
      this.tokens(scope, element),
    );
    if (complete && fired) this.reset(element, scope, fired);
    else if (complete) this.fire(element, scope);
    return complete;
  }

  /** Consumes one token of every marked flow; further tokens of a flow stay for the next round. */
  private fire(element: ElementModel, scope: NodeState): void {
    for (const flowId of this.marked(element, scope)) this.rest(scope, flowId, -1);
    this.execution.enter(element, scope);
  }

  private startWithEnough(element: ElementModel, scope: NodeState): void {
    const tokens = element.incoming.flatMap((flowId) => new Array<string>(scope.resting?.[flowId] ?? 0).fill(flowId));
    if (tokens.length < element.startQuantity) return;
    for (const flowId of tokens.slice(0, element.startQuantity)) this.rest(scope, flowId, -1);
    this.execution.enter(element, scope);
  }

  /** First phase of a complex gateway: enough tokens are there when its condition says so. */
  private activate(element: ElementModel, scope: NodeState): void {
    if (scope.fired?.[element.id]) return;
    const marked = this.marked(element, scope);
    const condition = element.activationCondition;
    const locals = { activationCount: this.count(element, scope) };
    const place = { node: scope, elementId: element.id, locals };
    const isEnough = condition
      ? this.execution.expressions.evaluate(condition, place) === true
      : marked.size === element.incoming.length;
    if (!isEnough) return;
    if (marked.size < element.incoming.length) scope.fired = { ...scope.fired, [element.id]: [...marked] };
    this.fire(element, scope);
  }

  /** Second phase: the tokens that came late are consumed, and conditions that ask for them may let one through. */
  private reset(element: ElementModel, scope: NodeState, used: string[]): void {
    const late = [...this.marked(element, scope)].filter((flowId) => !used.includes(flowId));
    for (const flowId of late) this.rest(scope, flowId, -1);
    const { [element.id]: _done, ...others } = scope.fired ?? {};
    scope.fired = others;
    const place = {
      node: scope,
      elementId: element.id,
      locals: { waitingForStart: false, activationCount: late.length },
    };
    const flows = element.outgoing.map((id) => this.execution.model.flow(id));
    for (const flow of flows) {
      const { condition } = flow;
      if (condition && this.execution.expressions.evaluate(condition, place) === true) this.execution.take(flow, scope);
    }
  }

  private rest(scope: NodeState, flowId: string, change: number): void {
    const { [flowId]: count = 0, ...others } = scope.resting ?? {};
    scope.resting = count + change > 0 ? { ...others, [flowId]: count + change } : others;
  }

  /** Incoming flows that hold a token. */
  private marked({ incoming }: ElementModel, { resting = {} }: NodeState): Set<string> {
    return new Set(incoming.filter((flowId) => resting[flowId]));
  }

  private count({ incoming }: ElementModel, { resting = {} }: NodeState): number {
    return incoming.reduce((sum, flowId) => sum + (resting[flowId] ?? 0), 0);
  }

  /** Elements at which tokens of a scope rest, and complex gateways that wait for their second phase. */
  private joinsIn({ resting = {}, fired = {} }: NodeState): Set<ElementModel> {
    const { model } = this.execution;
    const ids = [...Object.keys(resting).map((flowId) => model.flow(flowId).targetId), ...Object.keys(fired)];
    return new Set(ids.map((id) => model.element(id)));
  }

  /** Where else in the scope there are tokens. */
  private tokens(scope: NodeState, asking: ElementModel): string[] {
    const running = this.execution.nodes.children(scope).map(({ element }) => element);
    const resting = Object.keys(scope.resting ?? {}).map((flowId) => this.execution.model.flow(flowId).targetId);
    return [...running, ...resting].filter((id) => id !== asking.id);
  }
}

const JOINING = ['ParallelGateway', 'InclusiveGateway', 'ComplexGateway'];

/** Whether tokens rest before the element until others have come. */
export const isJoining = ({ type, incoming, startQuantity }: ElementModel): boolean =>
  startQuantity > 1 || (JOINING.includes(type) && incoming.length > 1);
