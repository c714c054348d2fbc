const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 60_000;

interface Failing {
  failures: number;
  notBefore: number;
}

/** Remembers timers that could not be fired, so that each is tried again after a pause that doubles. */
export class TimerPatience {
  private readonly failing = new Map<string, Failing>();

  /** One more failure of `timer` at `now`; answers how many there were in a row. */
  failed(timer: string, now: Date): number {
    const failures = (this.failing.get(timer)?.failures ?? 0) + 1;
    const pause = Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE);
    this.failing.set(timer, { failures, notBefore: now.getTime() + pause });
    return failures;
  }

  /** `timer` is dealt with. */
  forget(timer: string): void {
    this.failing.delete(timer);
  }

  /** What could be tried at `now` and did not fail again is dealt with, by us or by others. */
  tidy(now: Date): void {
    for (const [timer, { notBefore }] of this.failing) if (notBefore <= now.getTime()) this.failing.delete(timer);
  }

  /** Timers to leave alone at `now`. */
  resting(now: Date): string[] {
    return [...this.failing].filter(([, { notBefore }]) => notBefore > now.getTime()).map(([timer]) => timer);
  }

  /** Every timer that failed and was not dealt with yet, resting or not. */
  get known(): string[] {
    return [...this.failing.keys()];
  }

  /** When the first of them may be tried again; null when there is none. */
  get next(): Date | null {
    const instants = [...this.failing.values()].map(({ notBefore }) => notBefore);
    return instants.length > 0 ? new Date(Math.min(...instants)) : null;
  }
}
