import fc from 'fast-check';
import { dayNumber, localDate } from './local-date.js';
import { ARRANGED_THROUGH, isNationalWorkingDay } from './national-calendar.js';
import { statutoryHolidays } from './statutory-holidays.js';
import { WorkingCalendar } from './working-calendar.js';

const HOUR = 3_600_000;
const calendar = new WorkingCalendar();
const split = new WorkingCalendar([
  { from: '09:00', to: '12:00' },
  { from: '14:00', to: '18:00' },
]);

/** An instant by the clock on the wall in China. */
const at = (wall: string): Date => new Date(`${wall.replace(' ', 'T')}+08:00`);
const worked = (...dates: string[]): boolean[] => dates.map((date) => calendar.isWorkingDay(date));

describe('which days are worked', () => {
  it('国庆 2026: off from 1 to 7 October, made up on Sunday 20 September and Saturday 10 October', () => {
    const week = ['01', '02', '03', '04', '05', '06', '07'].map((day) => `2026-10-${day}`);
    expect(worked(...week)).toEqual(week.map(() => false));
    expect(worked('2026-09-20', '2026-10-10')).toEqual([true, true]);
    expect(worked('2026-10-08', '2026-10-09', '2026-10-11')).toEqual([true, true, false]);
  });

  it('春节 2026: off from 15 to 23 February, made up on the Saturdays before and after', () => {
    const days = Array.from({ length: 9 }, (_, n) => localDate(dayNumber('2026-02-15') + n));
    expect(worked(...days)).toEqual(days.map(() => false));
    expect(worked('2026-02-14', '2026-02-28', '2026-02-24')).toEqual([true, true, true]);
  });

  it('a city can make any date a holiday or a working day', () => {
    const own = new WorkingCalendar(undefined, [
      { date: '2026-10-01', kind: 'workday' },
      { date: '2026-10-09', kind: 'holiday' },
    ]);
    expect([own.isWorkingDay('2026-10-01'), own.isWorkingDay('2026-10-09')]).toEqual([true, false]);
  });

  it('in years not yet arranged, holidays fixed by law are kept: 2027', () => {
    expect(ARRANGED_THROUGH).toBe(2026);
    const byLaw = ['2027-01-01', '2027-02-05', '2027-02-08', '2027-04-05', '2027-06-09', '2027-09-15', '2027-10-01'];
    expect(worked(...byLaw)).toEqual(byLaw.map(() => false));
    expect(worked('2027-01-04', '2027-02-09', '2027-01-02')).toEqual([true, true, false]);
  });

  it.each([
    [2027, '2027-02-06', '2027-06-09', '2027-09-15'], // where ICU is a day off
    [2028, '2028-01-26', '2028-05-28', '2028-10-03'], // leap fifth month after 端午
    [2033, '2033-01-31', '2033-06-01', '2033-09-08'], // leap eleventh month
    [2050, '2050-01-23', '2050-06-23', '2050-09-30'],
  ])('knows 春节, 端午 and 中秋 of %i', (year, ...dates) => {
    const days = statutoryHolidays(year);
    expect(dates.filter((date) => !days.has(dayNumber(date)))).toEqual([]);
  });

  it.each([2025, 2026])('the days fixed by law agree with what was arranged for %i', (year) => {
    const days = [...statutoryHolidays(year)];
    expect(days).toHaveLength(13);
    expect(days.filter(isNationalWorkingDay)).toEqual([]);
  });

  it('refuses a date that does not exist', () => {
    for (const date of ['2026-02-30', '2026-13-01', '26-01-01', 'today', ''])
      expect(() => calendar.isWorkingDay(date)).toThrow('is not a date');
  });
});

describe('limits in working days', () => {
  it.each([
    // start, days, end
    ['2026-03-06 00:00:00', 1, '2026-03-09 17:00:00'], // Friday, from its first moment …
    ['2026-03-06 16:59:59', 1, '2026-03-09 17:00:00'],
    ['2026-03-06 23:59:59', 1, '2026-03-09 17:00:00'], // … to its last
    ['2026-03-07 10:00:00', 1, '2026-03-09 17:00:00'], // Saturday
    ['2026-03-02 09:00:00', 5, '2026-03-09 17:00:00'],
    ['2026-09-29 15:30:00', 5, '2026-10-12 17:00:00'], // 30 Sep, 8, 9, 10 (make-up Saturday), 12 Oct
    ['2026-02-13 20:00:00', 3, '2026-02-25 17:00:00'], // 14 (make-up), 24, 25 Feb
    ['2026-12-31 11:00:00', 1, '2027-01-04 17:00:00'], // over the year's end
  ])('from %s, %i working day(s) end at %s', (from, days, end) => {
    expect(calendar.addWorkingDays(at(from), days)).toEqual(at(end));
  });

  it('end with the last window of the day', () => {
    expect(split.addWorkingDays(at('2026-03-06 09:00:00'), 1)).toEqual(at('2026-03-09 18:00:00'));
  });

  it('natural days end at midnight, holidays or not', () => {
    expect(calendar.addCalendarDays(at('2026-09-30 08:00:00'), 2)).toEqual(at('2026-10-03 00:00:00'));
  });

  it.each([
    ['2026-03-06 10:00:00', '2026-03-17 00:00:00'], // on a day with a 6, the next one counts
    ['2026-02-26 10:00:00', '2026-03-07 00:00:00'],
    ['2026-12-31 23:59:59', '2027-01-07 00:00:00'],
  ])('逢6: from %s the next day with a 6 ends at %s', (from, end) => {
    expect(calendar.endOfDayEndingIn(at(from), 6)).toEqual(at(end));
  });

  it.each([0, -1, 1.5, NaN])('refuses a limit of %d days', (days) => {
    expect(() => calendar.addWorkingDays(at('2026-03-06 00:00:00'), days)).toThrow(RangeError);
    expect(() => calendar.addCalendarDays(at('2026-03-06 00:00:00'), days)).toThrow(RangeError);
  });
});

