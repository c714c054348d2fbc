import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/index.js';
import { DueWorkRegistry, Tidying } from '../kernel/index.js';
import { NotificationPolicies } from './notification-policy.service.js';

const DAY = 24 * 3_600_000;

const FORGET = [
  'DELETE FROM notification WHERE created_at < $1',
  `DELETE FROM notification_delivery WHERE created_at < $1 AND state = 'sent'`,
];

/** Forgets notices after the days the policy names, read or not; what could not be delivered is kept until it is. */
@Injectable()
export class ForgetNotices implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly policies: NotificationPolicies,
    private readonly registry: DueWorkRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.add(new Tidying('old notices', (now) => this.forget(now)));
  }

  private async forget(now: Date): Promise<void> {
    const { keepDays } = await this.policies.current();
    for (const sql of FORGET) await this.database.query(sql, [new Date(now.getTime() - keepDays * DAY)]);
  }
}
