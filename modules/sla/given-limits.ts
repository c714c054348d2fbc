import { limitFaults } from './policy-check.js';
import type { ClockKind, LimitUnit, LocalLimit, SlaConditions } from './sla-policy.js';

/** Limits of a case by measure, as rules give them and the process variable `limits` carries them. */
export type GivenLimits = Record<string, { value: number; unit: LimitUnit; clock: ClockKind; clause?: string }>;

/** The same as limits for the cases of `applies`; unchecked, see `SlaPolicies.faultsOf`. */
export function limitsAsked(limits: GivenLimits, applies: SlaConditions, clause: string): LocalLimit[] {
  return Object.entries(limits).map(([measure, given]) => {
    const { value, unit, clock } = given;
    return { measure, applies, limit: { value, unit }, clock, clause: given.clause ?? clause };
  });
}

/** The limits a case carries. What cannot be counted counts for nothing: a turn must not stop for it. */
export function limitsGiven(carried: unknown): LocalLimit[] {
  if (typeof carried !== 'object' || carried === null) return [];
  const spans = Object.entries(carried).filter(([, given]) => typeof given === 'object' && given !== null);
  const limits = limitsAsked(Object.fromEntries<GivenLimits[string]>(spans), {}, '');
  return limits.filter((limit) => typeof limit.clause === 'string' && limitFaults(limit).length === 0);
}
