import { Injectable } from '@nestjs/common';
import { Alarms, type AlarmDraft } from '../alarms/index.js';
import { Database, type Transaction } from '../database/index.js';
import { Clock, SYSTEM, type DueWork } from '../kernel/index.js';
import type { By } from '../process-engine/index.js';
import { SlaClocks, type SlaAlarm } from '../sla/index.js';
import { CaseStore } from './case-store.js';

const BATCH = 100;

/** Turns clocks that run down into yellow and red cards: an event of the case and an alarm for its unit. */
@Injectable()
export class ClockAlarms implements DueWork {
  readonly name = 'sla clocks';

  constructor(
    private readonly database: Database,
    private readonly clocks: SlaClocks,
    private readonly store: CaseStore,
    private readonly alarms: Alarms,
    private readonly clock: Clock,
  ) {}

  nextDueAt(): Promise<Date | null> {
    return this.clocks.nextDueAt();
  }

  async runDue(now: Date): Promise<number> {
    return this.database.transaction(async (tx) => {
      const cards = await this.clocks.claimDue(tx, now, BATCH);
      const by = { actor: SYSTEM, at: this.clock.now() };
      for (const card of cards) this.record(tx, by, card);
      await this.alarms.raise(tx, by, cards.map(alarmOf));
      return cards.length;
    });
  }

  private record(tx: Transaction, by: By, { clock, event, at }: SlaAlarm): void {
    const { caseId, measure, dueAt, holderUnit } = clock;
    const type = event === 'warning' ? 'sla.warning' : 'sla.breached';
    this.store.record(tx, caseId, by, type, { measure, dueAt, fellDueAt: at, unit: holderUnit });
  }
}

function alarmOf({ clock, event }: SlaAlarm): AlarmDraft {
  const { id: clockId, caseId, measure, holderUnit: unitCode } = clock;
  const [kind, word] = event === 'warning' ? (['yellow', '即将超期'] as const) : (['red', '已超期'] as const);
  return { caseId, kind, measure, clockId, unitCode, text: `${word}：${measure}` };
}
