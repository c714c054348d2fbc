import chineseDays from 'chinese-days';
import { DAY_MS, type DayNumber } from './local-date.js';

/** New Year's day of the lunar year 1900, where the library's table of months begins. */
const LUNAR_1900 = Date.UTC(1900, 0, 31) / DAY_MS;

const solar = (year: number, month: number, day: number): DayNumber => Date.UTC(year, month - 1, day) / DAY_MS;

/** Days of a lunar month together with the leap month that may follow it. */
function lunarMonthDays(year: number, month: number): number {
  const { leapMonth, days } = chineseDays.getYearLeapMonth(year);
  return chineseDays.monthDays(year, month) + (leapMonth === month ? days : 0);
}

function lunarDaysBefore(year: number, month: number): number {
  const months = Array.from({ length: month - 1 }, (_, index) => index + 1);
  return months.reduce((sum, one) => sum + lunarMonthDays(year, one), 0);
}

/**
 * A date of the lunar calendar, up to 2100. Counted from the library's table of months: its date functions depend on
 * the process's zone, and ICU's `chinese` calendar puts the Spring Festival of 2027 and 2030 a day too late or early.
 */
function lunar(year: number, month: number, day: number): DayNumber {
  const years = Array.from({ length: year - 1900 }, (_, index) => 1900 + index);
  const newYear = years.reduce((sum, one) => sum + lunarDaysBefore(one, 13), LUNAR_1900);
  return newYear + lunarDaysBefore(year, month) + day - 1;
}

/** 清明, by the usual formula for the 21st century. */
function tombSweeping(year: number): DayNumber {
  const since = year - 2000;
  return solar(year, 4, Math.floor(since * 0.2422 + 4.81) - Math.floor(since / 4));
}

/**
 * The 13 days that are holidays by law in `year`, whatever the State Council arranges around them
 * (《全国年节及纪念日放假办法》, order 795, in force since 2025).
 */
export function statutoryHolidays(year: number): Set<DayNumber> {
  const springFestival = lunar(year, 1, 1);
  return new Set([
    solar(year, 1, 1),
    ...[-1, 0, 1, 2].map((offset) => springFestival + offset),
    tombSweeping(year),
    ...[1, 2].map((day) => solar(year, 5, day)),
    lunar(year, 5, 5),
    lunar(year, 8, 15),
    ...[1, 2, 3].map((day) => solar(year, 10, day)),
  ]);
}
