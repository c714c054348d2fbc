import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../database/index.js';
import { DomainError, newId } from '../kernel/index.js';
import type { Deadline } from './deadline.js';
import type { SlaSource } from './policy-rows.js';
import { CLOCK, OPEN, type SlaAlarm, type SlaClock } from './sla-clock.js';
import { SlaPolicies } from './sla-policies.js';
import type { LocalLimit, SlaFacts } from './sla-policy.js';
import { SLA_ERRORS } from './sla.errors.js';

/** What starts a clock. */
export interface StartClock {
  caseId: string;
  processInstanceId?: string | null;
  measure: string;
  /** The start of the limit: dispatch, send-back, reply (domain §3). */
  at: Date;
  facts: SlaFacts;
  holderUnit?: string | null;
  /** The case's own limits; see `SlaPolicies.deadlinesFor`. */
  limits?: readonly LocalLimit[];
  /** Gives up a clock already open on the measure and starts anew. */
  restart?: boolean;
}

/** What names the clock of a task. */
export interface ClockedTask {
  caseId: string | null;
  measure: string | null;
  instanceId: string;
  executionId: string;
}

const INSERT = `
  INSERT INTO sla_clock (id, case_id, process_instance_id, measure, policy_code, policy_version, started_at, warn_at,
    due_at, ceiling_at, clause, state, next_at, holder_unit)
  SELECT id, $1, $2, measure, "policyCode", "policyVersion", "startedAt", "warnAt", "dueAt", "ceilingAt", clause,
    'running', COALESCE("warnAt", "dueAt"), $3
  FROM json_to_recordset($4) AS c (id uuid, measure text, "policyCode" text, "policyVersion" int, "startedAt" timestamptz,
    "warnAt" timestamptz, "dueAt" timestamptz, "ceilingAt" timestamptz, clause text)
  ON CONFLICT (case_id, measure) WHERE ${OPEN} AND execution_id IS NULL DO NOTHING
  RETURNING ${CLOCK}`;

// A deadline that passed unclaimed keeps its nextAt, so that the red card is still raised.
const STOP = `
  UPDATE sla_clock SET stopped_at = $2,
    state = CASE WHEN state = 'breached' OR due_at <= $2 THEN 'breached' ELSE $3 END,
    next_at = CASE WHEN due_at <= $2 AND breached_at IS NULL THEN next_at END
  WHERE case_id = $1 AND execution_id IS NULL AND ($4::text[] IS NULL OR measure = ANY($4)) AND ${OPEN}
  RETURNING ${CLOCK}`;

const MOVE = `
  UPDATE sla_clock SET due_at = $2, warn_at = $3, next_at = COALESCE($3::timestamptz, $2), warned_at = NULL
  WHERE id = $1 RETURNING ${CLOCK}`;

const CLAIM = `
  WITH due AS (
    SELECT id, warned_at IS NULL AND warn_at <= $1 AS warning, breached_at IS NULL AND due_at <= $1 AS breach
    FROM sla_clock WHERE next_at <= $1 ORDER BY next_at, id LIMIT $2 FOR UPDATE SKIP LOCKED
  )
  UPDATE sla_clock SET
    warned_at = CASE WHEN warning THEN $1 ELSE warned_at END,
    breached_at = CASE WHEN breach THEN $1 ELSE breached_at END,
    state = CASE WHEN breach THEN 'breached' ELSE state END,
    next_at = CASE WHEN due_at > $1 THEN due_at END
  FROM due WHERE sla_clock.id = due.id
  RETURNING ${CLOCK}, COALESCE(warning, false) AS warning, breach`;

/**
 * The time limits that run on cases. A limit is used up at `dueAt` itself: what is done at that very millisecond is
 * late. Returning a case stops nothing (domain §3); nobody but the caller records, alarms or notifies.
 */
@Injectable()
export class SlaClocks {
  constructor(
    private readonly database: Database,
    private readonly policies: SlaPolicies,
  ) {}

