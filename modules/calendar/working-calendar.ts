import { dayNumber, dayOf, dayOfMonth, startOf, type DayNumber, type LocalDate } from './local-date.js';
import { isNationalWorkingDay } from './national-calendar.js';
import { WorkingHours, type WorkingWindow } from './working-hours.js';

/** What the city says about one date, against the national calendar. */
export interface CalendarDay {
  date: LocalDate;
  kind: 'holiday' | 'workday';
  name: string;
  note: string | null;
}

/** Hours of work where nothing else is set. */
const DEFAULT_HOURS: readonly WorkingWindow[] = [{ from: '09:00', to: '17:00' }];

/**
 * Working time in Asia/Shanghai: which days are worked, and how limits are counted on them. Pure and exact to the
 * millisecond; the time zone of the process does not matter.
 */
export class WorkingCalendar {
  private readonly hours: WorkingHours;
  private readonly overrides: ReadonlyMap<DayNumber, boolean>;

  constructor(windows = DEFAULT_HOURS, days: readonly Pick<CalendarDay, 'date' | 'kind'>[] = []) {
    this.hours = new WorkingHours(windows);
    this.overrides = new Map(days.map(({ date, kind }) => [dayNumber(date), kind === 'workday']));
  }

  /** Milliseconds of work in one working day. */
  get workingDayMs(): number {
    return this.hours.total;
  }

  /** Whether `date` is worked: the city's own word first, else the national calendar with its make-up days. */
  isWorkingDay(date: LocalDate): boolean {
    return this.isWorked(dayNumber(date));
  }

  /**
   * The end of a limit of `days` working days (工作日). The day of the start does not count, and the limit ends with
   * the working hours of the n-th working day after it (《民法典》第二百零一条, 第二百零三条: 开始的当日不计入 …
   * 有业务时间的，停止业务活动的时间为截止时间). From any moment of a Friday, one working day ends on Monday at 17:00.
   */
  addWorkingDays(from: Date, days: number): Date {
    let day = dayOf(from.getTime());
    for (let left = whole(days); left > 0;) if (this.isWorked(++day)) left--;
    return new Date(startOf(day) + this.hours.end);
  }

  /**
   * The end of a limit of `days` natural days (日): the day of the start does not count, and the limit ends at 24:00 of
   * the n-th day after it (《民法典》第二百零一条, 第二百零三条).
   */
  addCalendarDays(from: Date, days: number): Date {
    return new Date(startOf(dayOf(from.getTime()) + whole(days) + 1));
  }

  /** 24:00 of the next day after the start's whose day of the month ends in `digit` (逢6: the 6th, 16th and 26th). */
  endOfDayEndingIn(from: Date, digit: number): Date {
    let day = dayOf(from.getTime()) + 1;
    while (dayOfMonth(day) % 10 !== digit) day++;
    return new Date(startOf(day + 1));
  }

  /** The first instant by which `ms` of working time have passed since `from`; `from` itself for none. */
  addWorkingTime(from: Date, ms: number): Date {
    if (ms <= 0) return ms === 0 ? new Date(from) : this.subtractWorkingTime(from, -ms);
    let day = dayOf(from.getTime());
    let left = this.workedOn(day, from.getTime()) + ms;
    for (; left > this.workOf(day); day++) left -= this.workOf(day);
    return new Date(startOf(day) + this.hours.firstAt(left));
  }

  /** The last instant from which `ms` of working time remain until `until`; `until` itself for none. */
  subtractWorkingTime(until: Date, ms: number): Date {
    if (ms <= 0) return ms === 0 ? new Date(until) : this.addWorkingTime(until, -ms);
    let day = dayOf(until.getTime());
    let left = this.workedOn(day, until.getTime()) - ms;
    while (left < 0) left += this.workOf(--day);
    return new Date(startOf(day) + this.hours.lastAt(left));
  }

  /** Milliseconds of working time from `a` to `b`; negative when `b` is earlier. Additive over any instant between. */
  workingTimeBetween(a: Date, b: Date): number {
    const [dayA, dayB] = [dayOf(a.getTime()), dayOf(b.getTime())];
    const [first, last] = [Math.min(dayA, dayB), Math.max(dayA, dayB)];
    let between = 0;
    for (let day = first; day < last; day++) between += this.workOf(day);
    return (dayA <= dayB ? between : -between) + this.workedOn(dayB, b.getTime()) - this.workedOn(dayA, a.getTime());
  }

  private isWorked(day: DayNumber): boolean {
    return this.overrides.get(day) ?? isNationalWorkingDay(day);
  }

  private workOf(day: DayNumber): number {
    return this.isWorked(day) ? this.hours.total : 0;
  }

  private workedOn(day: DayNumber, instant: number): number {
    return this.isWorked(day) ? this.hours.workedBy(instant - startOf(day)) : 0;
  }
}

/** Limits are counted in whole days, one at least; anything else is a mistake of the program. */
function whole(days: number): number {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`a limit of ${String(days)} days`);
  return days;
}
