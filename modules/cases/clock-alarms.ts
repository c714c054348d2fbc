import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type Transaction } from '../database/index.js';
import { Clock, DueWorkRegistry, SYSTEM, newId, type DueWork } from '../kernel/index.js';
import { SlaClocks, type SlaAlarm } from '../sla/index.js';
import { CaseStore } from './case-store.js';

const BATCH = 100;

/** Turns clocks that run down into yellow and red cards: an event of the case and an alarm for its unit. */
@Injectable()
export class ClockAlarms implements DueWork, OnModuleInit {
  readonly name = 'sla clocks';

  constructor(
    private readonly database: Database,
    private readonly clocks: SlaClocks,
    private readonly store: CaseStore,
    private readonly clock: Clock,
    private readonly registry: DueWorkRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.add(this);
  }

  nextDueAt(): Promise<Date | null> {
    return this.clocks.nextDueAt();
  }

  async runDue(now: Date): Promise<number> {
    return this.database.transaction(async (tx) => {
      const alarms = await this.clocks.claimDue(tx, now, BATCH);
      for (const alarm of alarms) await this.raise(tx, alarm);
      return alarms.length;
    });
  }

  private async raise(tx: Transaction, { clock, event, at }: SlaAlarm): Promise<void> {
    const { caseId, measure, dueAt, holderUnit } = clock;
    const by = { actor: SYSTEM, at: this.clock.now() };
    const type = event === 'warning' ? 'sla.warning' : 'sla.breached';
    this.store.record(tx, caseId, by, type, { measure, dueAt, fellDueAt: at, unit: holderUnit });
    const text = event === 'warning' ? `即将超期：${measure}` : `已超期：${measure}`;
    await tx.query(
      `INSERT INTO alarm (id, case_id, kind, measure, unit_code, raised_at, text) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(), caseId, event === 'warning' ? 'yellow' : 'red', measure, holderUnit, by.at, text],
    );
    this.store.record(tx, caseId, by, 'alarm.raised', {
      kind: event === 'warning' ? 'yellow' : 'red',
      measure,
      unit: holderUnit,
    });
  }
}