  /** Starts the clock of one measure; answers the one already open if there is, null when nothing limits the measure. */
  async start(tx: Transaction, { measure, ...request }: StartClock): Promise<SlaClock | null> {
    const [clock] = await this.startAll(tx, request, [measure]);
    return clock ?? null;
  }

  /** Starts the clocks of several measures at one instant; answers those that run now, started just now or before. */
  async startAll(tx: Transaction, request: Omit<StartClock, 'measure'>, measures: string[]): Promise<SlaClock[]> {
    const { caseId, at, facts, limits, restart = false } = request;
    if (restart) await tx.query(STOP, [caseId, at, 'cancelled', measures]);
    const running = await this.find(tx, caseId, measures);
    const missing = measures.filter((measure) => !running.some((clock) => clock.measure === measure));
    if (missing.length === 0) return running;
    const deadlines = await this.policies.deadlinesFor(tx, missing, facts, at, limits);
    const started = deadlines.length > 0 ? await this.insert(tx, request, deadlines) : [];
    return [...running, ...started];
  }

  /** The measure was done at `at`: answers its clock, now `met` or `breached`; null when none was open. */
  async stop(tx: Transaction, caseId: string, measure: string, at: Date): Promise<SlaClock | null> {
    const [clock] = await this.stopAll(tx, caseId, [measure], at);
    return clock ?? null;
  }

  /** Several measures were done at `at`: answers their clocks, each now `met` or `breached`. */
  async stopAll(tx: Transaction, caseId: string, measures: string[], at: Date): Promise<SlaClock[]> {
    return tx.query<SlaClock>(STOP, [caseId, at, 'met', measures]);
  }

  /** Closes every open clock of a case that ends otherwise, not those of tasks that go on beside it; what was late stays breached. */
  async cancelAll(tx: Transaction, caseId: string, at: Date): Promise<SlaClock[]> {
    return tx.query<SlaClock>(STOP, [caseId, at, 'cancelled', null]);
  }

  /** Moves the deadline of a clock of the case that runs at `at` to `newDue`: later than before, not past the ceiling. */
  async extend(tx: Transaction, caseId: string, measure: string, newDue: Date, at: Date): Promise<SlaClock> {
    const [clock] = await this.find(tx, caseId, [measure], true);
    return this.move(tx, clock, newDue, at);
  }

  /** Gives a clock that runs at `at` so many working days more; answers the new deadline. The tasks under it follow. */
  async extendBy(tx: Transaction, clockId: string, workingDays: number, at: Date): Promise<Date> {
    const [clock] = await tx.query<SlaClock>(`SELECT ${CLOCK} FROM sla_clock WHERE id = $1 AND ${OPEN} FOR UPDATE`, [
      clockId,
    ]);
    const more = { limit: { value: workingDays, unit: 'working-day' as const }, clock: 'working' as const };
    const newDue = await this.policies.endOf(tx, more, clock?.dueAt ?? at);
    return (await this.move(tx, clock, newDue, at)).dueAt;
  }

  /** The open clock a task is under: its own, else that of the case for its measure. */
  async ofTask(tx: Transaction, task: ClockedTask): Promise<SlaClock | null> {
    const [clock] = await tx.query<SlaClock>(
      `SELECT ${CLOCK} FROM sla_clock WHERE case_id = $1 AND measure = $2 AND ${OPEN}
       AND (execution_id IS NULL OR (process_instance_id = $3 AND execution_id = $4)) ORDER BY execution_id NULLS LAST LIMIT 1`,
      [task.caseId, task.measure, task.instanceId, task.executionId],
    );
    return clock ?? null;
  }

  private async move(tx: Transaction, clock: SlaClock | undefined, newDue: Date, at: Date): Promise<SlaClock> {
    assertExtensible(clock, newDue, at);
    const moved = await this.policies.moved(tx, clock, newDue, at);
    const [row] = await tx.query<SlaClock>(MOVE, [clock.id, moved.dueAt, moved.warnAt]);
    return row ?? clock;
  }

