import type { ElementModel } from '../model/process-model.js';
import { ProcessFault } from './process-fault.js';
import type { ProcessStep, StepEvent, Thrown } from './step.js';

/** Element entries one turn may make before it is taken for an endless loop. */
const STEP_BUDGET = 2000;

/** Collects what happens in one turn and ends turns that never come to rest. */
export class StepRecorder {
  private events: StepEvent[] = [];
  private thrown: Thrown[] = [];
  private readonly cancelledRuns = new Set<string>();
  private entries = 0;
  /** Element entered last. */
  last = '';

  /** Boundary events are entered when they catch, not when they are armed. */
  entered(element: ElementModel): void {
    this.last = element.id;
    if (++this.entries > STEP_BUDGET) {
      throw new ProcessFault(
        element.id,
        `the process does not come to rest: more than ${STEP_BUDGET} steps in one turn`,
      );
    }
    if (element.type !== 'BoundaryEvent') this.events.push({ type: 'element.entered', elementId: element.id });
  }

  completed(element: ElementModel): void {
    if (element.type === 'BoundaryEvent') this.events.push({ type: 'element.entered', elementId: element.id });
    this.events.push({ type: 'element.completed', elementId: element.id });
  }

  cancelled(element: ElementModel, executionId: string): void {
    if (element.type === 'BoundaryEvent' || this.cancelledRuns.has(executionId)) return;
    this.cancelledRuns.add(executionId);
    this.events.push({ type: 'element.cancelled', elementId: element.id });
  }

  taken(flowId: string): void {
    this.events.push({ type: 'flow.taken', elementId: flowId });
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
    this.cancelledRuns.clear();
    return step;
  }
}
