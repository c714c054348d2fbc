import type { WorkingCalendar } from '../calendar/index.js';
import { DomainError, type FieldError } from '../kernel/index.js';
import { dueAt } from './deadline.js';
import { FACTS, overlap, type LocalLimit, type SlaPolicy, type SlaPolicyDraft, type Span } from './sla-policy.js';
import { SLA_ERRORS } from './sla.errors.js';

const HOUR_MS = 3_600_000;
const HOURS_OF_A_YEAR = 366 * 24;

const MEASURE_RULE = 'must be lower-case words joined by dots or hyphens';
const CODE = /^[a-z0-9]+([.-][a-z0-9]+)*$/;

/** The largest value a limit may have in each unit: about a year. */
const LARGEST = { minute: 100_000, hour: 8_784, 'working-day': 366, 'calendar-day': 366, 'day-ending-in': 9 } as const;

/** Units that go with each clock: working days on working time, natural days on all time. */
const UNITS = {
  working: ['minute', 'hour', 'working-day'],
  '24x7': ['minute', 'hour', 'calendar-day', 'day-ending-in'],
} as const;

/** Refuses a draft that cannot be counted, naming every field at fault. */
export function assertCountable(draft: SlaPolicyDraft): void {
  const errors = [...textFaults(draft), ...conditionFaults(draft), ...spanFaults(draft)];
  if (errors.length)
    throw new DomainError(SLA_ERRORS['sla-policy-invalid'], 'The policy cannot be published.', {}, errors);
}

/**
 * Refuses a local limit that would, for any case it shares with a ceiling, end later than that ceiling. The two are
 * counted from every hour of the year after `from` and from the last second of that hour.
 */
export function assertNotLooser(
  draft: SlaPolicyDraft,
  inForce: SlaPolicy[],
  calendar: WorkingCalendar,
  from: Date,
): void {
  if (draft.isCeiling) return;
  const passed = passedCeiling(draft, inForce, calendar, from);
  if (!passed) return;
  const detail = `"${draft.name}" would end later than "${passed.name}" (${passed.clause}).`;
  throw new DomainError(SLA_ERRORS['sla-looser-than-ceiling'], detail, { ceiling: passed.code });
}

/** A ceiling over a case they share, than which the limit would end later; undefined when it keeps within all. */
export function passedCeiling(
  limit: Omit<LocalLimit, 'clause'>,
  inForce: SlaPolicy[],
  calendar: WorkingCalendar,
  from: Date,
): SlaPolicy | undefined {
  const shared = inForce.filter((policy) => policy.isCeiling && overlap(limit, policy));
  return shared.find((ceiling) => isLooser(calendar, limit, ceiling, from));
}

/** What keeps a limit from being counted, by field. */
export function limitFaults(limit: Omit<LocalLimit, 'clause'>): FieldError[] {
  const named = CODE.test(limit.measure) ? [] : [{ path: 'measure', message: MEASURE_RULE }];
  return [...named, ...conditionFaults(limit), ...spanFaults({ ...limit, warnBefore: null })];
}

type Counted = Pick<SlaPolicyDraft, 'limit' | 'clock'>;

function isLooser(calendar: WorkingCalendar, local: Counted, ceiling: Counted, from: Date): boolean {
  if (local.clock === ceiling.clock && local.limit.unit === ceiling.limit.unit && local.limit.unit !== 'day-ending-in')
    return local.limit.value > ceiling.limit.value;
  const first = Math.floor(from.getTime() / HOUR_MS) * HOUR_MS;
  for (let hour = 0; hour < HOURS_OF_A_YEAR; hour++)
    for (const start of [first + hour * HOUR_MS, first + (hour + 1) * HOUR_MS - 1000]) {
      const at = new Date(start);
      if (dueAt(calendar, local, at) > dueAt(calendar, ceiling, at)) return true;
    }
  return false;
}

function textFaults(draft: SlaPolicyDraft): FieldError[] {
  const named = (['code', 'measure', 'preset'] as const).filter((field) => !CODE.test(draft[field]));
  const worded = (['name', 'clause'] as const).filter((field) => draft[field].trim() === '');
  return [
    ...named.map((path) => ({ path, message: MEASURE_RULE })),
    ...worded.map((path) => ({ path, message: 'must not be empty' })),
  ];
}

function conditionFaults({ applies }: Pick<SlaPolicyDraft, 'applies'>): FieldError[] {
  return Object.entries(applies).flatMap(([fact, values]): FieldError[] => {
    const path = `applies.${fact}`;
    if (!(FACTS as readonly string[]).includes(fact)) return [{ path, message: `is none of ${FACTS.join(', ')}` }];
    const listed = Array.isArray(values) && values.every((value) => typeof value === 'string' && value !== '');
    return listed ? [] : [{ path, message: 'must be a list of values' }];
  });
}

function spanFaults({ limit, warnBefore, clock }: Counted & Pick<SlaPolicyDraft, 'warnBefore'>): FieldError[] {
  const spans = { limit, ...(warnBefore && { warnBefore }) };
  return Object.entries(spans).flatMap(([path, span]): FieldError[] => {
    const units = Object.hasOwn(UNITS, clock) ? (UNITS[clock] as readonly string[]) : undefined;
    if (!units?.includes(span.unit)) return [{ path: `${path}.unit`, message: `does not go with clock ${clock}` }];
    return valueFaults(path, span);
  });
}

function valueFaults(path: string, { value, unit }: Span): FieldError[] {
  const ofDay = unit === 'day-ending-in';
  if (path === 'warnBefore' && ofDay) return [{ path: `${path}.unit`, message: 'is no length of time' }];
  const [smallest, largest] = [ofDay ? 0 : 1, LARGEST[unit]];
  if (Number.isInteger(value) && value >= smallest && value <= largest) return [];
  return [{ path: `${path}.value`, message: `must be a whole number from ${String(smallest)} to ${String(largest)}` }];
}
