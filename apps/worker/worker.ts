import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Announcements } from '../../modules/database/index.js';
import { Clock, DueWorkRegistry } from '../../modules/kernel/index.js';
import { WorkLoop } from './work-loop.js';

/** Where the database announces work that falls due soon; the migration `announce-due-work` names it too. */
const CHANNEL = 'lianxin_due';

/**
 * Runs what falls due: timers, clocks, deliveries, each kind in a loop of its own. As many workers as wanted may run on
 * one database; what any process plans for the next seconds wakes them all.
 */
@Injectable()
export class Worker implements OnApplicationShutdown {
  private loops: WorkLoop[] = [];
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly registry: DueWorkRegistry,
    private readonly clock: Clock,
    private readonly announcements: Announcements,
  ) {}

  start(): void {
    this.loops = this.registry.all.map((work) => new WorkLoop(work, this.clock));
    const wake = () => this.loops.forEach((loop) => loop.wake());
    this.registry.listen(wake);
    void this.announcements.listen(CHANNEL, wake);
    this.running = Promise.all(this.loops.map((loop) => loop.run()));
  }

  /** Work at hand is finished first. */
  async onApplicationShutdown(): Promise<void> {
    this.loops.forEach((loop) => loop.stop());
    await this.running;
  }
}
