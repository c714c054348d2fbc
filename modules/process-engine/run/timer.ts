import { ISOInterval } from '@0dep/piso';

/** When a timer falls due, and how often it does (-1 without end). */
export interface TimerPlan {
  dueAt: Date;
  repeat: number;
}

/**
 * Reads an ISO 8601 date, duration or repeating interval (`R3/PT10M`); durations count from `from`. Throws a plain
 * sentence when the text is none of these, or repeats without time passing.
 */
export function planTimer(kind: 'date' | 'duration' | 'cycle', text: unknown, from: Date): TimerPlan {
  if (typeof text !== 'string' || text.trim() === '') throw new Error(`the ${kind} of the timer is empty`);
  switch (kind) {
    case 'date':
      return { dueAt: parseDate(text), repeat: 1 };
    case 'duration':
      return { dueAt: addDuration(text, from), repeat: 1 };
    case 'cycle':
      return planCycle(text, from);
  }
}

function planCycle(text: string, from: Date): TimerPlan {
  const [, count, duration] = /^R(\d*)\/(P.*)$/i.exec(text) ?? [];
  if (count === undefined || duration === undefined)
    throw new Error(`"${text}" is no repeating interval such as R3/PT10M`);
  const dueAt = addDuration(duration, from);
  if (dueAt <= from) throw new Error(`"${text}" repeats without time passing`);
  return { dueAt, repeat: count === '' ? -1 : Math.max(Number(count), 1) };
}

/** A day that the calendar does not have is refused, not moved to the next month. */
function parseDate(text: string): Date {
  const [, day] = /^\d{4}-\d{2}-(\d{2})/.exec(text) ?? [];
  const date = new Date(text);
  const asWritten = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  if (day === undefined || Number.isNaN(date.getTime()) || asWritten.getUTCDate() !== Number(day)) {
    throw new Error(`"${text}" is no ISO 8601 date`);
  }
  return date;
}

function addDuration(text: string, from: Date): Date {
  const fault = new Error(`"${text}" is no ISO 8601 duration`);
  if (!/^P[^/]+$/i.test(text)) throw fault;
  try {
    return new ISOInterval(text).parse().getExpireAt(from, from);
  } catch {
    throw fault;
  }
}
