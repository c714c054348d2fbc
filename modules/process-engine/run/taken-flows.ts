import type { ElementModel, FlowModel } from '../model/process-model.js';
import type { Execution } from './execution.js';
import type { NodeState } from './node.js';
import type { Values } from './variables.js';

const NO_WAY_OUT = 'no outgoing flow could be taken: no condition is true and there is no default flow';

interface Departure {
  element: ElementModel;
  scope: NodeState;
  locals?: Values;
}

/** The flows a token leaves by, in the order of the diagram. Faults when there are some and none can be taken. */
export function takenFlows(execution: Execution, departure: Departure): FlowModel[] {
  const { element } = departure;
  const flows = element.outgoing.map((id) => execution.model.flow(id));
  if (element.type === 'ParallelGateway') return flows;
  const candidates = flows.filter((flow) => !flow.isDefault && holds(execution, departure, flow));
  const taken = element.type === 'ExclusiveGateway' ? candidates.slice(0, 1) : candidates;
  const fallback = flows.find((flow) => flow.isDefault);
  if (fallback && !settled(element, taken)) taken.push(fallback);
  if (flows.length > 0 && taken.length === 0) execution.fault(element.id, NO_WAY_OUT);
  return taken;
}

function holds(execution: Execution, { element, scope, locals }: Departure, { condition }: FlowModel): boolean {
  return (
    !condition || execution.expressions.evaluate(condition, { node: scope, elementId: element.id, locals }) === true
  );
}

/** Whether a default flow stays unused: a gateway took any flow, an activity took a conditional one. */
const settled = (element: ElementModel, taken: FlowModel[]): boolean =>
  element.type.endsWith('Gateway') ? taken.length > 0 : taken.some((flow) => flow.condition !== undefined);
