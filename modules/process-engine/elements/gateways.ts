import type { NodeState } from '../run/node.js';
import type { Values } from '../run/variables.js';
import type { Wait } from '../run/wait.js';
import { Behaviour } from './behaviour.js';

/** Gateways decide by their outgoing flows alone; what comes together before them is counted by the joins. */
export class Gateway extends Behaviour {
  override enter(node: NodeState): void {
    this.execution.recorder.entered(this.element);
    this.execution.complete(node);
  }
}

/** A complex gateway lets its conditions tell the first phase from the second. */
export class ComplexGateway extends Behaviour {
  override enter(node: NodeState): void {
    this.execution.recorder.entered(this.element);
    this.execution.complete(node, { waitingForStart: true });
  }
}

/** Waits for whichever of the events behind it comes first. */
export class EventBasedGateway extends Behaviour {
  override enter(node: NodeState): void {
    this.execution.recorder.entered(this.element);
    for (const { targetId } of this.flows) this.execution.events.open(this.execution.model.element(targetId), node);
  }

  override answered(node: NodeState, wait: Wait, values: Values): void {
    const { execution, element } = this;
    const scope = execution.nodes.scopeOf(node);
    if (!execution.events.occurs(wait, node)) return execution.waits.close(wait);
    execution.expressions.receive(node, wait.element, values);
    execution.expressions.carryOut(wait.element, node);
    execution.recorder.completed(element);
    execution.remove(node);
    const flow = this.flows.find(({ targetId }) => targetId === wait.element.id);
    if (flow) execution.recorder.taken(flow.id);
    execution.pass(wait.element, scope);
  }

  private get flows() {
    return this.element.outgoing.map((id) => this.execution.model.flow(id));
  }
}
