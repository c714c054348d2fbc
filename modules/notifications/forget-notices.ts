import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/index.js';
import { DueWorkRegistry, type DueWork } from '../kernel/index.js';
import { NotificationPolicies } from './notification-policy.service.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const FORGET = [
  'DELETE FROM notification WHERE created_at < $1',
  `DELETE FROM notification_delivery WHERE created_at < $1 AND state = 'sent'`,
];

/** Forgets notices after the days the policy names, read or not; what could not be delivered is kept until it is. */
@Injectable()
export class ForgetNotices implements DueWork, OnModuleInit {
  readonly name = 'old notices';
  private last = 0;

  constructor(
    private readonly database: Database,
    private readonly policies: NotificationPolicies,
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
    const { keepDays } = await this.policies.current();
    for (const sql of FORGET) await this.database.query(sql, [new Date(now.getTime() - keepDays * DAY)]);
    return 0;
  }
}
