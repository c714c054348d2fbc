import type { DueWork } from './due-work.js';

const HOUR = 3_600_000;

/** Work that is never urgent, such as forgetting what is old: done once an hour beside what falls due, planned by nobody. */
export class Tidying implements DueWork {
  private last = 0;

  constructor(
    readonly name: string,
    private readonly tidy: (now: Date) => Promise<unknown>,
  ) {}

  nextDueAt(): Promise<null> {
    return Promise.resolve(null);
  }

  async runDue(now: Date): Promise<number> {
    if (now.getTime() - this.last < HOUR) return 0;
    this.last = now.getTime();
    await this.tidy(now);
    return 0;
  }
}
