import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../database/index.js';
import { Clock, DueWorkRegistry, type DueWork } from '../../kernel/index.js';
import { ConsistencyCheck } from './consistency-check.js';
import { nextNight } from './next-night.js';

/** Every night at three. */
const NIGHTLY = '0 3 * * *';

/** Compares states and tables once a night, whichever worker comes first. */
@Injectable()
export class NightlyCheck implements DueWork, OnModuleInit {
  readonly name = 'nightly check';

  constructor(
    private readonly database: Database,
    private readonly check: ConsistencyCheck,
    private readonly clock: Clock,
    private readonly registry: DueWorkRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.add(this);
  }

  async nextDueAt(): Promise<Date> {
    const [row] = await this.database.query<{ last: Date | null }>(
      `SELECT max(started_at) AS last FROM consistency_check`,
    );
    return nextNight(NIGHTLY, row?.last ?? null, this.clock.now());
  }

  async runDue(now: Date): Promise<number> {
    const next = await this.nextDueAt();
    if (next > now) return 0;
    return (await this.check.runFor(next)) ? 1 : 0;
  }
}
