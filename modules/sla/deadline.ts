import type { WorkingCalendar } from '../calendar/index.js';
import {
  specificity,
  type ClockKind,
  type LocalLimit,
  type SlaPolicy,
  type SlaPolicyDraft,
  type Span,
} from './sla-policy.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The limits that govern one measure of one case. */
export interface AppliedLimit {
  /** Limits of the case itself, or of a mode; where there are any, no local policy counts. */
  own?: LocalLimit[];
  /** The most specific local policies; more than one only when the data is ambiguous. */
  local: SlaPolicy[];
  /** Every ceiling that covers the case. */
  ceilings: SlaPolicy[];
}

/** When something must be done, and which policy says so. */
export interface Deadline {
  /** Null where a person, a dispatch rule or a mode set the limit. */
  policyCode: string | null;
  policyVersion: number | null;
  startedAt: Date;
  /** Yellow card; null when none falls between start and end. */
  warnAt: Date | null;
  /** Red card: the limit is used up at this very instant. */
  dueAt: Date;
  /** The end that no extension can pass; null where no ceiling applies. */
  ceilingAt: Date | null;
  /** What the limit rests on where no policy says so; null too where a person set it. */
  clause: string | null;
}

/** The instant at which a limit that starts at `from` is used up. */
export function dueAt(calendar: WorkingCalendar, policy: Pick<SlaPolicyDraft, 'limit' | 'clock'>, from: Date): Date {
  const { value, unit } = policy.limit;
  if (unit === 'working-day') return calendar.addWorkingDays(from, value);
  if (unit === 'calendar-day') return calendar.addCalendarDays(from, value);
  if (unit === 'day-ending-in') return calendar.endOfDayEndingIn(from, value);
  const ms = value * (unit === 'minute' ? MINUTE_MS : HOUR_MS);
  return policy.clock === 'working' ? calendar.addWorkingTime(from, ms) : new Date(from.getTime() + ms);
}

/** The instant of the warning before `due`, counted on the policy's own clock; null when it would not lie after `from`. */
export function warnAt(calendar: WorkingCalendar, policy: Warned, from: Date, due: Date): Date | null {
  if (!policy.warnBefore) return null;
  const ms = lengthOf(calendar, policy.warnBefore, policy.clock);
  const at = policy.clock === 'working' ? calendar.subtractWorkingTime(due, ms) : new Date(due.getTime() - ms);
  return at > from ? at : null;
}

type Warned = Pick<SlaPolicyDraft, 'warnBefore' | 'clock'>;

function lengthOf(calendar: WorkingCalendar, { value, unit }: Span, clock: ClockKind): number {
  if (unit === 'minute') return value * MINUTE_MS;
  if (unit === 'hour') return value * HOUR_MS;
  return value * (clock === 'working' ? calendar.workingDayMs : DAY_MS);
}

/** A limit that a person set; its warning comes when a quarter of the time is left. */
export function setByHand(from: Date, due: Date): Deadline {
  const warning = new Date(due.getTime() - Math.max(0, due.getTime() - from.getTime()) / 4);
  const warnAt = warning > from ? warning : null;
  return { policyCode: null, policyVersion: null, startedAt: from, warnAt, dueAt: due, ceilingAt: null, clause: null };
}

/**
 * Of the policies in force for a measure that match a case: the most specific local ones, and all ceilings. `own` limits
 * are more specific than any policy.
 */
export function layered(matching: SlaPolicy[], own: LocalLimit[] = []): AppliedLimit {
  const ceilings = matching.filter(({ isCeiling }) => isCeiling);
  if (own.length > 0) return { own, local: [], ceilings };
  const local = matching.filter(({ isCeiling }) => !isCeiling);
  const highest = Math.max(...local.map(specificity));
  return { local: local.filter((policy) => specificity(policy) === highest), ceilings };
}

/** Counts every layer from `from` and takes the earliest end; null when nothing limits the case. */
export function settle(calendar: WorkingCalendar, limit: AppliedLimit, from: Date): Deadline | null {
  const { own = [], local, ceilings } = limit;
  const given = own.map((each) => ofOwn(from, dueAt(calendar, each, from), each.clause));
  const published = [...local, ...ceilings].map((policy) => ofPolicy(calendar, policy, from));
  const [binding] = [...given, ...published].toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  if (!binding) return null;
  const ends = ceilings.map((ceiling) => dueAt(calendar, ceiling, from).getTime());
  return { ...binding, ceilingAt: ends.length ? new Date(Math.min(...ends)) : null };
}

const ofOwn = (from: Date, due: Date, clause: string): Deadline => ({ ...setByHand(from, due), clause });

function ofPolicy(calendar: WorkingCalendar, policy: SlaPolicy, from: Date): Deadline {
  const due = dueAt(calendar, policy, from);
  return {
    policyCode: policy.code,
    policyVersion: policy.version,
    startedAt: from,
    warnAt: warnAt(calendar, policy, from, due),
    dueAt: due,
    ceilingAt: null,
    clause: null,
  };
}
