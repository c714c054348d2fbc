import type { NodeState } from './node.js';
import type { VariableState } from './variables.js';
import type { WaitState } from './wait.js';

/** All that is needed to go on with an instance later, in another process or release. Plain JSON. */
export interface Snapshot {
  format: 2;
  /** Version of bpmn-engine that wrote it. */
  engineVersion: string;
  /** Number of the next node. */
  next: number;
  nodes: Record<string, NodeState>;
  waits: Record<string, WaitState>;
  variables: VariableState;
}

/** Snapshots of release 0.1: the library's own state, with books of ours beside it. */
export interface SnapshotOfRelease01 {
  format: 1;
  engineVersion: string;
  engine: object;
  variables: VariableState;
  loops: Record<string, NonNullable<NodeState['loop']>>;
  waits: {
    timers: Record<string, { dueAt: string; repeat: number }>;
    conditions: Record<string, boolean>;
    spent: string[];
    deferred: string[];
  };
}

/** What instances stored by this release or an earlier one go on from. */
export type StoredSnapshot = Snapshot | SnapshotOfRelease01;
