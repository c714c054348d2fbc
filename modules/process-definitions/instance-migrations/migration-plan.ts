import type { Actor } from '../../kernel/index.js';
import type { Before, GivenMapping, MappingReport, Remark, Verdict } from '../../process-engine/index.js';

/** `…ing`: workers are at it. Only what is checked can be approved, only what is approved applied, only what is applied undone. */
export type PlanState = 'drafted' | 'checking' | 'checked' | 'applying' | 'applied' | 'undoing' | 'undone';

/** Which instances a plan is for; all of its versions that run unless told. */
export interface InstanceFilter {
  ids?: string[];
  startedBefore?: string;
}

/** A person, as plans remember one. */
export type Person = Omit<Actor, 'roles'>;

/** A plan to take instances of some versions of a process over into another. */
export interface MigrationPlan {
  id: string;
  /** The version they go to. */
  definitionId: string;
  definitionKey: string;
  toVersion: number;
  fromVersions: number[];
  mapping: GivenMapping;
  filter: InstanceFilter;
  state: PlanState;
  createdAt: Date;
  createdBy: Person;
  approvedAt: Date | null;
  approvedBy: Person | null;
}

/** How many instances there are, by what was found and what became of them. */
export interface PlanCounts {
  instances: number;
  pending: number;
  ok: number;
  okWithNotes: number;
  refused: number;
  migrated: number;
  undone: number;
  notUndone: number;
}

/** A plan as it is shown, with what was found for the elements of every version. */
export interface PlanView extends MigrationPlan {
  counts: PlanCounts;
  elements: ({ version: number } & MappingReport)[];
}

/** One instance of a plan: the verdict of the dry run and what became of it. */
export interface MigrationCase {
  instanceId: string;
  fromVersion: number;
  verdict: Verdict['verdict'] | null;
  /** Revision the verdict was found at. */
  revision: number | null;
  notes: Remark[];
  reasons: Remark[];
  outcome: 'migrated' | 'refused' | 'undone' | 'not-undone' | null;
  at: Date | null;
}

/** One instance that is to be worked on now. */
export interface PendingCase {
  planId: string;
  instanceId: string;
  fromId: string;
  toId: string;
  mapping: GivenMapping;
  state: PlanState;
  orderedBy: Person;
  before: Before | null;
  digest: string | null;
}
