import type { ElementModel } from '../model/process-model.js';

/** What a token waits for. The engine never arms a clock or listens itself: every wait is answered from outside. */
export type WaitKind = 'user-task' | 'service' | 'call' | 'ad-hoc' | 'timer' | 'message' | 'signal' | 'conditional';

/** A wait as the snapshot keeps it. */
export interface WaitState {
  kind: WaitKind;
  element: string;
  /** Node it belongs to: the activity a boundary event sits on, the scope of an event sub-process, else the waiting node. */
  host: string;
  /** Which of several triggers of the event. */
  trigger?: number;
  /** Timers: when it falls due (ISO 8601), and how often it does, this time included; -1 without end. */
  dueAt?: string;
  repeat?: number;
  /** Conditions: their last value; one catches when it turns true. */
  held?: boolean;
}

/** One open wait. `executionId` names it across snapshots. */
export interface Wait extends Readonly<Omit<WaitState, 'element'>> {
  readonly executionId: string;
  readonly element: ElementModel;
}
