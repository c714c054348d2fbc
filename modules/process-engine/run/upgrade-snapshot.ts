import type { ElementModel, EventKind, ProcessModel } from '../model/process-model.js';
import type { NodeState } from './node.js';
import type { Snapshot, SnapshotOfRelease01, StoredSnapshot } from './snapshot.js';
import type { WaitKind } from './wait.js';

/** Something an earlier release had put off, to be done in the next turn. */
export interface Pending {
  /** A token that waited for its activity, or an event sub-process that was to run once more. */
  kind: 'token' | 'trigger';
  elementId: string;
  scopeId: string;
}

/** A snapshot as this release writes it, and what is left to do. Wait ids stay what they were: tables refer to them. */
export function upgradeSnapshot(
  model: ProcessModel,
  stored: StoredSnapshot,
): { snapshot: Snapshot; pending: Pending[] } {
  if (stored.format === 2) return { snapshot: structuredClone(stored), pending: [] };
  const upgrade = new Upgrade(model, structuredClone(stored));
  return { snapshot: upgrade.snapshot, pending: upgrade.pending };
}

interface OldMessage {
  content: { id: string; executionId?: string; index?: number; isDefinitionScope?: boolean; isMultiInstance?: boolean };
}

/** A running element as bpmn-elements stored it. */
interface OldActivity {
  id: string;
  status?: string;
  executionId: string;
  broker: { queues?: { name: string; messages?: OldMessage[] }[] };
  execution?: OldScope & { executions?: (OldScope & { executionId: string })[] };
}

interface OldScope {
  children?: OldActivity[];
}

const KINDS: Record<string, WaitKind> = {
  UserTask: 'user-task',
  ServiceTask: 'service',
  SendTask: 'service',
  CallActivity: 'call',
  ReceiveTask: 'message',
};

const AWAITED = ['message', 'timer', 'signal', 'conditional'];

/** The kind of wait that an event of this kind opens, if it opens one. */
const awaited = (kind: EventKind): WaitKind | undefined => (AWAITED.includes(kind) ? (kind as WaitKind) : undefined);

/** Reads the tree of running elements out of the library's state and writes it as nodes. */
class Upgrade {
  readonly snapshot: Snapshot;
  readonly pending: Pending[] = [];

  constructor(
    private readonly model: ProcessModel,
    private readonly old: SnapshotOfRelease01,
  ) {
    const { engineVersion, variables } = old;
    this.snapshot = { format: 2, engineVersion, next: 1, nodes: {}, waits: {}, variables };
    const engine = old.engine as { execution: { processes: { execution: OldScope }[] } };
    this.scope(
      this.add({ id: 'root', element: model.id, parent: null, resting: {} }),
      engine.execution.processes[0]?.execution,
    );
  }

  private add(node: NodeState): NodeState {
    this.snapshot.nodes[node.id] = node;
    return node;
  }

  private scope(scope: NodeState, old: OldScope = {}): void {
    const children = old.children ?? [];
    const hosts = new Map<string, NodeState>();
    for (const child of children) for (const flowId of tokensBefore(child)) this.token(scope, child, flowId);
    for (const child of children.filter(({ status }) => status)) this.child(scope, child, hosts);
    for (const child of children.filter(({ status }) => status)) this.event(child, hosts);
    this.triggers(scope);
  }

  /** Tokens rest before joins; those that waited until an activity was free arrive now. */
  private token(scope: NodeState, { id }: OldActivity, flowId: string): void {
    const isJoin = /Parallel|Inclusive/.test(this.model.element(id).type);
    if (isJoin && scope.resting) scope.resting[flowId] = (scope.resting[flowId] ?? 0) + 1;
    else this.pending.push({ kind: 'token', elementId: id, scopeId: scope.id });
  }

