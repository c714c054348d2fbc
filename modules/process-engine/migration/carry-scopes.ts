import { compensationStart, handlerOf } from '../run/compensation.js';
import { isJoining } from '../run/joins.js';
import type { Compensable, NodeState } from '../run/node.js';
import type { Nodes } from '../run/nodes.js';
import { isSameType, type ElementMapping } from './element-mapping.js';
import type { Remarks } from './verdict.js';

/** What scopes keep besides the nodes in them: resting tokens, what can be undone, what has occurred. After the nodes. */
export class ScopeCarrier {
  constructor(
    private readonly mapping: ElementMapping,
    private readonly remarks: Remarks,
  ) {}

  carry(nodes: Nodes): void {
    for (const node of nodes.all()) {
      this.carryTokens(node);
      this.carryPhases(node);
      this.carryRecords(node);
      this.carryQueue(node);
      if (node.seen) node.seen = this.rename(node.seen);
    }
  }

  private carryTokens(node: NodeState): void {
    if (!node.resting) return;
    const resting: Record<string, number> = {};
    for (const [flowId, count] of Object.entries(node.resting)) {
      const to = this.flow(flowId);
      if (to !== undefined) resting[to] = (resting[to] ?? 0) + count;
    }
    node.resting = resting;
    this.refuseComplete(resting);
  }

  /** The flow a token rests on, in the new version. */
  private flow(flowId: string): string | undefined {
    const joinId = this.mapping.source.flow(flowId).targetId;
    const flow = this.mapping.flow(flowId);
    const join = this.mapping.element(joinId);
    if (!flow || !join) {
      this.remarks.refuse(joinId, 'flow-gone', `a token waits here on the flow "${flowId}", which is gone`);
      return undefined;
    }
    if (isSameType(this.mapping.source.element(joinId), join) && isJoining(join)) return flow.id;
    this.remarks.refuse(joinId, 'join-changed', 'a token waits here for others, and nothing joins here now');
    return undefined;
  }

  /** No token may come any more that would let the join go on. */
  private refuseComplete(resting: Record<string, number>): void {
    const { target } = this.mapping;
    for (const join of new Set(Object.keys(resting).map((flowId) => target.element(target.flow(flowId).targetId)))) {
      const counts = join.incoming.map((flowId) => resting[flowId] ?? 0);
      const isComplete =
        join.startQuantity > 1
          ? counts.reduce((sum, count) => sum + count, 0) >= join.startQuantity
          : join.type === 'ParallelGateway' && counts.every((count) => count > 0);
      if (isComplete)
        this.remarks.refuse(join.id, 'join-changed', 'all tokens that it waits for now have come already');
    }
  }

  private carryPhases(node: NodeState): void {
    if (!node.fired) return;
    const phases = Object.entries(node.fired).map(([gatewayId, flowIds]) => {
      const flows = flowIds.flatMap((flowId) => this.mapping.flow(flowId)?.id ?? []);
      if (flows.length < flowIds.length || this.mapping.to(gatewayId) === undefined)
        this.remarks.refuse(gatewayId, 'flow-gone', 'the gateway waits for its second phase, and flows of it are gone');
      return [this.mapping.to(gatewayId) ?? gatewayId, flows] as const;
    });
    node.fired = Object.fromEntries(phases);
  }

  private carryRecords(node: NodeState): void {
    if (node.done) node.done = this.records(node.done, node.element);
    if (!node.undoing) return;
    const undoing = this.records(node.undoing, node.element, true);
    if (undoing.length < node.undoing.length)
      this.remarks.refuse(node.element, 'compensation-gone', 'it is being undone, and what would undo it is gone');
    node.undoing = undoing;
  }

  /** `anywhere`: the records come from the scopes around. */
  private records(records: Compensable[], scopeId: string, anywhere = false): Compensable[] {
    return records.flatMap((record) => {
      const carried = this.record(record, anywhere ? undefined : scopeId);
      if (!carried)
        this.remarks.note(record.element, 'compensation-dropped', 'it has completed and can no longer be undone');
      return carried ?? [];
    });
  }

  private record(record: Compensable, scopeId: string | undefined): Compensable | null {
    const to = this.mapping.element(record.element);
    if (!to || !isSameType(this.mapping.source.element(record.element), to)) return null;
    const done = record.done && this.records(record.done, to.id);
    const isHere = scopeId === undefined || to.parentId === scopeId;
    if (!isHere || !this.isUndoable(to.id, done)) return null;
    return { ...record, element: to.id, ...(done && { done }) };
  }

  private isUndoable(id: string, done: Compensable[] = []): boolean {
    const { target } = this.mapping;
    return done.length > 0 || (handlerOf(target, id) ?? compensationStart(target, id)) !== undefined;
  }

  private carryQueue(node: NodeState): void {
    if (!node.queue) return;
    const free = this.mapping.target.free(node.element).map(({ id }) => id);
    node.queue = node.queue.map((id) => {
      const to = this.mapping.to(id);
      if (to === undefined || !free.includes(to))
        this.remarks.refuse(id, 'element-gone', 'it is to be begun next and no activity stands for it');
      return to ?? id;
    });
  }

  private rename(seen: Record<string, number[]>): Record<string, number[]> {
    return Object.fromEntries(Object.entries(seen).map(([id, triggers]) => [this.mapping.to(id) ?? id, triggers]));
  }
}
