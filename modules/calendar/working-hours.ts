import { DomainError } from '../kernel/index.js';
import { CALENDAR_ERRORS } from './calendar.errors.js';

/** A stretch of a working day, `HH:MM` to `HH:MM`; `24:00` is the end of the day. */
export interface WorkingWindow {
  from: string;
  to: string;
}

interface Span {
  from: number;
  to: number;
}

const TIME = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

function offset(time: string): number {
  const match = TIME.exec(time);
  if (!match) throw refusal(`"${time}" is not a time of day.`);
  const [hours, minutes] = time.split(':').map(Number);
  return ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000;
}

const refusal = (detail: string): DomainError => new DomainError(CALENDAR_ERRORS['calendar-hours-invalid'], detail);

/** The hours of one working day: converts between time of day and time worked, both in milliseconds. */
export class WorkingHours {
  private readonly spans: Span[];
  /** Length of a whole working day. */
  readonly total: number;

  /** Refuses windows that are empty, out of order or overlapping. */
  constructor(windows: readonly WorkingWindow[]) {
    this.spans = windows.map(({ from, to }) => ({ from: offset(from), to: offset(to) }));
    const edges = this.spans.flatMap(({ from, to }) => [from, to]);
    if (this.spans.some(({ from, to }) => from >= to) || edges.some((edge, n) => edge < (edges[n - 1] ?? 0)))
      throw refusal('The windows are empty, overlap or are out of order.');
    this.total = this.spans.reduce((sum, { from, to }) => sum + to - from, 0);
    if (this.total === 0) throw refusal('There is no working time at all.');
  }

  /** End of the last window, from midnight. */
  get end(): number {
    return this.spans.at(-1)?.to ?? 0;
  }

  /** Time worked from midnight to `timeOfDay`. */
  workedBy(timeOfDay: number): number {
    return this.spans.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, timeOfDay) - from), 0);
  }

  /** The first time of day by which `worked` (0 < worked ≤ total) is done: an end of window, not the next start. */
  firstAt(worked: number): number {
    let left = worked;
    for (const { from, to } of this.spans) {
      if (left <= to - from) return from + left;
      left -= to - from;
    }
    return this.end;
  }

  /** The last time of day by which no more than `worked` (0 ≤ worked < total) is done: a start of window, not the last end. */
  lastAt(worked: number): number {
    let left = worked;
    for (const { from, to } of this.spans) {
      if (left < to - from) return from + left;
      left -= to - from;
    }
    return this.end;
  }
}
