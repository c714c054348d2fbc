import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/index.js';
import { Database } from '../database/index.js';
import { CONFIGURATION_STREAM } from '../identity/index.js';
import { Clock, DomainError, newId, type Actor } from '../kernel/index.js';
import { DataScope } from './data-scope.js';
import { ORGANISATION_ERRORS } from './organisation.errors.js';

/** 交接班: what the one who goes tells the one who comes, who then answers for the unit. */
export interface DutyHandover {
  id: string;
  unitCode: string;
  handedBy: string;
  handedAt: Date;
  /** What is open and must be watched. */
  note: string;
  takenBy: string | null;
  takenAt: Date | null;
}

const HANDOVER = `id, unit_code AS "unitCode", handed_by AS "handedBy", handed_at AS "handedAt", note, taken_by AS "takenBy", taken_at AS "takenAt"`;
const SHOWN = 100;

/** Keeps the hand-overs between shifts, both sides of each recorded. */
@Injectable()
export class DutyHandovers {
  constructor(
    private readonly database: Database,
    private readonly scope: DataScope,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The latest hand-overs of a unit, newest first. */
  async list(actor: Actor, unitCode: string): Promise<DutyHandover[]> {
    this.scope.assertSees(actor, unitCode);
    const sql = `SELECT ${HANDOVER} FROM duty_handover WHERE unit_code = $1 ORDER BY id DESC LIMIT ${SHOWN}`;
    return this.database.query<DutyHandover>(sql, [unitCode]);
  }

  /** Throws `unit-unknown`, `unit-out-of-scope`. */
  async hand(actor: Actor, unitCode: string, note: string): Promise<DutyHandover> {
    this.scope.assertSees(actor, unitCode);
    const values = [newId(), unitCode, actor.username, this.clock.now(), note];
    return this.write(actor, 'duty.handed-over', [
      `INSERT INTO duty_handover (id, unit_code, handed_by, handed_at, note) VALUES ($1, $2, $3, $4, $5) RETURNING ${HANDOVER}`,
      values,
    ]);
  }

  /** Somebody else takes it. Throws `duty-handover-unknown` when there is none that they could take. */
  async take(actor: Actor, unitCode: string, id: string): Promise<DutyHandover> {
    this.scope.assertSees(actor, unitCode);
    return this.write(actor, 'duty.taken-over', [
      `UPDATE duty_handover SET taken_by = $3, taken_at = $4
       WHERE id = $1 AND unit_code = $2 AND taken_by IS NULL AND handed_by <> $3 RETURNING ${HANDOVER}`,
      [id, unitCode, actor.username, this.clock.now()],
    ]);
  }

  private write(actor: Actor, type: string, [sql, values]: [string, unknown[]]): Promise<DutyHandover> {
    return this.database.transaction(async (tx) => {
      const [handover] = await tx.query<DutyHandover>(sql, values);
      if (!handover)
        throw new DomainError(ORGANISATION_ERRORS['duty-handover-unknown'], 'There is nothing here to take over.');
      this.trail.record(tx, CONFIGURATION_STREAM, actor, { type, at: this.clock.now(), data: { ...handover } });
      return handover;
    });
  }
}
