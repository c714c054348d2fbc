import { DomainError } from '../kernel/index.js';
import { CALENDAR_ERRORS } from './calendar.errors.js';

/** A calendar date in Asia/Shanghai, `YYYY-MM-DD`. */
export type LocalDate = string;

/** Days since 1970-01-01 in Asia/Shanghai: dates as numbers that can be counted. */
export type DayNumber = number;

export const DAY_MS = 86_400_000;

// China has kept UTC+8 without summer time since 1991; the zone of the process must not matter.
const OFFSET_MS = 8 * 3_600_000;

/** The day an instant (epoch milliseconds) falls on. */
export const dayOf = (instant: number): DayNumber => Math.floor((instant + OFFSET_MS) / DAY_MS);

/** Midnight that begins `day`, in epoch milliseconds. */
export const startOf = (day: DayNumber): number => day * DAY_MS - OFFSET_MS;

/** Reads a date. Refuses 2026-02-30. */
export function dayNumber(date: LocalDate): DayNumber {
  const midnight = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  if (!Number.isNaN(midnight) && localDate(midnight / DAY_MS) === date) return midnight / DAY_MS;
  throw new DomainError(CALENDAR_ERRORS['calendar-date-invalid'], `"${date}" is not a date.`);
}

/** Writes a date. */
export const localDate = (day: DayNumber): LocalDate => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** 0 is Sunday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: DayNumber): number => (((day + 4) % 7) + 7) % 7;

/** The year `day` lies in. */
export const yearOf = (day: DayNumber): number => new Date(day * DAY_MS).getUTCFullYear();

/** The day of the month, 1 to 31. */
export const dayOfMonth = (day: DayNumber): number => new Date(day * DAY_MS).getUTCDate();
