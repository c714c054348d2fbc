import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/index.js';
import { Database } from '../database/index.js';
import {
  Clock,
  DomainError,
  holds,
  pageOf,
  readCursor,
  type Actor,
  type Page,
  type PageRequest,
} from '../kernel/index.js';
import { DataScope } from '../organisation/index.js';
import { ALARM, type Alarm } from './alarm.js';
import { ALARM_ERRORS } from './alarms.errors.js';

/** An alarm with those it called. */
export type AlarmView = Alarm & {
  called: { username: string; post: string; calledAt: Date; fallback: string | null }[];
};

const CALLED = `(SELECT COALESCE(json_agg(json_build_object('username', k.username, 'post', k.post, 'calledAt', k.called_at,
  'fallback', k.fallback) ORDER BY k.step, k.username), '[]') FROM alarm_call k WHERE k.alarm_id = alarm.id) AS called`;

// Supervisors see every alarm, others those of the units in their scope and those that called them. Of a confidential case
// it is only those called and the unit whose limit it is.
const VISIBLE = `(alarm.unit_code = $4 OR EXISTS (SELECT 1 FROM alarm_call k WHERE k.alarm_id = alarm.id AND k.username = $2)
  OR (NOT EXISTS (SELECT 1 FROM citizen_case c WHERE c.id = alarm.case_id AND c.confidential)
    AND ($1 OR EXISTS (SELECT 1 FROM unit u WHERE u.code = alarm.unit_code
      AND u.path LIKE ANY(SELECT p || '%' FROM unnest($3::text[]) p)))))`;

/** The alarms a person may see and answer. */
@Injectable()
export class AlarmList {
  constructor(
    private readonly database: Database,
    private readonly scope: DataScope,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Newest first; those nobody answered, or the answered ones. */
  async list(actor: Actor, acknowledged: boolean, { limit, cursor }: PageRequest): Promise<Page<AlarmView>> {
    const [before = null] = readCursor(cursor) ?? [];
    const rows = await this.database.query<AlarmView>(
      `SELECT ${ALARM}, ${CALLED} FROM alarm WHERE ${VISIBLE} AND (acknowledged_at IS NOT NULL) = $5
       AND ($6::uuid IS NULL OR id < $6) ORDER BY id DESC LIMIT $7`,
      [...this.sight(actor), acknowledged, before, limit + 1],
    );
    return pageOf(rows, limit, ({ id }) => [id]);
  }

  /** Somebody takes care: nobody else is called. Doing it twice changes nothing. Throws `alarm-unknown`. */
  async acknowledge(actor: Actor, id: string): Promise<AlarmView> {
    return this.database.transaction(async (tx) => {
      const seen = [...this.sight(actor), id];
      const at = this.clock.now();
      const changed = await tx.query<{ caseId: string }>(
        `UPDATE alarm SET acknowledged_at = $6, acknowledged_by = $2, next_at = NULL
         WHERE ${VISIBLE} AND id = $5 AND acknowledged_at IS NULL RETURNING case_id AS "caseId"`,
        [...seen, at],
      );
      for (const { caseId } of changed)
        this.trail.record(tx, caseId, actor, { type: 'alarm.acknowledged', at, data: { alarmId: id } });
      const sql = `SELECT ${ALARM}, ${CALLED} FROM alarm WHERE ${VISIBLE} AND id = $5`;
      const [alarm] = await tx.query<AlarmView>(sql, seen);
      if (alarm) return alarm;
      throw new DomainError(ALARM_ERRORS['alarm-unknown'], 'There is no such alarm in your sight.');
    });
  }

  private sight(actor: Actor): unknown[] {
    const scope = this.scope.scopeOf(actor);
    const all = 'all' in scope && holds(actor, 'supervisor', 'leader', 'dispatcher', 'auditor');
    return [all, actor.username, 'all' in scope ? [] : scope.paths, actor.unitCode];
  }
}