  /** Alarms of the case's open clocks go to `unit` from now on. */
  async assign(tx: Transaction, caseId: string, unit: string | null): Promise<void> {
    await tx.query(`UPDATE sla_clock SET holder_unit = $2 WHERE case_id = $1 AND execution_id IS NULL AND ${OPEN}`, [
      caseId,
      unit,
    ]);
  }

  /** The open clocks of a case, the most pressing first. */
  async open(caseId: string, source: SlaSource = this.database): Promise<SlaClock[]> {
    return source.query<SlaClock>(
      `SELECT ${CLOCK} FROM sla_clock WHERE case_id = $1 AND ${OPEN} ORDER BY due_at, measure`,
      [caseId],
    );
  }

  /**
   * Takes up to `limit` clocks whose warning or deadline has come by `now`, each for one caller only, and answers their
   * alarms in the order they fell due; a clock past both gives both. The caller records them in the same transaction.
   */
  async claimDue(tx: Transaction, now: Date, limit: number): Promise<SlaAlarm[]> {
    const claimed = await tx.query<SlaClock & { warning: boolean; breach: boolean }>(CLAIM, [now, limit]);
    const alarms = claimed.flatMap(({ warning, breach, ...clock }): SlaAlarm[] => [
      ...(warning && clock.warnAt ? [{ clock, event: 'warning' as const, at: clock.warnAt }] : []),
      ...(breach ? [{ clock, event: 'breach' as const, at: clock.dueAt }] : []),
    ]);
    return alarms.sort((a, b) => a.at.getTime() - b.at.getTime());
  }

  /** When the next clock needs attention; null when none does. */
  async nextDueAt(): Promise<Date | null> {
    const [row] = await this.database.query<{ at: Date | null }>(
      'SELECT min(next_at) AS at FROM sla_clock WHERE next_at IS NOT NULL',
    );
    return row?.at ?? null;
  }

  private find(tx: Transaction, caseId: string, measures: string[], lock = false): Promise<SlaClock[]> {
    const sql = `SELECT ${CLOCK} FROM sla_clock
      WHERE case_id = $1 AND measure = ANY($2) AND execution_id IS NULL AND ${OPEN}`;
    return tx.query<SlaClock>(lock ? `${sql} FOR UPDATE` : sql, [caseId, measures]);
  }

  private async insert(
    tx: Transaction,
    { caseId, processInstanceId = null, holderUnit = null }: Omit<StartClock, 'measure'>,
    deadlines: (Deadline & { measure: string })[],
  ): Promise<SlaClock[]> {
    const rows = deadlines.map((deadline) => ({ id: newId(), ...deadline }));
    const started = await tx.query<SlaClock>(INSERT, [caseId, processInstanceId, holderUnit, JSON.stringify(rows)]);
    if (started.length === rows.length) return started;
    return this.find(
      tx,
      caseId,
      deadlines.map(({ measure }) => measure),
    ); // someone else started some meanwhile
  }
}

function assertExtensible(clock: SlaClock | undefined, newDue: Date, at: Date): asserts clock {
  if (clock?.state !== 'running' || clock.dueAt <= at)
    throw new DomainError(SLA_ERRORS['sla-clock-not-running'], 'The limit is not running.', { state: clock?.state });
  if (newDue <= clock.dueAt)
    throw new DomainError(SLA_ERRORS['sla-extension-not-later'], 'The new deadline is not later.', {
      dueAt: clock.dueAt,
    });
  const { ceilingAt } = clock;
  if (ceilingAt && newDue > ceilingAt)
    throw new DomainError(SLA_ERRORS['sla-extension-beyond-ceiling'], 'The ceiling ends earlier.', { ceilingAt });
}
