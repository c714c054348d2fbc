import { createRequire } from 'node:module';
import { dayNumber, weekdayOf, yearOf, type DayNumber } from './local-date.js';
import { statutoryHolidays } from './statutory-holidays.js';

// The library's tables, not its functions: those give other answers when the process runs west of Greenwich.
const arranged = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as {
  holidays: Record<string, string>;
  workdays: Record<string, string>;
};
const HOLIDAYS = new Set(Object.keys(arranged.holidays).map(dayNumber));
const MAKE_UP_DAYS = new Set(Object.keys(arranged.workdays).map(dayNumber));

/** The last year whose holidays and make-up days (调休) the State Council had announced when `chinese-days` was released. */
export const ARRANGED_THROUGH = Math.max(...[...HOLIDAYS].map(yearOf));

const statutory = new Map<number, Set<DayNumber>>();

function isHoliday(day: DayNumber): boolean {
  const year = yearOf(day);
  if (year <= ARRANGED_THROUGH) return HOLIDAYS.has(day);
  const known = statutory.get(year) ?? statutoryHolidays(year);
  statutory.set(year, known);
  return known.has(day);
}

/**
 * Whether the nation works on `day`: make-up days and weekdays that are no holiday. Beyond `ARRANGED_THROUGH` only the
 * holidays fixed by law are known; the rest is entered as overrides once it is announced, or comes with the library.
 */
export function isNationalWorkingDay(day: DayNumber): boolean {
  if (MAKE_UP_DAYS.has(day)) return true;
  const weekday = weekdayOf(day);
  return weekday >= 1 && weekday <= 5 && !isHoliday(day);
}
