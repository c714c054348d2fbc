import { cityDay, DomainError } from '../kernel/index.js';
import { REPORT_ERRORS } from './reports.errors.js';

/** From an instant up to another, without the latter. */
export interface Period {
  from: Date;
  to: Date;
}

const DAY_MS = 86_400_000;
const MOST_DAYS = 366;
const SHAPE = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?)?$/;
/** The city's zone; China has no summer time. */
const ZONE = '+08:00';

/** Reads a period: the current month up to `now` unless told. A date as its end is still within. Throws `report-period-invalid`. */
export function readPeriod({ from, to }: { from?: string; to?: string }, now: Date): Period {
  const period = {
    from: from === undefined ? instantOf(`${cityDay(now).slice(0, 7)}-01`, 'from') : instantOf(from, 'from'),
    to: to === undefined ? now : endOf(to),
  };
  const length = period.to.getTime() - period.from.getTime();
  if (length <= 0) throw refused('from', 'from does not lie before to.');
  if (length > MOST_DAYS * DAY_MS) throw refused('to', `The period is longer than ${MOST_DAYS} days.`);
  return period;
}

function endOf(text: string): Date {
  const instant = instantOf(text, 'to');
  return text.includes('T') ? instant : new Date(instant.getTime() + DAY_MS);
}

/** Without a zone it is the city's time; a date is its midnight. */
function instantOf(text: string, field: string): Date {
  const [, date = '', time = '00:00', zone = ZONE] = SHAPE.exec(text) ?? [];
  const instant = new Date(`${date}T${time}${zone}`);
  if (Number.isNaN(instant.getTime()) || !isDay(date))
    throw refused(field, `"${text}" is neither a date nor an instant.`);
  return instant;
}

/** Whether the month has such a day. */
function isDay(date: string): boolean {
  const midnight = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date);
}

const refused = (path: string, message: string): DomainError =>
  new DomainError(REPORT_ERRORS['report-period-invalid'], message, {}, [{ path, message }]);
