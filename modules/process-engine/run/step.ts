import type { WaitKind } from './wait.js';

/** One line of what happened in a turn, in order. */
export interface StepEvent {
  type: 'element.entered' | 'element.completed' | 'element.cancelled' | 'flow.taken';
  elementId: string;
  /** Loops: which instance, from 1. */
  instance?: number;
}

/** A wait as it is stored and answered from outside. */
export interface OpenWait {
  executionId: string;
  kind: WaitKind;
  elementId: string;
  scopeIds: readonly string[];
  /** Timers: when it falls due. */
  dueAt?: Date;
  /** Messages and signals: what is listened for; calls: the process called. */
  name?: string;
  correlationKey?: string;
}

/** Something thrown that leaves the instance. */
export type Thrown =
  | { kind: 'message'; name: string; correlationKey: string | null; variables: Record<string, unknown> }
  | { kind: 'signal'; name: string; variables: Record<string, unknown> }
  | { kind: 'escalation'; code: string | undefined };

/** What one turn did to an instance. */
export interface ProcessStep {
  events: StepEvent[];
  opened: OpenWait[];
  /** Execution ids of waits that are over. */
  closed: string[];
  /** Those of them that stood for a called process. */
  closedCalls: string[];
  thrown: Thrown[];
  ended: 'completed' | 'failed' | null;
  /** Elements where tokens wait for others that can no longer come. */
  stuckAt: string[];
  /** Code of the BPMN error nobody caught, when the instance failed. */
  errorCode?: string;
}

/** Two steps of one turn as one: what the second closed is not news of the first. */
export function mergeSteps(first: ProcessStep, second: ProcessStep): ProcessStep {
  const over = new Set(second.closed);
  const known = new Set(first.opened.map(({ executionId }) => executionId));
  return {
    events: [...first.events, ...second.events],
    opened: [...first.opened.filter(({ executionId }) => !over.has(executionId)), ...second.opened],
    closed: [...first.closed, ...second.closed.filter((executionId) => !known.has(executionId))],
    closedCalls: [...first.closedCalls, ...second.closedCalls],
    thrown: [...first.thrown, ...second.thrown],
    ended: second.ended,
    stuckAt: second.stuckAt,
    errorCode: second.errorCode,
  };
}
