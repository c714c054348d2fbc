import type { ProcessModel } from '../model/index.js';
import { sources } from '../run/inclusive-join.js';
import { isScope, type Nodes } from '../run/nodes.js';

/**
 * Parallel joins that tokens can come to, but never all it takes: an incoming flow that no token of the scope can reach.
 * Answers the ids of the joins.
 */
export function starvedJoins(model: ProcessModel, nodes: Nodes): Set<string> {
  const starved = new Set<string>();
  for (const scope of nodes.all().filter(isScope)) {
    const at = nodes.children(scope).map(({ element }) => element);
    const resting = Object.keys(scope.resting ?? {});
    const tokens = new Set([...at, ...resting.map((flowId) => model.flow(flowId).targetId)]);
    for (const { id, type, incoming } of model.children(scope.element)) {
      if (type !== 'ParallelGateway' || incoming.length < 2) continue;
      const fed = incoming.filter(
        (flowId) => resting.includes(flowId) || [...sources(model, id, flowId)].some((place) => tokens.has(place)),
      );
      if (fed.length > 0 && fed.length < incoming.length) starved.add(id);
    }
  }
  return starved;
}
