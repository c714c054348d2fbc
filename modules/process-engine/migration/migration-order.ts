import type { Incident, ProcessInstance } from '../instances/instance.js';
import type { WaitRow } from '../instances/instance-store.js';
import type { Program } from '../run/program.js';
import type { GivenMapping } from './element-mapping.js';
import type { Candidate } from './migrate-snapshot.js';

/** One instance, the version it is on, where it is to go and who is answerable. */
export interface MigrationOrder {
  instanceId: string;
  fromId: string;
  toId: string;
  mapping: GivenMapping;
  planId: string;
}

/** An instance as it was before a migration. Plain JSON. */
export interface Before {
  definitionId: string;
  definitionVersion: number;
  snapshot: ProcessInstance['snapshot'];
  waits: WaitRow[];
  incidents: Pick<Incident, 'id' | 'elementId' | 'command'>[];
  /** What each listener needs to go back, by its name. */
  kept: Record<string, unknown>;
}

/** A migration that is to be undone. */
export interface UndoOrder {
  instanceId: string;
  toId: string;
  planId: string;
  before: Before;
  digest: string;
}

/** All that a migration works with. */
export interface Prepared {
  instance: ProcessInstance;
  source: Program;
  target: Program;
  candidate: Candidate;
  waits: WaitRow[];
  incidents: Incident[];
}
