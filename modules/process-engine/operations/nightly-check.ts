import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../database/index.js';
import { DueWorkRegistry, type DueWork } from '../../kernel/index.js';
import { planTimer } from '../run/timer.js';
import { ConsistencyCheck } from './consistency-check.js';

/** Every night at three. */
const NIGHTLY = '0 3 * * *';

/** Compares states and tables once a night, whichever worker comes first. */
@Injectable()
export class NightlyCheck implements DueWork, OnModuleInit {
  readonly name = 'nightly check';

  constructor(
    private readonly database: Database,
    private readonly check: ConsistencyCheck,
    private readonly registry: DueWorkRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.add(this);
  }

  /** The first night after the last check; none before the first instance was started. */
  async nextDueAt(): Promise<Date | null> {
    const [row] = await this.database.query<{ since: Date | null }>(
      `SELECT GREATEST((SELECT max(started_at) FROM consistency_check), (SELECT min(started_at) FROM process_instance)) AS since`,
    );
    return row?.since ? planTimer('cycle', NIGHTLY, row.since).dueAt : null;
  }

  async runDue(now: Date): Promise<number> {
    const next = await this.nextDueAt();
    if (!next || next > now) return 0;
    return this.database.transaction(async (tx) => {
      const [lock] = await tx.query<{ free: boolean }>(`SELECT pg_try_advisory_xact_lock(7350) AS free`);
      if (!lock?.free) return 0;
      await this.check.run();
      return 1;
    });
  }
}
