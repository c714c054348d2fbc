import { Injectable } from '@nestjs/common';
import { AdministratorEntries } from '../administration/index.js';
import { AuditTrail } from '../audit/index.js';
import type { Transaction } from '../database/index.js';
import { cityTime } from '../kernel/index.js';
import { Notifications } from '../notifications/index.js';
import { DutyCalls, type DutyCall } from '../organisation/index.js';
import type { By } from '../process-engine/index.js';
import type { LadderStep } from './alarm-ladder.js';
import type { Alarm } from './alarm.js';

/** Opens a supervision for an alarm; the module that can registers itself. */
type Supervise = (tx: Transaction, by: By, alarm: Alarm) => Promise<void>;

const CARDS = {
  yellow: { zh: '即将超期', en: 'nearly overdue' },
  red: { zh: '已超期', en: 'overdue' },
};

const INSERT = `
  INSERT INTO alarm_call (alarm_id, step, post, unit_code, username, called_at, fallback)
  SELECT $1, $2, $3, $4, username, $5, $6 FROM unnest($7::text[]) AS username ON CONFLICT DO NOTHING`;

/** Takes the steps of a ladder: calls who answers for the post now, or opens a supervision. */
@Injectable()
export class AlarmCalls {
  private supervise: Supervise = () => Promise.resolve();

  constructor(
    private readonly duty: DutyCalls,
    private readonly entries: AdministratorEntries,
    private readonly notifications: Notifications,
    private readonly trail: AuditTrail,
  ) {}

  onSupervision(supervise: Supervise): void {
    this.supervise = supervise;
  }

  /** Takes the next `count` steps of the alarm. */
  async take(tx: Transaction, by: By, alarm: Alarm, count: number): Promise<void> {
    const steps = alarm.steps.slice(alarm.nextStep, alarm.nextStep + count);
    for (const [offset, { to }] of steps.entries())
      await this.step(tx, by, alarm, { to, index: alarm.nextStep + offset });
  }

  private async step(
    tx: Transaction,
    by: By,
    alarm: Alarm,
    { to, index }: { to: LadderStep['to']; index: number },
  ): Promise<void> {
    if (to === 'supervision') return this.supervise(tx, by, alarm);
    const { unitCode: unit } = alarm;
    const asked = () => this.duty.who(unit, to, by.at, tx);
    const call = await tx.once(`duty ${unit} ${to} ${by.at.getTime()}`, asked);
    if (call.fallback) this.tellAdministrator(tx, alarm, call, by.at);
    tx.send(INSERT, [alarm.id, index, to, call.unitCode, by.at, call.fallback, call.usernames]);
    await this.tell(tx, by, alarm, call.usernames);
    const { usernames, unitCode, fallback } = call;
    const data = { alarmId: alarm.id, post: to, unit: unitCode, called: usernames, fallback };
    this.trail.record(tx, alarm.caseId, by.actor, { type: 'alarm.called', at: by.at, data });
  }

  private tell(tx: Transaction, by: By, alarm: Alarm, usernames: string[]): Promise<void> {
    const { caseId, caseNumber: number, caseTitle: title, kind, measure, dueAt } = alarm;
    const data = {
      number,
      title,
      card: CARDS[kind],
      measure,
      dueAt: dueAt && cityTime(dueAt),
    };
    const to = usernames.map((username) => ({ username }));
    return this.notifications.send(tx, by, { template: 'alarm-raised', to, data, caseId, urgent: kind === 'red' });
  }

  private tellAdministrator(tx: Transaction, { unitCode }: Alarm, { post, fallback }: DutyCall, at: Date): void {
    const subject = `${unitCode ?? 'centre'} ${post}`;
    this.entries.add(tx, { kind: 'empty-roster', subject, text: fallback ?? '' }, at);
  }
}
