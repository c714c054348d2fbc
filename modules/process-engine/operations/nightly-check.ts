import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../database/index.js';
import { Clock, DueWorkRegistry, type DueWork } from '../../kernel/index.js';
import { planTimer } from '../run/timer.js';
import { ConsistencyCheck } from './consistency-check.js';

/** Every night at three. */
const NIGHTLY = '0 3 * * *';
/** How long after that a check may still begin. */
const HOURS_OF_GRACE = 3;

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

  /** The first night after the last check; one that was missed by hours is left out rather than made up by day. */
  async nextDueAt(): Promise<Date> {
    const [row] = await this.database.query<{ last: Date | null }>(
      `SELECT max(started_at) AS last FROM consistency_check`,
    );
    const tonight = this.clock.now().getTime() - HOURS_OF_GRACE * 3_600_000;
    return planTimer('cycle', NIGHTLY, new Date(Math.max(row?.last?.getTime() ?? 0, tonight))).dueAt;
  }

  async runDue(now: Date): Promise<number> {
    const next = await this.nextDueAt();
    if (next > now) return 0;
    return (await this.check.runFor(next)) ? 1 : 0;
  }
}
