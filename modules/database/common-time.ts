import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Clock, SystemClock } from '../kernel/index.js';
import { Database } from './database.js';

const EVERY_MS = 10_000;
/** An answer that took longer says too little about the time. */
const LONGEST_ANSWER_MS = 200;
/** A machine this far from the database has a clock that somebody should look at. */
const WORTH_A_WARNING_MS = 2000;

/** Keeps the clock of this node at the database's time, which is the time of all nodes; other clocks are left alone. */
@Injectable()
export class CommonTime implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(CommonTime.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Nothing of the program runs before the time is agreed. */
  async onModuleInit(): Promise<void> {
    const { clock } = this;
    if (!(clock instanceof SystemClock)) return;
    await this.database.query('SELECT 1'); // the connection is there when the time is asked for
    const correction = await clock.agree(() => this.ask());
    if (correction !== null && Math.abs(correction) > WORTH_A_WARNING_MS)
      this.logger.warn(`the clock of this machine is ${Math.round(-correction)} ms off the database's, which is used`);
    this.timer = setInterval(() => void this.agreeAgain(clock), EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** A database that is away is not asked; the clock runs on by itself. */
  private async agreeAgain(clock: SystemClock): Promise<void> {
    await clock.agree(() => this.ask(), LONGEST_ANSWER_MS).catch(() => null);
  }

  private async ask(): Promise<Date> {
    const [row] = await this.database.query<{ now: Date }>('SELECT clock_timestamp() AS now');
    if (!row) throw new Error('the database does not tell the time');
    return row.now;
  }
}