  private child(scope: NodeState, child: OldActivity, hosts: Map<string, NodeState>): void {
    const element = this.model.element(child.id);
    if (element.attachedTo || this.gatewayBefore(element)) return;
    const node = this.add({ id: child.executionId, element: child.id, parent: scope.id });
    hosts.set(child.id, node);
    if (element.triggeredByEvent && this.startOf(element)?.interrupting) scope.interrupted = true;
    const loop = this.old.loops[child.executionId];
    if (loop) this.instances(Object.assign(node, { loop }), child);
    else this.work(node, element, child.execution);
  }

  private work(node: NodeState, element: ElementModel, execution?: OldScope): void {
    const kind = KINDS[element.type];
    if (element.type === 'SubProcess') this.scope(Object.assign(node, { resting: {} }), execution);
    else if (kind) this.snapshot.waits[node.id] = { kind, element: element.id, host: node.id };
  }

  private instances(body: NodeState, { broker, execution }: OldActivity): void {
    const running = messagesOf(broker).filter(({ content }) => content.isMultiInstance && content.index !== undefined);
    for (const [id, { index }] of new Map(running.map(({ content }) => [content.executionId ?? '', content]))) {
      const inside = execution?.executions?.find(({ executionId }) => executionId === id);
      const node = this.add({ id, element: body.element, parent: body.id, index });
      this.work(node, this.model.element(body.element), inside);
    }
  }

  /** Events wait at the activity they sit on, at the gateway before them, or by themselves. */
  private event(child: OldActivity, hosts: Map<string, NodeState>): void {
    const element = this.model.element(child.id);
    const gateway = this.gatewayBefore(element);
    const host = hosts.get(element.attachedTo ?? gateway ?? element.id);
    const kind = element.event ? awaited(element.event.kind) : gateway && KINDS[element.type];
    if (!host || !kind) return;
    this.await(waitIdOf(child), { kind, element: element.id, host: host.id });
  }

  private triggers(scope: NodeState): void {
    const { spent } = this.old.waits;
    for (const { start } of this.model.eventSubProcesses(scope.element)) {
      const isSpent = spent.includes(`${scope.id}/${start.id}`);
      if (isSpent && start.interrupting) scope.interrupted = true;
      if (!isSpent && !scope.interrupted) this.trigger(scope, start);
    }
  }

  private trigger(scope: NodeState, start: ElementModel): void {
    const id = `${scope.id}/${start.id}`;
    const kind = awaited(start.event?.kind ?? 'none');
    if (kind) this.await(id, { kind, element: start.id, host: scope.id });
    for (const deferred of this.old.waits.deferred)
      if (deferred === id) this.pending.push({ kind: 'trigger', elementId: start.id, scopeId: scope.id });
  }

  private await(id: string, wait: { kind: WaitKind; element: string; host: string }): void {
    const held = this.old.waits.conditions[id];
    this.snapshot.waits[id] = {
      ...wait,
      trigger: 0,
      ...this.old.waits.timers[id],
      ...(held !== undefined && { held }),
    };
  }

  private gatewayBefore({ incoming }: ElementModel): string | undefined {
    const sources = incoming.map((flowId) => this.model.flow(flowId).sourceId);
    return sources.find((id) => this.model.element(id).type === 'EventBasedGateway');
  }

  private startOf({ id }: ElementModel): ElementModel | undefined {
    return this.model.children(id).find(({ type }) => type === 'StartEvent');
  }
}

const messagesOf = ({ queues = [] }: OldActivity['broker']): OldMessage[] =>
  queues.flatMap(({ messages = [] }) => messages);

/** Events waited by their definition, other elements by themselves. */
const waitIdOf = ({ broker, executionId }: OldActivity): string =>
  messagesOf(broker).find(({ content }) => content.isDefinitionScope)?.content.executionId ?? executionId;

/** Flows whose tokens lay before an element. */
const tokensBefore = ({ broker }: OldActivity): string[] =>
  (broker.queues ?? [])
    .filter(({ name }) => name === 'inbound-q')
    .flatMap(({ messages = [] }) => messages.map(({ content }) => content.id));
