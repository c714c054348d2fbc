import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { dayNumber, type LocalDate } from './local-date.js';
import { WorkingCalendar, type CalendarDay } from './working-calendar.js';
import { WorkingHours, type WorkingWindow } from './working-hours.js';

/** Anything that can run a statement: a transaction, or `Database` outside of one. */
export type CalendarSource = Pick<Transaction, 'query'>;

interface Loaded {
  revision: string;
  calendar: WorkingCalendar;
}

const REVISION = 'SELECT revision FROM calendar_revision';

// One statement, so that the content is the one the revision names.
const CONTENT = `
  SELECT revision,
    ARRAY(SELECT json_build_object('from', to_char(from_time, 'HH24:MI'), 'to', to_char(to_time, 'HH24:MI'))
          FROM calendar_hours ORDER BY from_time) AS windows,
    ARRAY(SELECT json_build_object('date', date::text, 'kind', kind) FROM calendar_day) AS days
  FROM calendar_revision`;

/** The city's calendar: the national one, under the exceptions and hours that people maintain. Callers check and audit. */
@Injectable()
export class CalendarService {
  private loaded: Loaded | null = null;

  /** The calendar as `source` sees it; read again only when someone, on any node, has changed it. */
  async current(source: CalendarSource): Promise<WorkingCalendar> {
    const [row] = await source.query<{ revision: string }>(REVISION);
    if (!this.loaded || this.loaded.revision !== row?.revision) this.loaded = await load(source);
    return this.loaded.calendar;
  }

  /** The exceptions of one year in order of date. */
  async days(source: CalendarSource, year: number): Promise<CalendarDay[]> {
    return source.query<CalendarDay>(
      `SELECT date::text AS date, kind, name, note FROM calendar_day
       WHERE date >= make_date($1, 1, 1) AND date < make_date($1 + 1, 1, 1) ORDER BY date`,
      [year],
    );
  }

  /** Makes one date a holiday or a working day, whatever the national calendar says. */
  async setDay(tx: Transaction, { date, kind, name, note }: CalendarDay): Promise<void> {
    dayNumber(date);
    await tx.query(
      `INSERT INTO calendar_day (date, kind, name, note) VALUES ($1, $2, $3, $4)
       ON CONFLICT (date) DO UPDATE SET kind = EXCLUDED.kind, name = EXCLUDED.name, note = EXCLUDED.note`,
      [date, kind, name, note],
    );
  }

  /** Gives one date back to the national calendar; answers whether there was an exception. */
  async removeDay(tx: Transaction, date: LocalDate): Promise<boolean> {
    dayNumber(date);
    const removed = await tx.query('DELETE FROM calendar_day WHERE date = $1 RETURNING date', [date]);
    return removed.length > 0;
  }

  /** The windows of a working day, in order. */
  async hours(source: CalendarSource): Promise<WorkingWindow[]> {
    return source.query<WorkingWindow>(
      `SELECT to_char(from_time, 'HH24:MI') AS "from", to_char(to_time, 'HH24:MI') AS "to"
       FROM calendar_hours ORDER BY from_time`,
    );
  }

  /** Replaces the windows of a working day. Clocks already running keep the deadlines they were given. */
  async setHours(tx: Transaction, windows: readonly WorkingWindow[]): Promise<void> {
    new WorkingHours(windows);
    await tx.query('DELETE FROM calendar_hours');
    await tx.query(
      `INSERT INTO calendar_hours (from_time, to_time)
       SELECT "from", "to" FROM json_to_recordset($1) AS hours ("from" time, "to" time)`,
      [JSON.stringify(windows)],
    );
  }
}

async function load(source: CalendarSource): Promise<Loaded> {
  const [row] = await source.query<{ revision: string; windows: WorkingWindow[]; days: CalendarDay[] }>(CONTENT);
  if (!row) throw new Error('calendar_revision has lost its row');
  return { revision: row.revision, calendar: new WorkingCalendar(row.windows, row.days) };
}
