import type { ElementModel } from '../model/process-model.js';

/** What a new version has to wait for besides what was waited for before. */
export interface Adoption {
  /** Events that begin to be waited for, each at a node. */
  opening: { element: ElementModel; host: string }[];
  /** Execution ids of timers whose definition is another one. */
  planning: string[];
}
