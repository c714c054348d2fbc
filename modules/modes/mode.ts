/** The mode that holds when no other does; it overlays nothing. */
export const REGULAR = 'regular';

/** A limit that goes before the local policies while the mode lasts; checked by whoever counts limits. */
export interface ModeLimit {
  measure: string;
  /** Facts of a case, each with the values it may have; a fact left out may be anything. */
  applies: Record<string, string[]>;
  limit: { value: number; unit: string };
  clock: string;
  clause: string;
}

/** What a mode puts over the regular rules. */
export interface ModeOverlay {
  limits: ModeLimit[];
  /** Parts of policy values by policy code. */
  policies: Record<string, Record<string, unknown>>;
  /** Rules before those of the dispatch table; checked by whoever reads them. */
  dispatchRules: Record<string, unknown>[];
  /** Candidate groups of tasks that open, and the group that has them instead. */
  desks: Record<string, string>;
}

/** One published version of a mode; it never changes. */
export interface ModeVersion {
  code: string;
  version: number;
  /** What people read, in Chinese. */
  name: string;
  overlay: ModeOverlay;
  /** The document or decision it rests on. */
  clause: string;
  publishedAt: Date;
  publishedBy: string;
}

/** A stretch of time for which a version of a mode was switched on: from `from`, before `until`. */
export interface ModeSwitch {
  id: string;
  mode: string;
  version: number;
  name: string;
  from: Date;
  until: Date;
  reason: string | null;
  switchedAt: Date;
  switchedBy: string;
  /** Who ended it early. */
  endedBy: string | null;
}

/** A switch with what it puts over the regular rules. */
export type SwitchedMode = Pick<ModeSwitch, 'id' | 'mode' | 'version' | 'name' | 'from' | 'until'> &
  Pick<ModeVersion, 'overlay' | 'clause'>;

export const NO_OVERLAY: ModeOverlay = { limits: [], policies: {}, dispatchRules: [], desks: {} };
