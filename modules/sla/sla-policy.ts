/** What a limit may be conditional on. */
export const FACTS = ['urgency', 'nature', 'channel', 'area'] as const;

export type Fact = (typeof FACTS)[number];

/** What is known of a case when a clock starts. `area` is `town` or `countryside`. */
export type SlaFacts = Partial<Record<Fact, string | null>>;

/** Which cases a policy is for: each fact named must be one of its values; a fact not named may be anything. */
export type SlaConditions = Partial<Record<Fact, string[]>>;

/** Units of a limit; `day-ending-in` is the next day of the month with that last digit (逢6: 6th, 16th, 26th). */
export type LimitUnit = 'minute' | 'hour' | 'working-day' | 'calendar-day' | 'day-ending-in';

/** What time counts: all of it, or working time only. */
export type ClockKind = '24x7' | 'working';

/** An amount of time. */
export interface Span {
  value: number;
  unit: LimitUnit;
}

/** A limit that goes before the local policies: of one dispatched case, or of a mode while it lasts. */
export interface LocalLimit {
  measure: string;
  applies: SlaConditions;
  limit: Span;
  clock: ClockKind;
  /** The rule it rests on (文件依据). */
  clause: string;
}

/** A limit as someone writes it. */
export interface SlaPolicyDraft {
  /** Stable name such as `leshan.general.reply`; publishing it again makes the next version. */
  code: string;
  /** What people read, in Chinese. */
  name: string;
  /** The preset it came with, or `local`. */
  preset: string;
  /** What must be done in time: `respond`, `on-site`, `contact`, `reply`, `rework-reply`, `follow-up`, `sign` … */
  measure: string;
  applies: SlaConditions;
  limit: Span;
  clock: ClockKind;
  /** How long before the end the yellow card comes, counted on the same clock; null for none. */
  warnBefore: Span | null;
  /** True for a limit of a higher authority: it bounds every local one and never gives more time. */
  isCeiling: boolean;
  /** The rule it rests on (文件依据). */
  clause: string;
}

/** A published limit. Versions are never altered; clocks refer to the one they run on. */
export interface SlaPolicy extends SlaPolicyDraft {
  version: number;
  /** In force: at most one version of a code. */
  enabled: boolean;
}

/** Whether a case with `facts` is one of those the policy is for; an unknown fact meets no condition. */
export function matches({ applies }: Pick<SlaPolicyDraft, 'applies'>, facts: SlaFacts): boolean {
  return FACTS.every((fact) => !applies[fact]?.length || applies[fact].includes(facts[fact] ?? ''));
}

/** How many facts the policy asks about. */
export const specificity = ({ applies }: SlaPolicyDraft): number =>
  FACTS.filter((fact) => applies[fact]?.length).length;

type Bounds = Pick<SlaPolicyDraft, 'measure' | 'applies'>;

/** Whether some case could be governed by both policies. */
export function overlap(a: Bounds, b: Bounds): boolean {
  if (a.measure !== b.measure) return false;
  return FACTS.every((fact) => {
    const [left, right] = [a.applies[fact] ?? [], b.applies[fact] ?? []];
    return left.length === 0 || right.length === 0 || left.some((value) => right.includes(value));
  });
}
