import type { Snapshot, SnapshotOfRelease01 } from '../run/snapshot.js';
import type { VariableState } from '../run/variables.js';

export type InstanceStatus = 'active' | 'completed' | 'cancelled' | 'failed' | 'suspended';

/** One run of a published definition, as it is stored. */
export interface ProcessInstance {
  id: string;
  /** The outermost instance of its family; its row is locked by every turn of any member. */
  rootId: string;
  parentId: string | null;
  parentExecutionId: string | null;
  /** Audit stream: the case, or the root instance without one. */
  stream: string;
  definitionId: string;
  definitionKey: string;
  definitionVersion: number;
  businessKey: string | null;
  status: InstanceStatus;
  variables: VariableState;
  /** The engine's state without variables; null before the first and after the last turn. */
  snapshot: Omit<Snapshot, 'variables'> | Omit<SnapshotOfRelease01, 'variables'> | null;
  revision: number;
  errorCode: string | null;
  startedAt: Date;
  endedAt: Date | null;
}

/** What the engine was asked to do to one instance. Kept with an incident, so that it can be done again. */
export type Command =
  | { kind: 'start'; at?: { elementId: string; values: Record<string, unknown>; because: Because } }
  | { kind: 'move'; from: string; to: string }
  | { kind: 'answer'; executionId: string; variables: Record<string, unknown>; because: Because; undoable?: true }
  | { kind: 'error'; executionId: string; code: string; variables: Record<string, unknown> }
  | { kind: 'escalate'; executionId: string; code?: string }
  | { kind: 'variables'; variables: Record<string, unknown> }
  | { kind: 'handle'; executionId: string }
  | { kind: 'call'; executionId: string };

/** Why a wait ended, as the history calls it. */
export type Because =
  | 'task.completed'
  | 'timer.fired'
  | 'message.received'
  | 'signal.received'
  | 'called'
  | 'condition.held'
  | 'activities.begun'
  | 'child.ended'
  | 'handled';

/** Something that stopped an instance and needs a person. */
export interface Incident {
  id: string;
  instanceId: string;
  elementId: string;
  message: string;
  command: Command;
  raisedAt: Date;
  resolvedAt: Date | null;
  /** How often the command has failed. */
  attempts: number;
  /** When it is tried again by itself; null when it waits for a person. */
  retryAt: Date | null;
}

/** The published definition an instance runs on. */
export interface DefinitionRef {
  id: string;
  key: string;
  version: number;
  /** Since when it may start nothing, because its instances did not come to rest. */
  quarantinedAt?: Date | null;
}
