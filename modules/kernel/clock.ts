/** The one source of the present. Nothing in `modules/` may call `new Date()` or `Date.now()` for "now". */
export abstract class Clock {
  /** The present instant. */
  abstract now(): Date;
}

/** The two clocks of a machine, in milliseconds: the wall's, which people and NTP may set, and one that only runs. */
export interface MachineTime {
  wall(): number;
  elapsed(): number;
}

const MACHINE: MachineTime = { wall: () => Date.now(), elapsed: () => performance.now() };

/** Steps back up to this are waited out, so that time does not run backwards; larger ones are followed. Milliseconds. */
const WAITED_OUT = 1000;

/**
 * The time all nodes of one database share: the database's, once somebody told it by `agree`, carried on by a clock that
 * nobody sets. Until then the machine's own.
 */
export class SystemClock extends Clock {
  private anchor: { instant: number; elapsed: number };
  private latest = 0;

  constructor(private readonly machine: MachineTime = MACHINE) {
    super();
    this.anchor = { instant: machine.wall(), elapsed: machine.elapsed() };
  }

  now(): Date {
    const shown = this.anchor.instant + this.machine.elapsed() - this.anchor.elapsed;
    const waitsOut = shown < this.latest && this.latest - shown <= WAITED_OUT;
    this.latest = waitsOut ? this.latest : shown;
    return new Date(this.latest);
  }

  /**
   * Asks whoever keeps the common time, who is taken to have answered halfway between question and answer. Answers the
   * correction in milliseconds; null when the answer took longer than `atMost` and was not believed.
   */
  async agree(ask: () => Promise<Date>, atMost = Infinity): Promise<number | null> {
    const asked = this.machine.elapsed();
    const answer = await ask();
    const took = this.machine.elapsed() - asked;
    if (took > atMost) return null;
    const elapsed = asked + took / 2;
    const correction = answer.getTime() - (this.anchor.instant + elapsed - this.anchor.elapsed);
    this.anchor = { instant: answer.getTime(), elapsed };
    return correction;
  }
}

/** Machine time plus an offset that only grows; demo and acceptance runs move it forward. */
export class SimulatedClock extends Clock {
  constructor(private offsetMs = 0) {
    super();
  }

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** Offset to the machine's time in milliseconds. */
  get offset(): number {
    return this.offsetMs;
  }

  /** Moves the present to `instant`; an instant already past is ignored, time never runs backwards. */
  moveTo(instant: Date): void {
    this.offsetMs = Math.max(this.offsetMs, instant.getTime() - Date.now());
  }
}

/** A clock that stands where a test puts it. */
export class FixedClock extends Clock {
  constructor(private instant: Date) {
    super();
  }

  now(): Date {
    return new Date(this.instant);
  }

  /** Puts the clock at `instant`. */
  set(instant: Date): void {
    this.instant = instant;
  }
}

const CITY = 'Asia/Shanghai';
const MINUTES = new Intl.DateTimeFormat('sv-SE', { timeZone: CITY, dateStyle: 'short', timeStyle: 'short' });
const DAYS = new Intl.DateTimeFormat('sv-SE', { timeZone: CITY, dateStyle: 'short' });

/** An instant as people in the city read it: `2026-03-02 09:00`. */
export const cityTime = (at: Date): string => MINUTES.format(at);

/** The day an instant falls on in the city: `2026-03-02`. */
export const cityDay = (at: Date): string => DAYS.format(at);
