import type { Answer, Driven } from '../support/drive.js';

/** One line of the conformance table: what BPMN draws, in which kind and position, and what becomes of it here. */
export interface Row {
  element: string;
  kind: string;
  position: string;
  xml: string;
  outcome: Outcome;
}

/** The diagram can be published; driven like this, it does what is expected. */
export interface Runs {
  given?: object;
  answers?: readonly Answer[];
  /** Element that what it waits for has set the process off at. */
  at?: string;
  expected: Partial<Omit<Driven, 'run'>>;
  /** Another test that drives it further, below test/engine. */
  also?: string;
}

/** The publish rule that keeps the diagram from running. */
export interface Refused {
  rule: string;
}

/** It can be published and does not run as BPMN says: a defect that is known. */
export interface Open {
  open: string;
}

export type Outcome = Runs | Refused | Open;

/** Rows of one element and position. */
export const rowsOf =
  (element: string, position = '') =>
  (kind: string, xml: string, outcome: Outcome): Row => ({ element, kind, position, xml, outcome });
