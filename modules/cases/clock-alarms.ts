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
      await this.alarms.raise(tx, by, await this.alarmsOf(tx, cards));
      return cards.length;
    });
  }

  /** What people are told of each card: the case by its number and title. */
  private async alarmsOf(tx: Transaction, cards: SlaAlarm[]): Promise<AlarmDraft[]> {
    const caseIds = cards.map(({ clock }) => clock.caseId);
    const sql = 'SELECT id, number, title FROM citizen_case WHERE id = ANY($1)';
    const cases = caseIds.length > 0 ? await tx.query<NamedCase>(sql, [caseIds]) : [];
    const named = new Map(cases.map((found) => [found.id, found]));
    return cards.map((card) => alarmOf(card, named.get(card.clock.caseId)));
  }

  private record(tx: Transaction, by: By, { clock, event, at }: SlaAlarm): void {
    const { caseId, measure, dueAt, holderUnit } = clock;
    const type = event === 'warning' ? 'sla.warning' : 'sla.breached';
    this.store.record(tx, caseId, by, type, { measure, dueAt, fellDueAt: at, unit: holderUnit });
  }
}

interface NamedCase {
  id: string;
  number: string;
  title: string;
}

function alarmOf({ clock, event }: SlaAlarm, found?: NamedCase): AlarmDraft {
  const { id: clockId, caseId, measure, holderUnit: unitCode, dueAt } = clock;
  const named = { caseId, caseNumber: found?.number ?? '', caseTitle: found?.title ?? '' };
  const [kind, word] = event === 'warning' ? (['yellow', '即将超期'] as const) : (['red', '已超期'] as const);
  return { ...named, dueAt, kind, measure, clockId, unitCode, text: `${word}：${measure}` };
}
