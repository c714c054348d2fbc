import type { ElementModel } from '../model/process-model.js';
import type { NodeState } from './node.js';
import { ProcessFault } from './process-fault.js';
import type { ProcessStep, StepEvent, Thrown } from './step.js';

/** Element entries one turn may make before it is taken for an endless loop. */
const STEP_BUDGET = 20_000;

/** Collects what happens in one turn and ends turns that never come to rest. */
export class StepRecorder {
  private events: StepEvent[] = [];
  private thrown: Thrown[] = [];
  private entries = 0;
  /** Element entered last. */
  last = '';

  entered(element: ElementModel, node?: NodeState): void {
    this.last = element.id;
    if (++this.entries > STEP_BUDGET) {
      throw new ProcessFault(
        element.id,
        `the process does not come to rest: more than ${STEP_BUDGET} steps in one turn`,
        true,
      );
    }
    this.add('element.entered', element.id, node);
  }

  completed(element: ElementModel, node?: NodeState): void {
    this.add('element.completed', element.id, node);
  }

  cancelled(element: ElementModel, node?: NodeState): void {
    this.add('element.cancelled', element.id, node);
  }

  taken(flowId: string): void {
    this.add('flow.taken', flowId);
  }

  throw(thrown: Thrown): void {
    this.thrown.push(thrown);
  }

  /** Hands over what was collected and starts afresh. */
  take(): Pick<ProcessStep, 'events' | 'thrown'> {
    const step = { events: this.events, thrown: this.thrown };
    this.events = [];
    this.thrown = [];
    this.entries = 0;
    return step;
  }

  private add(type: StepEvent['type'], elementId: string, node?: NodeState): void {
    this.events.push(node?.index === undefined ? { type, elementId } : { type, elementId, instance: node.index + 1 });
  }
}
