import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../../modules/database/index.js';
import { DueWorkRegistry, type DueWork } from '../../../modules/kernel/index.js';

const HOUR = 3_600_000;
const KEPT_FOR = 7 * 24 * HOUR;

/** Forgets the answers kept for repeated requests after a week. */
@Injectable()
export class ForgetAnswers implements DueWork, OnModuleInit {
  readonly name = 'kept answers';
  private last = 0;

  constructor(
    private readonly database: Database,
    private readonly registry: DueWorkRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.add(this);
  }

  /** Tidying up is never urgent. */
  nextDueAt(): Promise<null> {
    return Promise.resolve(null);
  }

  async runDue(now: Date): Promise<number> {
    if (now.getTime() - this.last < HOUR) return 0;
    this.last = now.getTime();
    await this.database.query(`DELETE FROM idempotent_answer WHERE created_at < $1`, [
      new Date(now.getTime() - KEPT_FOR),
    ]);
    return 0;
  }
}
