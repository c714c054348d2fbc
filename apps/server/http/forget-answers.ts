import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../../modules/database/index.js';
import { DueWorkRegistry, Tidying } from '../../../modules/kernel/index.js';

const KEPT_FOR = 7 * 24 * 3_600_000;

/** Forgets the answers kept for repeated requests after a week. */
@Injectable()
export class ForgetAnswers implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly registry: DueWorkRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.add(new Tidying('kept answers', (now) => this.forget(now)));
  }

  private async forget(now: Date): Promise<void> {
    const before = new Date(now.getTime() - KEPT_FOR);
    await this.database.query(`DELETE FROM idempotent_answer WHERE created_at < $1`, [before]);
  }
}
