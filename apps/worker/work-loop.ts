import { Logger } from '@nestjs/common';
import type { Clock, DueWork } from '../../modules/kernel/index.js';

/** The longest a loop sleeps; work whose announcement was lost is seen at the latest after this. Milliseconds. */
const LONGEST_SLEEP = 5000;
/** Pauses before what is due but cannot be done yet is tried again: they double between these two. Milliseconds. */
const FIRST_PAUSE = 20;
const LONGEST_PAUSE = 500;

/** Runs one kind of due work whenever something falls due, until it is stopped. */
export class WorkLoop {
  private readonly logger: Logger;
  private stopped = false;
  private woken = false;
  private pause = FIRST_PAUSE;
  private endSleep: () => void = () => undefined;

  constructor(
    private readonly work: DueWork,
    private readonly clock: Clock,
  ) {
    this.logger = new Logger(`worker, ${work.name}`);
  }

  /** Resolves after `stop`, when the piece at hand is done. */
  async run(): Promise<void> {
    while (!this.stopped) {
      const ran = await this.work.runDue(this.clock.now()).catch((error: unknown) => this.logger.error(error));
      this.pause = ran ? FIRST_PAUSE : Math.min(2 * this.pause, LONGEST_PAUSE);
      await this.sleep(await this.untilNext(ran === undefined));
    }
  }

  /** Something may have fallen due just now. */
  wake(): void {
    this.woken = true;
    this.endSleep();
  }

  stop(): void {
    this.stopped = true;
    this.wake();
  }

  /** Work that failed, or that others are at, is left alone for a moment instead of being asked for again and again. */
  private async untilNext(failed: boolean): Promise<number> {
    const next = await this.work.nextDueAt().catch(() => null);
    const wait = next ? next.getTime() - this.clock.now().getTime() : LONGEST_SLEEP;
    return Math.min(failed || wait <= 0 ? this.pause : Math.ceil(wait), LONGEST_SLEEP);
  }

  private async sleep(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.woken ? 0 : milliseconds);
      this.endSleep = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.woken = false;
  }
}
