import type { ProcessModel } from '../model/process-model.js';
import type { NodeState } from './node.js';

const ROOT = 'root';

/** The running nodes of one instance, as a tree below the process. */
export class Nodes {
  private readonly childrenOf = new Map<string, Set<NodeState>>();

  constructor(
    private readonly model: ProcessModel,
    private readonly state: { next: number; nodes: Record<string, NodeState> },
  ) {
    for (const node of this.all()) this.place(node);
  }

  /** The process itself. */
  get root(): NodeState {
    return (this.state.nodes[ROOT] ??= { id: ROOT, element: this.model.id, parent: null, resting: {} });
  }

  get(id: string | null | undefined): NodeState | undefined {
    return id ? this.state.nodes[id] : undefined;
  }

  all(): NodeState[] {
    return Object.values(this.state.nodes);
  }

  create(element: string, parent: NodeState, details: Partial<NodeState> = {}): NodeState {
    const node = { id: `${element}#${this.state.next++}`, element, parent: parent.id, ...details };
    this.state.nodes[node.id] = node;
    this.place(node);
    return node;
  }

  remove(node: NodeState): void {
    delete this.state.nodes[node.id];
    this.childrenOf.get(node.parent ?? '')?.delete(node);
    this.childrenOf.delete(node.id);
  }

  isAlive(node: NodeState): boolean {
    return this.state.nodes[node.id] === node;
  }

  /** Nodes directly inside another, oldest first. */
  children(node: NodeState): NodeState[] {
    return [...(this.childrenOf.get(node.id) ?? [])];
  }

  hasChildren(node: NodeState): boolean {
    return (this.childrenOf.get(node.id)?.size ?? 0) > 0;
  }

  /** The scope a node runs in; loops are no scopes. */
  scopeOf(node: NodeState): NodeState {
    for (const outer of this.around(node)) if (isScope(outer)) return outer;
    return this.root;
  }

  /** The node that stands for the whole activity: the body, for an instance of a loop. */
  wholeOf(node: NodeState): NodeState {
    return node.index === undefined ? node : (this.get(node.parent) ?? node);
  }

  /** The node and all that contain it, innermost first. */
  chain(node: NodeState): NodeState[] {
    return [node, ...this.around(node)];
  }

  /** Ids of the variable scopes visible at a node, innermost first, without the root. */
  scopeIds(node: NodeState): string[] {
    return this.chain(node)
      .map(({ id }) => id)
      .filter((id) => id !== ROOT);
  }

  private *around(node: NodeState): Iterable<NodeState> {
    for (let outer = this.get(node.parent); outer; outer = this.get(outer.parent)) yield outer;
  }

  private place(node: NodeState): void {
    if (node.parent === null) return;
    const siblings = this.childrenOf.get(node.parent) ?? new Set();
    this.childrenOf.set(node.parent, siblings.add(node));
  }
}

/** Whether tokens move inside the node. */
export const isScope = (node: NodeState): boolean => node.resting !== undefined;
