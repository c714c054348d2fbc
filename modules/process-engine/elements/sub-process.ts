import type { ElementModel } from '../model/process-model.js';
import type { NodeState } from '../run/node.js';
import type { Values } from '../run/variables.js';
import { Activity } from './activity.js';
import { Behaviour } from './behaviour.js';

/** An embedded sub-process: a scope with variables and event sub-processes of its own. */
export class SubProcess extends Activity {
  override emptied(node: NodeState): void {
    if (node.undoing) this.execution.compensation.advance(node);
    else this.finish(node);
  }

  /** A sub-process that came back to be undone is gone again. */
  override undone(node: NodeState): void {
    this.execution.remove(node);
    this.execution.compensation.advance(this.execution.nodes.get(node.onBehalfOf));
  }

  protected override perform(node: NodeState): void {
    node.resting = {};
    this.execution.begin(node);
  }
}

/** A sub-process that is undone as a whole when a cancel end event is reached. */
export class Transaction extends SubProcess {
  override undone(node: NodeState): void {
    if (node.cancelled) this.leave(this.execution.nodes.wholeOf(node));
    else super.undone(node);
  }

  /** A cancelled transaction goes on at its cancel boundary event. */
  private leave(whole: NodeState): void {
    const boundary = this.execution.model
      .boundaries(this.element.id)
      .find(({ events }) => events.some(({ kind }) => kind === 'cancel'));
    if (boundary) this.execution.behaviour(boundary.id).caught(whole);
    else this.execution.terminate(whole);
  }
}

/** A sub-process that something sets off while its scope runs. */
export class EventSubProcess extends Behaviour {
  override enter({ element }: NodeState): void {
    this.execution.fault(element, 'no flow may lead into an event sub-process');
  }

  /** Runs beside what else runs in the scope, or in place of it. */
  trigger(scope: NodeState, start: ElementModel, values: Values): void {
    const { execution, element } = this;
    const isUndoing = scope.undoing !== undefined;
    if (start.interrupting && !isUndoing) this.takeOver(scope);
    const node = execution.nodes.create(element.id, scope, { resting: {} });
    execution.recorder.entered(element);
    execution.expressions.open(node, element);
    execution.expressions.receive(node, start, values);
    execution.events.arm(node);
    execution.pass(start, node);
  }

  override emptied(node: NodeState): void {
    if (node.undoing) return this.execution.compensation.advance(node);
    this.execution.recorder.completed(this.element);
    this.execution.remove(node);
  }

  override undone(node: NodeState): void {
    this.execution.remove(node);
  }

  private takeOver(scope: NodeState): void {
    this.execution.sweep(scope);
    scope.interrupted = true;
    for (const wait of this.execution.waits.hostedBy(scope.id)) {
      if (wait.element.type === 'StartEvent') this.execution.waits.close(wait);
    }
  }
}
