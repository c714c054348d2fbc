import type { Behaviour } from '../elements/behaviour.js';
import type { ElementModel, FlowModel, ProcessModel } from '../model/process-model.js';
import { Compensation } from './compensation.js';
import { EventWaits } from './event-waits.js';
import { Expressions } from './expressions.js';
import { Joins } from './joins.js';
import type { NodeState } from './node.js';
import { isScope, type Nodes } from './nodes.js';
import { ProcessFault } from './process-fault.js';
import { Propagation } from './propagation.js';
import type { StepRecorder } from './step-recorder.js';
import { takenFlows } from './taken-flows.js';
import type { Values, Variables } from './variables.js';
import type { WaitBook } from './wait-book.js';
import type { Wait } from './wait.js';

/** What an instance consists of while it is in memory. */
export interface ExecutionParts {
  model: ProcessModel;
  nodes: Nodes;
  waits: WaitBook;
  variables: Variables;
  recorder: StepRecorder;
}

/**
 * Moves the tokens of one instance. Work goes onto an agenda instead of the call stack, so that a turn runs until nothing
 * moves, can be counted and can be ended.
 */
export class Execution {
  readonly model: ProcessModel;
  readonly nodes: Nodes;
  readonly waits: WaitBook;
  readonly recorder: StepRecorder;
  readonly expressions: Expressions;
  readonly joins = new Joins(this);
  readonly events = new EventWaits(this);
  readonly propagation = new Propagation(this);
  readonly compensation = new Compensation(this);
  /** The instant of the present turn; durations count from here. */
  now = new Date(0);
  /** Code of an error nobody caught; set once, it ends the instance. */
  uncaught: { code: string | undefined } | null = null;
  /** Nothing is left to do. */
  finished = false;
  private behaviourOf: (elementId: string) => Behaviour = notLoaded;
  private agenda: (() => void)[] = [];
  /** How often the tokens of a scope were swept away; what was on its way then does not arrive. */
  private readonly sweeps = new Map<string, number>();

  constructor(parts: ExecutionParts) {
    ({ model: this.model, nodes: this.nodes, waits: this.waits, recorder: this.recorder } = parts);
    this.expressions = new Expressions(this.nodes, parts.variables, () => this.now);
  }

  /** The engine's elements take over. */
  attach(behaviourOf: (elementId: string) => Behaviour): void {
    this.behaviourOf = behaviourOf;
  }

  behaviour(elementId: string): Behaviour {
    return this.behaviourOf(elementId);
  }

  elementOf(node: NodeState): ElementModel {
    return this.model.element(node.element);
  }

  /** Works until nothing moves any more. Throws `ProcessFault`. */
  settle(): void {
    do this.drain();
    while (!this.isOver && (this.finishEmpty() || this.joins.fireNext()));
  }

  later(work: () => void): void {
    this.agenda.push(work);
  }

  /** Puts tokens where a scope begins. */
  begin(scope: NodeState, at = this.model.beginnings(scope.element)): void {
    this.events.arm(scope);
    for (const element of at) this.arrive(element, scope);
  }

  /** The process was started by something that this element waits for. */
  setOff(element: ElementModel): void {
    const { root } = this.nodes;
    const others = this.parallelEvents(element).filter((other) => other !== element);
    for (const other of others) this.arrive(other, root);
    this.pass(element, root);
  }

  /** Events of which all must occur, when a parallel event-based gateway starts the process. */
  private parallelEvents({ incoming }: ElementModel): ElementModel[] {
    const gateways = incoming.map((flowId) => this.model.element(this.model.flow(flowId).sourceId));
    const gateway = gateways.find(({ instantiate, parallelEvents }) => instantiate && parallelEvents);
    return (gateway?.outgoing ?? []).map((flowId) => this.model.element(this.model.flow(flowId).targetId));
  }

  /** A token comes to an element of a scope, by a flow or out of nothing. */
  arrive(element: ElementModel, scope: NodeState, flowId?: string): void {
    const sweep = this.sweeps.get(scope.id);
    this.later(() => {
      if (!this.nodes.isAlive(scope) || this.sweeps.get(scope.id) !== sweep) return;
      if (flowId === undefined || !this.joins.hold(element, scope, flowId)) this.enter(element, scope);
    });
  }

  /** Does later what concerns a node, if it is still there then. */
  laterIfAlive(node: NodeState, work: () => void): void {
    this.later(() => {
      if (this.nodes.isAlive(node)) work();
    });
  }

  /** Runs an element inside a scope. */
  enter(element: ElementModel, parent: NodeState, details?: Partial<NodeState>): void {
    this.behaviour(element.id).enter(this.nodes.create(element.id, parent, details));
  }

  /** An event has occurred that nothing needs to wait for any more: the token goes on behind it. */
  pass(element: ElementModel, scope: NodeState): void {
    this.recorder.entered(element);
    this.recorder.completed(element);
    this.depart(element, scope);
  }

