import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { newId } from '../kernel/index.js';
import { setByHand, type Deadline } from './deadline.js';
import { CLOCK, OPEN, type SlaClock } from './sla-clock.js';
import { SlaPolicies } from './sla-policies.js';
import type { StartClock } from './sla-clocks.js';

/** What starts the clock of one task; `due` is a limit that people set, without it the policy of the measure counts. */
export interface StartTaskClock extends StartClock {
  processInstanceId: string;
  executionId: string;
  due?: Date | null;
}

const INSERT = `
  INSERT INTO sla_clock (id, case_id, process_instance_id, execution_id, measure, policy_code, policy_version, started_at,
    warn_at, due_at, ceiling_at, clause, state, next_at, holder_unit)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $13, 'running', COALESCE($9::timestamptz, $10), $12)
  ON CONFLICT (process_instance_id, execution_id, measure) WHERE execution_id IS NOT NULL DO NOTHING
  RETURNING ${CLOCK}`;

const STOP = `
  UPDATE sla_clock SET stopped_at = $3,
    state = CASE WHEN state = 'breached' OR due_at <= $3 THEN 'breached'
      WHEN execution_id = $4 THEN 'met' ELSE 'cancelled' END,
    next_at = CASE WHEN due_at <= $3 AND breached_at IS NULL THEN next_at END
  WHERE process_instance_id = $1 AND execution_id = ANY($2) AND ${OPEN}
  RETURNING ${CLOCK}`;

/** Clocks that belong to one task each: of every unit asked at once, of every item decided at once. */
@Injectable()
export class TaskClocks {
  constructor(private readonly policies: SlaPolicies) {}

  /** Starts the clock; null when nothing limits the task. */
  async start(tx: Transaction, request: StartTaskClock): Promise<SlaClock | null> {
    const deadline = await this.deadlineOf(tx, request);
    if (!deadline) return null;
    const { caseId, processInstanceId, executionId, measure, holderUnit = null } = request;
    const { policyCode, policyVersion, startedAt, warnAt, dueAt, ceilingAt, clause } = deadline;
    const [clock] = await tx.query<SlaClock>(INSERT, [
      ...[newId(), caseId, processInstanceId, executionId, measure, policyCode, policyVersion, startedAt],
      ...[warnAt, dueAt, ceilingAt, holderUnit, clause],
    ]);
    return clock ?? null;
  }

  /** The tasks are over, `answered` by being done: answers their clocks, each `met`, `breached` or `cancelled`. */
  async stop(
    tx: Transaction,
    processInstanceId: string,
    { closed, answered }: { closed: readonly string[]; answered: string | null },
    at: Date,
  ): Promise<SlaClock[]> {
    return tx.query<SlaClock>(STOP, [processInstanceId, closed, at, answered]);
  }

  private async deadlineOf(tx: Transaction, request: StartTaskClock): Promise<Deadline | null> {
    const { measure, facts, at, due, limits } = request;
    if (due) return setByHand(at, due);
    const [deadline] = await this.policies.deadlinesFor(tx, [measure], facts, at, limits);
    return deadline ?? null;
  }
}
