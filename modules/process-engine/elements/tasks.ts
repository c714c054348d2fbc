import type { NodeState } from '../run/node.js';
import type { Values } from '../run/variables.js';
import type { Wait } from '../run/wait.js';
import { Activity } from './activity.js';

/** Passes straight through: abstract and manual tasks. */
export class PassThrough extends Activity {
  protected override perform(node: NodeState): void {
    this.execution.laterIfAlive(node, () => this.finish(node));
  }
}

/** Evaluates a FEEL expression into a variable. */
export class ScriptTask extends PassThrough {
  protected override finish(node: NodeState): void {
    const { expression, resultVariable } = this.element.script ?? { expression: '', resultVariable: '' };
    const value = this.execution.expressions.evaluate(expression, { node, elementId: this.element.id });
    if (resultVariable) this.execution.expressions.receive(node, this.element, { [resultVariable]: value });
    super.finish(node);
  }
}

/** A person owes something. */
export class UserTask extends Activity {
  protected override perform(node: NodeState): void {
    this.wait(node, 'user-task');
  }
}

/** A registered handler or a decision does the work inside the turn; without either the token passes through. */
export class ServiceTask extends PassThrough {
  protected override perform(node: NodeState): void {
    if (this.element.taskType || this.element.decision) this.wait(node, 'service');
    else super.perform(node);
  }
}

/** A message is awaited. */
export class ReceiveTask extends Activity {
  protected override perform(node: NodeState): void {
    this.wait(node, 'message');
  }
}

/** Another process runs as a child instance. */
export class CallActivity extends Activity {
  protected override perform(node: NodeState): void {
    this.wait(node, 'call');
  }

  /** Without mappings of its own a call takes over all that the called process leaves, unless told not to. */
  override answered(node: NodeState, wait: Wait, values: Values): void {
    const takesAll = this.element.called?.propagateAll !== false || this.element.outputs.length > 0;
    super.answered(node, wait, takesAll ? values : {});
  }
}
