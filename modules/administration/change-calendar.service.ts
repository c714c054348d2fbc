import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/index.js';
import { CalendarService, type CalendarDay, type LocalDate, type WorkingWindow } from '../calendar/index.js';
import { Database, type Transaction } from '../database/index.js';
import { CONFIGURATION_STREAM } from '../identity/index.js';
import { Clock, type Actor } from '../kernel/index.js';

/** The working time of one year. */
export interface CalendarYear {
  year: number;
  windows: WorkingWindow[];
  /** What the city set itself, in order of date. */
  days: CalendarDay[];
  /** Weekdays that are not worked, and Saturdays and Sundays that are: nation and city together. */
  irregular: { date: LocalDate; worked: boolean }[];
}

const DAY_MS = 86_400_000;
const SATURDAY = 6;

/** The calendar as administrators keep it; every change is in the history. */
@Injectable()
export class ChangeCalendar {
  constructor(
    private readonly calendars: CalendarService,
    private readonly database: Database,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async year(year: number): Promise<CalendarYear> {
    const calendar = await this.calendars.current(this.database);
    const irregular = datesOf(year)
      .map((date) => ({ date, worked: calendar.isWorkingDay(date) }))
      .filter(({ date, worked }) => worked !== isWeekday(date));
    const windows = await this.calendars.hours(this.database);
    return { year, windows, days: await this.calendars.days(this.database, year), irregular };
  }

  /** Throws `calendar-date-invalid`. */
  setDay(actor: Actor, day: CalendarDay): Promise<CalendarDay> {
    return this.change(actor, 'calendar.day-set', { ...day }, async (tx) => {
      await this.calendars.setDay(tx, day);
      return day;
    });
  }

  /** Doing it twice changes nothing. Throws `calendar-date-invalid`. */
  async removeDay(actor: Actor, date: LocalDate): Promise<void> {
    await this.change(actor, 'calendar.day-removed', { date }, (tx) => this.calendars.removeDay(tx, date));
  }

  /** Throws `calendar-hours-invalid`. */
  setHours(actor: Actor, windows: WorkingWindow[]): Promise<{ windows: WorkingWindow[] }> {
    return this.change(actor, 'calendar.hours-set', { windows }, async (tx) => {
      await this.calendars.setHours(tx, windows);
      return { windows };
    });
  }

  private change<T>(actor: Actor, type: string, data: object, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      const done = await work(tx);
      const event = { type, at: this.clock.now(), data: { ...data } };
      this.trail.record(tx, CONFIGURATION_STREAM, actor, event);
      return done;
    });
  }
}

/** Every date of a year. */
function datesOf(year: number): LocalDate[] {
  const first = Date.UTC(year, 0, 1);
  const count = (Date.UTC(year + 1, 0, 1) - first) / DAY_MS;
  return Array.from({ length: count }, (_, index) => new Date(first + index * DAY_MS).toISOString().slice(0, 10));
}

function isWeekday(date: LocalDate): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday > 0 && weekday < SATURDAY;
}
