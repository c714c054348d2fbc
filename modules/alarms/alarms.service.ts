import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditTrail } from '../audit/index.js';
import type { Transaction } from '../database/index.js';
import { newId } from '../kernel/index.js';
import { Policies } from '../policies/index.js';
import type { By } from '../process-engine/index.js';
import { AlarmCalls } from './alarm-calls.js';
import { ALARM_LADDERS, stepsFor, type LadderStep } from './alarm-ladder.js';
import type { Alarm, AlarmDraft } from './alarm.js';

const MINUTE = 60_000;

const INSERT = `
  INSERT INTO alarm (id, case_id, case_number, case_title, due_at, kind, measure, clock_id, unit_code, raised_at, text, steps, next_step, next_at)
  SELECT id, "caseId", "caseNumber", "caseTitle", "dueAt", kind, measure, "clockId", "unitCode", "raisedAt", text, steps, "nextStep", "nextAt"
  FROM json_to_recordset($1) AS a (id uuid, "caseId" uuid, "caseNumber" text, "caseTitle" text,
    "dueAt" timestamptz, kind text, measure text, "clockId" uuid, "unitCode" text,
    "raisedAt" timestamptz, text text, steps jsonb, "nextStep" int, "nextAt" timestamptz)`;

/** Raises alarms: what is wrong is written down, and people are called step by step until somebody answers. */
@Injectable()
export class Alarms implements OnModuleInit {
  constructor(
    private readonly policies: Policies,
    private readonly calls: AlarmCalls,
    private readonly trail: AuditTrail,
  ) {}

  onModuleInit(): void {
    this.policies.define(ALARM_LADDERS);
  }

  /** Writes the alarms and takes the steps that are due at once. */
  async raise(tx: Transaction, by: By, drafts: AlarmDraft[]): Promise<void> {
    if (drafts.length === 0) return;
    const { value } = await this.policies.inForce(tx, ALARM_LADDERS);
    const alarms = drafts.map((draft) => begun(draft, stepsFor(value, draft.measure, draft.kind), by.at));
    await tx.query(INSERT, [JSON.stringify(alarms.map(afterFirstSteps))]);
    for (const { id, caseId, kind, measure, unitCode } of alarms) {
      const data = { alarmId: id, kind, measure, unit: unitCode };
      this.trail.record(tx, caseId, by.actor, { type: 'alarm.raised', at: by.at, data });
    }
    for (const alarm of alarms) await this.calls.take(tx, by, alarm, dueAtOnce(alarm));
  }
}

function begun(draft: AlarmDraft, steps: LadderStep[], at: Date): Alarm {
  const raised = { ...draft, id: newId(), raisedAt: at, steps };
  return { ...raised, nextStep: 0, nextAt: at, acknowledgedAt: null, acknowledgedBy: null };
}

/** How many steps come without waiting. */
function dueAtOnce({ steps, nextStep }: Alarm): number {
  const waits = steps.slice(nextStep + 1).findIndex(({ afterMinutes }) => afterMinutes > 0);
  const first = steps[nextStep]?.afterMinutes === 0 || nextStep > 0 ? 1 : 0;
  if (first === 0) return 0;
  return waits === -1 ? steps.length - nextStep : waits + 1;
}

/** The alarm once the steps that are due were taken. */
function afterFirstSteps(alarm: Alarm): Alarm {
  return advanced(alarm, dueAtOnce(alarm), alarm.raisedAt);
}

/** The alarm `taken` steps further, the wait of the next one counted from `at`. */
export function advanced(alarm: Alarm, taken: number, at: Date): Alarm {
  const nextStep = alarm.nextStep + taken;
  const next = alarm.steps[nextStep];
  return { ...alarm, nextStep, nextAt: next ? new Date(at.getTime() + next.afterMinutes * MINUTE) : null };
}
