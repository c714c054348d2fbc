import type { ProcessModel } from '../model/process-model.js';

/**
 * The rule of BPMN 2.0 (13.4.3) for a gateway that holds at least one token: it fires unless some token elsewhere can
 * still reach an empty incoming flow and cannot reach a marked one, on paths that do not pass the gateway itself.
 */
export function mayFire(
  model: ProcessModel,
  gatewayId: string,
  marked: ReadonlySet<string>,
  tokensAt: Iterable<string>,
): boolean {
  const { incoming } = model.element(gatewayId);
  const reach = (flowIds: string[]) => union(flowIds.map((flowId) => sources(model, gatewayId, flowId)));
  const towardsEmpty = reach(incoming.filter((flowId) => !marked.has(flowId)));
  const towardsMarked = reach(incoming.filter((flowId) => marked.has(flowId)));
  for (const nodeId of tokensAt) if (towardsEmpty.has(nodeId) && !towardsMarked.has(nodeId)) return false;
  return true;
}

/** Nodes from which a token can come to a flow without passing the gateway. */
export function sources(model: ProcessModel, gatewayId: string, flowId: string): Set<string> {
  const found = new Set<string>();
  const open = [model.flow(flowId).sourceId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === gatewayId || found.has(id)) continue;
    found.add(id);
    open.push(...predecessors(model, id));
  }
  return found;
}

/** One step back: along flows, from a boundary event to its activity, from a link catch to its throws. */
function predecessors(model: ProcessModel, id: string): string[] {
  const element = model.element(id);
  const before = element.incoming.map((flowId) => model.flow(flowId).sourceId);
  if (element.attachedTo) before.push(element.attachedTo);
  if (element.event?.kind === 'link' && element.type === 'IntermediateCatchEvent')
    before.push(...linkThrows(model, id));
  return before;
}

const linkThrows = (model: ProcessModel, catchId: string): string[] => {
  const { parentId, event } = model.element(catchId);
  return model
    .children(parentId)
    .filter((other) => other.type === 'IntermediateThrowEvent' && other.event?.link === event?.link)
    .map((other) => other.id);
};

const union = (sets: Set<string>[]): Set<string> => new Set(sets.flatMap((set) => [...set]));