describe('working time', () => {
  it.each([
    ['2026-03-02 10:00:00', 2 * HOUR, '2026-03-02 12:00:00'],
    ['2026-03-02 16:00:00', HOUR, '2026-03-02 17:00:00'], // used up at the close, not at the next opening
    ['2026-03-02 16:00:00', HOUR + 1000, '2026-03-03 09:00:01'],
    ['2026-03-02 03:00:00', HOUR, '2026-03-02 10:00:00'], // before hours
    ['2026-03-06 22:00:00', HOUR, '2026-03-09 10:00:00'], // after hours on a Friday
    ['2026-09-30 16:30:00', HOUR, '2026-10-08 09:30:00'], // over 国庆
  ])('from %s, %i ms are used up at %s', (from, ms, end) => {
    expect(calendar.addWorkingTime(at(from), ms)).toEqual(at(end));
  });

  it('stands still over lunch', () => {
    expect(split.addWorkingTime(at('2026-03-02 11:30:00'), HOUR)).toEqual(at('2026-03-02 14:30:00'));
    expect(split.workingTimeBetween(at('2026-03-02 11:30:00'), at('2026-03-02 14:30:00'))).toBe(HOUR);
  });

  it('counted back, gives the last instant from which it still remains', () => {
    expect(calendar.subtractWorkingTime(at('2026-03-09 17:00:00'), 8 * HOUR)).toEqual(at('2026-03-09 09:00:00'));
    expect(calendar.subtractWorkingTime(at('2026-10-08 10:00:00'), 2 * HOUR)).toEqual(at('2026-09-30 16:00:00'));
  });

  const from = Date.parse('2025-12-01T00:00:00Z');
  const instant = fc.integer({ min: from, max: from + 500 * 24 * HOUR }).map((ms) => new Date(ms));
  const span = fc.integer({ min: 1, max: 90 * 24 * HOUR });
  const either = fc.constantFrom(calendar, split);

  it('is additive: a→b and b→c make a→c, in any order', () => {
    fc.assert(
      fc.property(either, instant, instant, instant, (one, a, b, c) => {
        const sum = one.workingTimeBetween(a, b) + one.workingTimeBetween(b, c);
        expect(sum).toBe(one.workingTimeBetween(a, c));
        expect(Math.abs(one.workingTimeBetween(a, b))).toBeLessThanOrEqual(Math.abs(b.getTime() - a.getTime()));
      }),
    );
  });

  it('adding and subtracting are exact: what was added lies between, and not a millisecond earlier or later', () => {
    fc.assert(
      fc.property(either, instant, span, (one, a, ms) => {
        const end = one.addWorkingTime(a, ms);
        const start = one.subtractWorkingTime(a, ms);
        expect(one.workingTimeBetween(a, end)).toBe(ms);
        expect(one.workingTimeBetween(a, new Date(end.getTime() - 1))).toBe(ms - 1);
        expect(one.workingTimeBetween(start, a)).toBe(ms);
        expect(one.workingTimeBetween(new Date(start.getTime() + 1), a)).toBe(ms - 1);
      }),
    );
  });

  it('adding in two steps is adding at once', () => {
    fc.assert(
      fc.property(either, instant, span, span, (one, a, x, y) => {
        expect(one.addWorkingTime(one.addWorkingTime(a, x), y)).toEqual(one.addWorkingTime(a, x + y));
      }),
    );
  });

  it.each([
    [[]],
    [[{ from: '09:00', to: '09:00' }]],
    [[{ from: '17:00', to: '09:00' }]],
    [
      [
        { from: '09:00', to: '12:00' },
        { from: '11:00', to: '13:00' },
      ],
    ],
    [[{ from: '9:00', to: '25:00' }]],
  ])('refuses hours %j', (windows) => {
    expect(() => new WorkingCalendar(windows)).toThrow();
  });

  it('may cover the whole day', () => {
    const always = new WorkingCalendar([{ from: '00:00', to: '24:00' }]);
    expect(always.workingDayMs).toBe(24 * HOUR);
    expect(always.addWorkingTime(at('2026-03-06 23:00:00'), 2 * HOUR)).toEqual(at('2026-03-09 01:00:00'));
  });
});