  /** A node is done: its token goes on, or whoever started it is told. */
  complete(node: NodeState, locals?: Values): void {
    const element = this.elementOf(node);
    const scope = this.nodes.scopeOf(node);
    if (!isLoop(node)) this.recorder.completed(element, node);
    this.remove(node);
    if (node.index !== undefined) return this.behaviour(element.id).instanceDone(node);
    if (node.onBehalfOf) this.compensation.advance(this.nodes.get(node.onBehalfOf));
    else this.depart(element, scope, locals);
    if (scope.queue !== undefined) this.behaviour(scope.element).stepped(scope);
  }

  /** Puts tokens on the flows behind an element. */
  depart(element: ElementModel, scope: NodeState, locals?: Values): void {
    const flows = takenFlows(this, { element, scope, locals });
    for (let count = 0; count < element.completionQuantity; count++) for (const flow of flows) this.take(flow, scope);
  }

  take(flow: FlowModel, scope: NodeState): void {
    this.recorder.taken(flow.id);
    this.arrive(this.model.element(flow.targetId), scope, flow.id);
  }

  /** A person puts the token of a node before another element; scopes that are left empty end, those needed begin. */
  move(node: NodeState, to: ElementModel): void {
    const scope = this.scopeFor(to.parentId, this.nodes.chain(node));
    const kept = this.nodes.chain(scope);
    let left = this.nodes.wholeOf(node);
    for (
      let outer = this.nodes.get(left.parent);
      outer && this.nodes.children(outer).length === 1;
      outer = this.nodes.get(left.parent)
    ) {
      if (kept.includes(outer)) break;
      left = outer;
    }
    this.terminate(left);
    this.arrive(to, scope);
  }

  /** The running scope of a process or sub-process, begun without its start events when none runs. */
  private scopeFor(id: string, near: NodeState[]): NodeState {
    if (id === this.model.id) return this.nodes.root;
    const running = [...near, ...this.nodes.all()].find((node) => node.element === id && isScope(node));
    if (running) return running;
    const element = this.model.element(id);
    if (element.loop ?? element.standardLoop) this.fault(id, 'a token cannot be moved into a loop that does not run');
    const scope = this.nodes.create(id, this.scopeFor(element.parentId, near), { resting: {} });
    this.recorder.entered(element);
    this.expressions.open(scope, element);
    if (!element.triggeredByEvent) this.events.attach(scope);
    this.events.arm(scope);
    return scope;
  }

  /** Ends a node and all inside it before they are done. */
  terminate(node: NodeState): void {
    this.sweep(node);
    if (!isLoop(node)) this.recorder.cancelled(this.elementOf(node), node);
    this.remove(node);
  }

  /** Ends everything inside a node; tokens on their way do not arrive. */
  sweep(node: NodeState): void {
    for (const child of this.nodes.children(node)) this.terminate(child);
    if (!isScope(node)) return;
    node.resting = {};
    this.sweeps.set(node.id, (this.sweeps.get(node.id) ?? 0) + 1);
  }

  /** Takes a node out with its waits and variables. */
  remove(node: NodeState): void {
    for (const wait of this.waits.hostedBy(node.id)) this.waits.close(wait);
    this.expressions.variables.close(node.id);
    this.nodes.remove(node);
  }

  /** A wait was answered. */
  answer(wait: Wait, values: Values = {}): void {
    const host = this.nodes.get(wait.host);
    if (!host) return;
    const owner = this.ownerOf(wait, host);
    this.behaviour(owner).answered(host, wait, values);
  }

  /** Raises a technical fault at an element: the turn is undone and an incident names it. */
  fault(elementId: string, reason: string): never {
    throw new ProcessFault(elementId, reason);
  }

  /** Boundary events and starts of event sub-processes answer for themselves; other waits belong to the node they stand at. */
  private ownerOf({ element }: Wait, host: NodeState): string {
    const isOwn = element.attachedTo !== undefined || element.type === 'StartEvent';
    return isOwn ? element.id : host.element;
  }

  private get isOver(): boolean {
    return this.uncaught !== null || this.finished;
  }

  /** Conditions are looked at after every piece of work: what they interrupt must not run on. */
  private drain(): void {
    this.events.catchConditions();
    for (let index = 0; index < this.agenda.length && !this.uncaught; index++) {
      this.agenda[index]?.();
      this.events.catchConditions();
    }
    this.agenda = [];
  }

  /** Completes one scope in which nothing is left; answers whether there was one. */
  private finishEmpty(): boolean {
    const scope = this.nodes.all().find((node) => isScope(node) && this.isEmpty(node));
    if (!scope) return false;
    if (scope === this.nodes.root) this.finished = true;
    else this.behaviour(scope.element).emptied(scope);
    return true;
  }

  private isEmpty(scope: NodeState): boolean {
    return !this.nodes.hasChildren(scope) && Object.keys(scope.resting ?? {}).length === 0 && !this.isAsking(scope);
  }

  /** An ad-hoc sub-process that has nothing more to begin by itself waits for people. */
  private isAsking(scope: NodeState): boolean {
    return scope.queue?.length === 0 && this.waits.get(scope.id)?.kind === 'ad-hoc';
  }
}

/** Loops are told by their instances, unless they have none. */
const isLoop = ({ loop }: NodeState): boolean => loop !== undefined && loop.started > 0;

const notLoaded = (): never => {
  throw new Error('the elements are not loaded');
};
