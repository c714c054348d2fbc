/** The one source of the present. Nothing in `modules/` may call `new Date()` or `Date.now()` for "now". */
export abstract class Clock {
  /** The present instant. */
  abstract now(): Date;
}

/** The machine's own time. */
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
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
