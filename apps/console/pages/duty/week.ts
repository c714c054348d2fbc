const DAY = 86_400_000;
/** The city's clock is eight hours ahead of Greenwich, summer and winter. */
const AHEAD = 8 * 3_600_000;
/** 1970-01-01 was a Thursday. */
const MONDAY = 4;

/** The instant at which the week of `at` begins in the city: Monday, 00:00. Milliseconds. */
export function weekOf(at: number): number {
  const day = Math.floor((at + AHEAD) / DAY);
  const sinceMonday = (day + 7 - MONDAY) % 7;
  return (day - sinceMonday) * DAY - AHEAD;
}

/** Beginnings of the seven days of the week that begins at `start`. */
export const daysOf = (start: number): number[] => [0, 1, 2, 3, 4, 5, 6].map((index) => start + index * DAY);

/** The instant `weeks` later. */
export const later = (start: number, weeks: number): number => start + weeks * 7 * DAY;

/** `2026-03-02T20:00`: an instant as a field for day and time wants it, by the clock of the city. */
export const asField = (at: number): string => new Date(at + AHEAD).toISOString().slice(0, 16);

/** The instant a field for day and time says, by the clock of the city. */
export const fromField = (text: string): string => `${text}:00+08:00`;

/** Whether a shift touches the day that begins at `day`. */
export const touches = (shift: { startsAt: string; endsAt: string }, day: number): boolean =>
  Date.parse(shift.startsAt) < day + DAY && Date.parse(shift.endsAt) > day;
