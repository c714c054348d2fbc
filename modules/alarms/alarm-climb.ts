import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type Transaction } from '../database/index.js';
import { DueWorkRegistry, SYSTEM, type DueWork } from '../kernel/index.js';
import { AlarmCalls } from './alarm-calls.js';
import { advanced } from './alarms.service.js';
import { ALARM, type Alarm } from './alarm.js';

const BATCH = 100;

type Claimed = Alarm & { over: boolean };

// An alarm whose clock was stopped, or that somebody answered, climbs no further.
const CLAIM = `
  SELECT ${ALARM}, acknowledged_at IS NOT NULL OR EXISTS (
    SELECT 1 FROM sla_clock c WHERE c.id = alarm.clock_id AND c.stopped_at IS NOT NULL) AS over
  FROM alarm WHERE next_at <= $1 ORDER BY next_at, id LIMIT $2 FOR UPDATE SKIP LOCKED`;

/** Calls the next one on the ladder when an alarm was left unanswered for long enough. */
@Injectable()
export class AlarmClimb implements DueWork, OnModuleInit {
  readonly name = 'alarms';

  constructor(
    private readonly database: Database,
    private readonly calls: AlarmCalls,
    private readonly registry: DueWorkRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.add(this);
  }

  async nextDueAt(): Promise<Date | null> {
    const sql = 'SELECT min(next_at) AS at FROM alarm WHERE next_at IS NOT NULL';
    const [row] = await this.database.query<{ at: Date | null }>(sql);
    return row?.at ?? null;
  }

  async runDue(now: Date): Promise<number> {
    return this.database.transaction(async (tx) => {
      const claimed = await tx.query<Claimed>(CLAIM, [now, BATCH]);
      for (const alarm of claimed) await this.climb(tx, alarm, now);
      return claimed.length;
    });
  }

  private async climb(tx: Transaction, { over, ...alarm }: Claimed, at: Date): Promise<void> {
    if (!over) await this.calls.take(tx, { actor: SYSTEM, at }, alarm, 1);
    const next = over ? { ...alarm, nextAt: null } : advanced(alarm, 1, at);
    tx.send('UPDATE alarm SET next_step = $2, next_at = $3 WHERE id = $1', [alarm.id, next.nextStep, next.nextAt]);
  }
}
