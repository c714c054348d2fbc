import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Database, databaseFault } from '../../database/index.js';
import { DueWorkRegistry, type DueWork } from '../../kernel/index.js';
import { NEXT_DUE, TimerFiring, type DueTimer } from './timer-firing.js';
import { TimerPatience } from './timer-patience.js';

/** Timers one process fires at the same time: while one waits for the database, another computes. */
const LANES = 6;
/** Failures in a row, none of them the database's, after which a timer becomes an incident. */
const MOST_FAILURES = 4;

/**
 * Fires timers: each once, whichever worker comes first; those of one family in order. One that cannot be fired keeps no
 * other waiting: it is tried again after pauses that double, and becomes an incident when it fails for reasons of its own.
 */
@Injectable()
export class TimerWork implements DueWork, OnModuleInit {
  readonly name = 'timers';
  private readonly logger = new Logger(TimerWork.name);
  private readonly patience = new TimerPatience();

  constructor(
    private readonly database: Database,
    private readonly firing: TimerFiring,
    private readonly registry: DueWorkRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.add(this);
  }

  async nextDueAt(): Promise<Date | null> {
    const [row] = await this.database.query<{ next: Date }>(NEXT_DUE, [this.patience.known]);
    const instants = [row?.next, this.patience.next].filter((instant) => instant instanceof Date);
    return instants.length > 0 ? new Date(Math.min(...instants.map(Number))) : null;
  }

  async runDue(now: Date): Promise<number> {
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, () => this.lane(now)));
    const failed = lanes.find((lane) => lane.status === 'rejected');
    if (failed) throw failed.reason;
    this.patience.tidy(now);
    return lanes.reduce((fired, lane) => fired + (lane.status === 'fulfilled' ? lane.value : 0), 0);
  }

  /** One timer after the other until none is left to claim; answers how many it fired. */
  private async lane(now: Date): Promise<number> {
    let fired = 0;
    for (let outcome = await this.next(now); outcome !== 'none'; outcome = await this.next(now))
      if (outcome === 'fired') fired++;
    return fired;
  }

  private async next(now: Date): Promise<'fired' | 'passed' | 'none'> {
    const claimed: { timer?: DueTimer | null } = {};
    try {
      const fired = await this.database.transaction(async (tx) => {
        claimed.timer = await this.firing.claim(tx, now, this.patience.resting(now));
        return claimed.timer && this.firing.fire(tx, claimed.timer);
      });
      if (claimed.timer) this.patience.forget(claimed.timer.key);
      return fired === null ? 'none' : fired ? 'fired' : 'passed';
    } catch (error) {
      if (!claimed.timer) throw error;
      await this.failed(claimed.timer, error, now);
      return 'passed';
    }
  }

  private async failed(timer: DueTimer, error: unknown, now: Date): Promise<void> {
    const failures = this.patience.failed(timer.key, now);
    this.logger.error(`timer ${timer.elementId} of ${timer.instanceId} failed (${failures}): ${String(error)}`);
    if (databaseFault(error) || failures < MOST_FAILURES) return;
    await this.database.transaction((tx) => this.firing.giveUp(tx, timer, String(error)));
    this.patience.forget(timer.key);
  }
}
