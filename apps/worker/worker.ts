import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Clock, DueWorkRegistry } from '../../modules/kernel/index.js';

/** The longest a worker sleeps; work planned by other processes is seen at the latest after this. Milliseconds. */
const LONGEST_SLEEP = 1000;

/** Runs what falls due: timers, clocks, deliveries. As many workers as wanted may run on one database. */
@Injectable()
export class Worker implements OnApplicationShutdown {
  private readonly logger = new Logger(Worker.name);
  private stopped = false;
  private wake: () => void = () => undefined;
  private loop: Promise<void> | null = null;

  constructor(
    private readonly registry: DueWorkRegistry,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.registry.listen(() => this.wake());
    this.loop = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.loop;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      await this.registry.runDue(this.clock.now()).catch((error: unknown) => this.logger.error(error));
      await this.sleep(await this.pause());
    }
  }

  /** Until the next piece of work, at most `LONGEST_SLEEP`. */
  private async pause(): Promise<number> {
    const next = await this.registry.nextDueAt().catch(() => null);
    const wait = next ? next.getTime() - this.clock.now().getTime() : LONGEST_SLEEP;
    return Math.min(Math.max(wait, 20), LONGEST_SLEEP);
  }

  private sleep(milliseconds: number): Promise<void> {
    if (this.stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
