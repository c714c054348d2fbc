import type { QuietHours } from './notice.js';

/** What a clock time looks like. */
export const CLOCK_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

const MINUTE = 60_000;
const DAY = 24 * 60;
/** China has one zone and no summer time; the zone of the machine must not matter. */
const BEIJING = 8 * 60;

/** When the quiet hours that `at` lies in are over; null when it lies in none. */
export function quietUntil(at: Date, { from, until }: QuietHours): Date | null {
  const [start, end] = [minutesOf(from), minutesOf(until)];
  const now = at.getTime() / MINUTE + BEIJING;
  const sinceStart = modulo(now - start);
  const length = modulo(end - start);
  return sinceStart < length ? new Date(Math.round((now - sinceStart + length - BEIJING) * MINUTE)) : null;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const modulo = (minutes: number): number => ((minutes % DAY) + DAY) % DAY;
