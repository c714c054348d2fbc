import { ISOInterval } from '@0dep/piso';
import { Cron } from 'croner';
import { instantOf } from '../../kernel/index.js';

/** When a timer falls due, and how often it does (-1 without end). */
export interface TimerPlan {
  dueAt: Date;
  repeat: number;
}

export type TimerKind = 'date' | 'duration' | 'cycle';

/** `R3/PT10M`, or with the date it begins at `R3/2026-01-01T08:00:00+08:00/PT10M`. */
const INTERVAL = /^R(\d*)\/(?:([^P/][^/]*)\/)?(P[^/]*)$/i;
/** Milliseconds between two times of a cycle. */
const SHORTEST = 1000;

/** Dates, days and months, and cron expressions are those of the city. */
const TIME_ZONE = 'Asia/Shanghai';
/** Milliseconds, all year. */
const CITY_AHEAD = 8 * 3_600_000;

/**
 * Reads an ISO 8601 date, duration or repeating interval (`R3/PT10M`, `R/2026-01-01T08:00:00+08:00/P1D`), or a cron
 * expression (`0 9 * * 1-5`). Durations count from `from`; of a cycle the first time after `now` is taken. Throws a plain
 * sentence when the text is none of these, or repeats without time passing.
 */
export function planTimer(kind: TimerKind, text: unknown, from: Date, now: Date = from): TimerPlan {
  if (typeof text !== 'string' || text.trim() === '') throw new Error(`the ${kind} of the timer is empty`);
  switch (kind) {
    case 'date':
      return { dueAt: parseDate(text), repeat: 1 };
    case 'duration':
      return { dueAt: addDuration(text, from), repeat: 1 };
    case 'cycle':
      return /^R\d*\//i.test(text) ? planInterval(text, from, now) : planCron(text, now);
  }
}

function planInterval(text: string, from: Date, now: Date): TimerPlan {
  const [, count, start, duration] = INTERVAL.exec(text) ?? [];
  if (duration === undefined) throw new Error(`"${text}" is no repeating interval such as R3/PT10M`);
  if (addDuration(duration, from).getTime() - from.getTime() < SHORTEST) {
    throw new Error(`"${text}" repeats more than once a second`);
  }
  const begin = start === undefined ? null : parseDate(start);
  const dueAt = begin && begin > now ? begin : next(duration, begin ?? from, now);
  return { dueAt, repeat: timesOf(count) };
}

/** How often an interval repeats; without a number, without end. */
const timesOf = (count: string | undefined): number => (count ? Math.max(Number(count), 1) : -1);

/** The first time after `now` that lies whole durations after `from`. */
function next(duration: string, from: Date, now: Date): Date {
  const once = addDuration(duration, from);
  if (once > now) return once;
  const length = once.getTime() - from.getTime();
  if (isEven(duration))
    return new Date(from.getTime() + (Math.floor((now.getTime() - from.getTime()) / length) + 1) * length);
  let due = once;
  while (due <= now) due = addDuration(duration, due);
  return due;
}

/** Whether the duration is always equally long: it counts neither years nor months. */
const isEven = (duration: string): boolean => !/[YM]/i.test(duration.split(/T/i)[0] ?? '');

function planCron(text: string, now: Date): TimerPlan {
  try {
    const dueAt = new Cron(text, { timezone: TIME_ZONE }).nextRun(now);
    if (dueAt) return { dueAt, repeat: -1 };
  } catch {
    // told below
  }
  throw new Error(`"${text}" is no repeating interval such as R3/PT10M and no cron expression such as 0 9 * * 1-5`);
}

/** A day that the calendar does not have is refused, not moved to the next month. */
function parseDate(text: string): Date {
  const [, day] = /^\d{4}-\d{2}-(\d{2})/.exec(text) ?? [];
  const date = instantOf(text);
  const asWritten = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  if (day === undefined || !date || asWritten.getUTCDate() !== Number(day)) {
    throw new Error(`"${text}" is no ISO 8601 date`);
  }
  return date;
}

function addDuration(text: string, from: Date): Date {
  const fault = new Error(`"${text}" is no ISO 8601 duration`);
  if (!/^P[^/]+$/i.test(text)) throw fault;
  try {
    const inCity = new Date(from.getTime() + CITY_AHEAD);
    return new Date(new ISOInterval(text, true).parse().getExpireAt(inCity, inCity).getTime() - CITY_AHEAD);
  } catch {
    throw fault;
  }
}
