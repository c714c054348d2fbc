import type { Deadline } from './deadline.js';

/** `running` in time; `met` done in time; `breached` past its deadline, done or not; `cancelled` no longer needed. */
export type SlaClockState = 'running' | 'met' | 'breached' | 'cancelled';

/** The time limit of one measure of one case. */
export interface SlaClock extends Deadline {
  id: string;
  caseId: string;
  processInstanceId: string | null;
  /** The task whose own clock it is; null for a clock of the case. */
  executionId: string | null;
  measure: string;
  state: SlaClockState;
  /** When the yellow card was raised. */
  warnedAt: Date | null;
  /** When the red card was raised. */
  breachedAt: Date | null;
  /** When the measure was done or given up; null while the clock is open. */
  stoppedAt: Date | null;
  /** When the clock next needs attention; null when nothing is left to raise. */
  nextAt: Date | null;
  /** Unit whose people are alarmed. */
  holderUnit: string | null;
}

/** A yellow or a red card, to be recorded and told to people by whoever claimed it. */
export interface SlaAlarm {
  clock: SlaClock;
  event: 'warning' | 'breach';
  /** The instant it fell due, however late it was claimed. */
  at: Date;
}

/** Columns of `sla_clock` as an `SlaClock`. */
export const CLOCK = `
  sla_clock.id, case_id AS "caseId", process_instance_id AS "processInstanceId", execution_id AS "executionId", measure,
  policy_code AS "policyCode", policy_version AS "policyVersion", started_at AS "startedAt", warn_at AS "warnAt",
  due_at AS "dueAt", ceiling_at AS "ceilingAt", clause, state, warned_at AS "warnedAt", breached_at AS "breachedAt",
  stopped_at AS "stoppedAt", next_at AS "nextAt", holder_unit AS "holderUnit"`;

/** A clock that still runs against someone, in time or not. */
export const OPEN = `state IN ('running', 'breached') AND stopped_at IS NULL`;
