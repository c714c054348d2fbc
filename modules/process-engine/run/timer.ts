import { ISOInterval } from '@0dep/piso';

/** When a timer falls due, and how often it does (-1 without end). */
export interface TimerPlan {
  dueAt: Date;
  repeat: number;
}

/**
 * Reads an ISO 8601 date, duration or repeating interval. Durations and intervals without a start count from `from`.
 * Throws a plain sentence when the text is none of these.
 */
export function planTimer(kind: 'date' | 'duration' | 'cycle', text: unknown, from: Date): TimerPlan {
  if (typeof text !== 'string' || text.trim() === '') throw new Error(`the ${kind} of the timer is empty`);
  if (kind === 'date') return { dueAt: parseDate(text), repeat: 1 };
  const interval = parseInterval(kind, text);
  const dueAt = interval.getExpireAt(from, from);
  if (Number.isNaN(dueAt.getTime())) throw new Error(`"${text}" is no ISO 8601 ${kind}`);
  return { dueAt, repeat: kind === 'cycle' ? repeats(text) : 1 };
}

function parseDate(text: string): Date {
  const date = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(date.getTime()))
    throw new Error(`"${text}" is no ISO 8601 date`);
  return date;
}

function parseInterval(kind: string, text: string) {
  if (kind === 'duration' && !/^P/i.test(text)) throw new Error(`"${text}" is no ISO 8601 duration`);
  if (kind === 'cycle' && !/^R\d*\//i.test(text)) throw new Error(`"${text}" is no ISO 8601 repeating interval`);
  try {
    return new ISOInterval(text).parse();
  } catch {
    throw new Error(`"${text}" is no ISO 8601 ${kind}`);
  }
}

function repeats(text: string): number {
  const count = /^R(\d*)\//i.exec(text)?.[1] ?? '';
  return count === '' ? -1 : Math.max(Number(count), 1);
}
