import { Injectable } from '@nestjs/common';
import { Database } from '../../modules/database/index.js';
import { Clock, DomainError, DueWorkRegistry, SimulatedClock } from '../../modules/kernel/index.js';
import { HTTP_ERRORS } from './http/http.errors.js';

/** Moves the one clock of a demo or acceptance run and does what falls due on the way, in order. */
@Injectable()
export class SimulatedTime {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly registry: DueWorkRegistry,
  ) {}

  /** Answers the new present. Throws `clock-not-simulated`. */
  async advance(milliseconds: number): Promise<Date> {
    const clock = this.simulated();
    const target = new Date(clock.now().getTime() + milliseconds);
    await this.registry.runDue(clock.now());
    for (let [next, before] = [await this.next(), 0]; next > before && next <= target.getTime();) {
      clock.moveTo(new Date(next));
      await this.keep(clock);
      const ran = await this.registry.runDue(clock.now());
      // what could not be done is left behind unless it says when it will be tried again
      [next, before] = [await this.next(), ran > 0 ? 0 : next];
    }
    clock.moveTo(target);
    await this.keep(clock);
    return clock.now();
  }

  /** Goes on from the time a former run had reached. */
  async restore(): Promise<void> {
    if (!(this.clock instanceof SimulatedClock)) return;
    const [row] = await this.database.query<{ offset: string }>(`SELECT offset_ms AS offset FROM simulated_clock`);
    if (row) this.clock.moveTo(new Date(Date.now() + Number(row.offset)));
  }

  /** When something falls due next; never, when nothing does. */
  private async next(): Promise<number> {
    return (await this.registry.nextDueAt())?.getTime() ?? Infinity;
  }

  private async keep({ offset }: SimulatedClock): Promise<void> {
    await this.database.query(
      `INSERT INTO simulated_clock (offset_ms) VALUES ($1) ON CONFLICT (one) DO UPDATE SET offset_ms = EXCLUDED.offset_ms`,
      [Math.round(offset)],
    );
  }

  private simulated(): SimulatedClock {
    if (this.clock instanceof SimulatedClock) return this.clock;
    throw new DomainError(HTTP_ERRORS['clock-not-simulated'], 'This server runs on the real clock.');
  }
}
