import type { GivenLimits } from '../sla/index.js';

/** What a rule may ask of a case. */
export const CONDITIONS = ['category', 'place', 'channel', 'nature', 'urgency'] as const;

export type Condition = (typeof CONDITIONS)[number];

/** What is known of a case when it comes in. */
export type DispatchFacts = Record<Condition, string | null>;

/**
 * Units that a rule names by what they are to the case: the township or county nearest to its place, the county of its
 * place, the default unit of its category.
 */
const UNIT_SYMBOLS = ['place', 'county', 'category'] as const;

type UnitSymbol = (typeof UNIT_SYMBOLS)[number];

/** One row of the decision table: for which cases, and what becomes of them. */
export interface DispatchRule extends DispatchFacts {
  /** A category and all below it, a place and all below it; null for any. */
  category: string | null;
  place: string | null;
  /** A unit code or one of the symbols. */
  leadUnit: string;
  coUnits: string[];
  /** Key of the process that serves the case; null leaves the choice to the hotline. */
  process: string | null;
  /** Limits of such a case by measure, in place of the local policies. */
  limits: GivenLimits;
  /** The rule it rests on (文件依据). */
  clause: string;
}

/** What is proposed for one case, and why. */
export interface DispatchProposal {
  leadUnit: string;
  coUnits: string[];
  clause: string;
  /** Position of the rule, from 1; null for the default unit of the category. */
  rule: number | null;
  /** Version of the table, or of the mode, the rule stands in. */
  version: number | null;
  /** The mode the rule belongs to; null for one of the table. */
  mode: string | null;
}

/** All that the rules say about one case. */
export interface DispatchDecision {
  /** Null when no rule fits and the category names no unit. */
  proposal: DispatchProposal | null;
  process: string | null;
  limits: GivenLimits;
}

/** The clause of a proposal that no rule made. */
export const DEFAULT_CLAUSE = '事项分类默认承办单位';

export const isSymbol = (unit: string): unit is UnitSymbol => (UNIT_SYMBOLS as readonly string[]).includes(unit);

/** A rule as it was stored or sent: every field there, nothing else, always in the same order. */
export function ruleOf(raw: Partial<DispatchRule>): DispatchRule {
  const { leadUnit = '', coUnits, limits, clause = '', process } = raw;
  const when = Object.fromEntries(CONDITIONS.map((name) => [name, raw[name] || null])) as DispatchFacts;
  const then = { leadUnit, coUnits: coUnits ?? [], process: process || null, limits: spansOf(limits ?? {}) };
  return { ...when, ...then, clause };
}

/** Whatever was sent in place of a span has its fields, checked later. */
function spansOf(limits: Partial<GivenLimits>): GivenLimits {
  const spans = Object.entries(limits).map(([measure, given]) => {
    const { value, unit, clock } = given ?? {};
    return [measure, { value, unit, clock }];
  });
  return Object.fromEntries(spans) as GivenLimits;
}
