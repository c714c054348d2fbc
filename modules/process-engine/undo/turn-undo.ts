import type { Change } from './state-difference.js';

/** Why a turn cannot be taken back. */
export type UndoObstacle =
  | 'instance-ended'
  | 'service-called'
  | 'process-called'
  | 'message-thrown'
  | 'others-ended'
  | 'process-went-on'
  | 'variables-changed'
  | 'inclusive-join'
  | 'version-changed'
  | 'incident'
  | 'clock-restarted';

/** What a turn did, as far as taking it back needs it. Plain JSON. */
export interface TurnUndo {
  /** What stood against it from the beginning; nothing else is kept then. */
  obstacle: UndoObstacle | null;
  changes: Change[];
  /** Execution ids of the waits it opened. */
  opened: string[];
  /** Names of the root variables it changed. */
  variables: string[];
  /** Version it ran on. */
  definitionId: string;
  /** Revision of the instance after it. */
  revision: number;
  /** What listeners noted for themselves. */
  notes: Record<string, unknown>;
}

/** A turn cannot be taken back any more, and why. */
export class UndoRefused extends Error {
  constructor(readonly obstacle: UndoObstacle) {
    super(obstacle);
  }
}
