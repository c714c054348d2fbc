import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditTrail } from '../audit/index.js';
import { EngineExtensions, UndoRefused, type StepContext, type StepListener } from '../process-engine/index.js';
import { recordClock } from './clock-record.js';
import { HolderLedger, type Holder } from './holder-ledger.js';
import { CLOCK, OPEN, type SlaClock } from './sla-clock.js';

/** Under what name a turn notes what it did to the clocks. */
export const CLOCK_NOTES = 'clocks';

/** What a turn did to the clocks and the holder of a case; ids of clocks. */
export interface ClockNotes {
  started: string[];
  stopped: string[];
  /** When it handed the case over; null when it did not. */
  handedOverAt: string | null;
}

// A card that fell due in between is raised now: the clock runs on as if it had never stopped.
const REOPEN = `
  UPDATE sla_clock SET stopped_at = NULL,
    state = CASE WHEN breached_at IS NULL THEN 'running' ELSE 'breached' END,
    next_at = CASE WHEN warn_at IS NOT NULL AND warned_at IS NULL THEN warn_at WHEN breached_at IS NULL THEN due_at END
  WHERE id = ANY($1) AND stopped_at IS NOT NULL AND (execution_id IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM sla_clock other WHERE other.case_id = sla_clock.case_id AND other.measure = sla_clock.measure
      AND other.execution_id IS NULL AND other.state IN ('running', 'breached') AND other.stopped_at IS NULL
      AND other.id <> ALL($1)))
  RETURNING ${CLOCK}`;

const CANCEL = `
  UPDATE sla_clock SET stopped_at = $2, state = CASE WHEN state = 'breached' OR due_at <= $2 THEN 'breached' ELSE 'cancelled' END,
    next_at = CASE WHEN due_at <= $2 AND breached_at IS NULL THEN next_at END
  WHERE id = ANY($1) AND ${OPEN} RETURNING ${CLOCK}`;

const BEFORE = `
  SELECT before.holder_kind AS kind, before.holder_code AS code
  FROM holder_span now JOIN holder_span before ON before.case_id = now.case_id AND before.to_at = now.from_at
  WHERE now.case_id = $1 AND now.to_at IS NULL AND now.from_at = $2 AND before.id < now.id ORDER BY before.id DESC LIMIT 1`;

/** Puts clocks and holder back to where they were before a turn that is taken back. */
@Injectable()
export class ClockUndo implements StepListener, OnModuleInit {
  constructor(
    private readonly extensions: EngineExtensions,
    private readonly ledger: HolderLedger,
    private readonly trail: AuditTrail,
  ) {}

  onModuleInit(): void {
    this.extensions.addListener(this);
  }

  async onStep(context: StepContext): Promise<void> {
    if (!context.undone) return;
    const notes = context.undone[CLOCK_NOTES] as ClockNotes;
    for (const clock of await this.cancel(context, notes)) recordClock(this.trail, context, 'sla.cancelled', clock);
    for (const clock of await this.reopen(context, notes)) recordClock(this.trail, context, 'sla.resumed', clock);
    await this.handBack(context, notes);
  }

  /** Gives up clocks the turn started; what was late stays breached. */
  private async cancel({ tx, by }: StepContext, { started }: ClockNotes): Promise<SlaClock[]> {
    return started.length === 0 ? [] : tx.query<SlaClock>(CANCEL, [started, by.at]);
  }

  /** Lets clocks it stopped run on. Throws `UndoRefused` when one was started anew meanwhile. */
  private async reopen({ tx }: StepContext, { stopped }: ClockNotes): Promise<SlaClock[]> {
    if (stopped.length === 0) return [];
    const reopened = await tx.query<SlaClock>(REOPEN, [stopped]);
    if (reopened.length === stopped.length) return reopened;
    throw new UndoRefused('clock-restarted');
  }

  /** Whoever had the case has it again, unless it was handed over since; the time in between was the other's. */
  private async handBack({ tx, by, variables: { caseId } }: StepContext, { handedOverAt }: ClockNotes): Promise<void> {
    if (!handedOverAt || typeof caseId !== 'string') return;
    const [before] = await tx.query<Holder>(BEFORE, [caseId, handedOverAt]);
    if (before) this.ledger.handOver(tx, caseId, before, by.at);
  }
}
