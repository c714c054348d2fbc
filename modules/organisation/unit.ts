import type { Coded } from './code-tree.js';

/** What a unit may be. */
export const UNIT_KINDS = ['centre', 'county', 'department', 'township', 'village'] as const;

export type UnitKind = (typeof UNIT_KINDS)[number];

/** An organisation of the hotline's tree: the centre, and whoever cases are assigned to. */
export interface Unit extends Coded {
  /** 1 at the top; a unit's is greater than its parent's. How many there are is the city's affair. */
  tier: number;
  kind: UnitKind;
  /** The codes from the top, each between slashes: `/LS/LS-SZ/`; that of a unit begins with those above it. */
  path: string;
  /** False: takes no more work. */
  enabled: boolean;
}
