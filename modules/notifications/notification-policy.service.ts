import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/index.js';
import { Database, type Transaction } from '../database/index.js';
import { assertHolds, CONFIGURATION_STREAM } from '../identity/index.js';
import { Clock, DomainError, type Actor } from '../kernel/index.js';
import type { QuietHours } from './notice.js';
import { NOTIFICATION_ERRORS } from './notifications.errors.js';

/** What holds for everybody who did not choose otherwise, and how patient deliveries are. */
export interface NotificationPolicy {
  quietHours: QuietHours;
  /** Deliveries that failed this often are dead. */
  attempts: number;
  /** Pause after the first failure; it doubles with each further one … */
  firstPauseSeconds: number;
  /** … up to this. */
  longestPauseSeconds: number;
  /** Days that notices are kept. */
  keepDays: number;
}

const SHIPPED: NotificationPolicy = {
  quietHours: { from: '22:00', until: '07:00' },
  attempts: 8,
  firstPauseSeconds: 30,
  longestPauseSeconds: 3600,
  keepDays: 365,
};

const READ = `
  SELECT json_build_object('from', quiet_from, 'until', quiet_until) AS "quietHours", attempts,
    first_pause_seconds AS "firstPauseSeconds", longest_pause_seconds AS "longestPauseSeconds",
    keep_days AS "keepDays"
  FROM notification_policy`;

const WRITE = `
  INSERT INTO notification_policy
    (quiet_from, quiet_until, attempts, first_pause_seconds, longest_pause_seconds, keep_days)
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (only_row) DO UPDATE SET quiet_from = $1, quiet_until = $2, attempts = $3, first_pause_seconds = $4,
    longest_pause_seconds = $5, keep_days = $6`;

/** The city's policy of notices; the shipped one until a system administrator sets another. */
@Injectable()
export class NotificationPolicies {
  constructor(
    private readonly database: Database,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async current(source: Pick<Transaction, 'query'> = this.database): Promise<NotificationPolicy> {
    const [policy] = await source.query<NotificationPolicy>(READ);
    return policy ?? SHIPPED;
  }

  /** Throws `role-missing`, `notification-policy-invalid`. */
  async set(actor: Actor, policy: NotificationPolicy): Promise<NotificationPolicy> {
    assertHolds(actor, 'system-administrator');
    const { quietHours, attempts, firstPauseSeconds, longestPauseSeconds, keepDays } = policy;
    if (longestPauseSeconds < firstPauseSeconds) {
      const errors = [{ path: 'longestPauseSeconds', message: 'must not be less than firstPauseSeconds' }];
      throw new DomainError(NOTIFICATION_ERRORS['notification-policy-invalid'], 'The policy cannot be so.', {}, errors);
    }
    await this.database.transaction(async (tx) => {
      const data = { before: await this.current(tx), after: policy };
      const { from, until } = quietHours;
      tx.send(WRITE, [from, until, attempts, firstPauseSeconds, longestPauseSeconds, keepDays]);
      const at = this.clock.now();
      this.trail.record(tx, CONFIGURATION_STREAM, actor, { type: 'notification-policy.changed', at, data });
    });
    return policy;
  }
}

/** When a delivery that has failed `attempts` times is tried again. */
export function nextAttempt(policy: NotificationPolicy, attempts: number, at: Date): Date {
  const { firstPauseSeconds, longestPauseSeconds } = policy;
  const pause = Math.min(firstPauseSeconds * 2 ** Math.min(attempts - 1, 30), longestPauseSeconds);
  return new Date(at.getTime() + pause * 1000);
}
