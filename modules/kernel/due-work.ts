/** Work that falls due at an instant: timers, clocks, deliveries. Workers run it, the simulated clock steps through it. */
export interface DueWork {
  readonly name: string;
  /** When the next piece falls due; null when nothing is planned. */
  nextDueAt(): Promise<Date | null>;
  /** Does what is due at `now`, oldest first, each piece in a transaction of its own; answers how many. */
  runDue(now: Date): Promise<number>;
}

/** All kinds of due work; modules add theirs when they start. */
export class DueWorkRegistry {
  private readonly kinds: DueWork[] = [];
  private onWake: () => void = () => undefined;

  add(work: DueWork): void {
    this.kinds.push(work);
  }

  /** Every kind that was added. */
  get all(): readonly DueWork[] {
    return this.kinds;
  }

  /** Tells the worker of this process that something may have fallen due just now. */
  wake(): void {
    this.onWake();
  }

  /** The worker says how it wants to be woken. */
  listen(onWake: () => void): void {
    this.onWake = onWake;
  }

  /**
   * Runs everything due at `now` until nothing is left; answers how many pieces ran. A kind that fails keeps no other from
   * its work: what it threw is thrown when the others are through.
   */
  async runDue(now: Date): Promise<number> {
    const failures = new Map<DueWork, unknown>();
    let total = 0;
    for (let ran = -1; ran !== 0; total += ran) {
      ran = 0;
      for (const kind of this.kinds.filter((each) => !failures.has(each))) {
        ran += await kind.runDue(now).catch((error: unknown) => {
          failures.set(kind, error);
          return 0;
        });
      }
    }
    if (failures.size > 0) throw failureOf(failures);
    return total;
  }

  /** The earliest instant at which anything falls due. */
  async nextDueAt(): Promise<Date | null> {
    const instants = await Promise.all(this.kinds.map((kind) => kind.nextDueAt()));
    const times = instants.filter((instant) => instant !== null).map((instant) => instant.getTime());
    return times.length > 0 ? new Date(Math.min(...times)) : null;
  }
}

function failureOf(failures: Map<DueWork, unknown>): unknown {
  const [first] = failures.values();
  if (failures.size === 1) return first;
  const names = [...failures.keys()].map(({ name }) => name).join(', ');
  return new AggregateError(failures.values(), `Several kinds of due work failed: ${names}.`);
}
