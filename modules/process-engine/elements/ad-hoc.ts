import type { AdHocModel, ElementModel } from '../model/process-model.js';
import type { NodeState } from '../run/node.js';
import type { Values } from '../run/variables.js';
import type { Wait } from '../run/wait.js';
import { SubProcess } from './sub-process.js';

/**
 * A sub-process without a fixed order. It begins the activities no flow leads to, all at once or one after another; where
 * it has a completion condition it ends when that holds, and until then people may begin activities again.
 */
export class AdHocSubProcess extends SubProcess {
  protected override perform(node: NodeState): void {
    const { sequential, completionCondition } = this.adHoc;
    node.resting = {};
    node.queue = this.chosen(node).map(({ id }) => id);
    this.execution.events.arm(node);
    if (completionCondition) this.wait(node, 'ad-hoc');
    if (!sequential)
      for (const id of node.queue.splice(0)) this.execution.arrive(this.execution.model.element(id), node);
  }

  /** People name the activities to begin now, as `elements`. */
  override answered(node: NodeState, _wait: Wait, { elements }: Values): void {
    if (node.queue) node.queue.push(...this.named(elements).map(({ id }) => id));
    if (node.queue && !this.adHoc.sequential)
      for (const id of node.queue.splice(0)) this.execution.arrive(this.execution.model.element(id), node);
  }

  override stepped(node: NodeState): void {
    const { completionCondition, cancelRemaining } = this.adHoc;
    if (!completionCondition || node.queue === null) return;
    const place = { node, elementId: this.element.id };
    if (this.execution.expressions.evaluate(completionCondition, place) !== true) return;
    node.queue = null;
    if (cancelRemaining) this.execution.sweep(node);
  }

  override emptied(node: NodeState): void {
    const next = node.queue?.shift();
    if (next === undefined) super.emptied(node);
    else this.execution.arrive(this.execution.model.element(next), node);
  }

  private chosen(node: NodeState): readonly ElementModel[] {
    const { elements } = this.adHoc;
    if (!elements) return this.execution.model.free(this.element.id);
    return this.named(this.execution.expressions.evaluate(elements, { node, elementId: this.element.id }));
  }

  private named(ids: unknown): ElementModel[] {
    const free = this.execution.model.free(this.element.id);
    return (Array.isArray(ids) ? ids : []).map((id) => {
      const element = free.find((candidate) => candidate.id === id);
      return element ?? this.execution.fault(this.element.id, `"${String(id)}" is no activity that can be begun here`);
    });
  }

  private get adHoc(): AdHocModel {
    return this.element.adHoc ?? { sequential: false, cancelRemaining: true };
  }
}
