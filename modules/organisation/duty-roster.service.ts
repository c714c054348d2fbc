import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { AuditTrail } from '../audit/index.js';
import { Database, type Transaction } from '../database/index.js';
import { Accounts, assertHolds, CONFIGURATION_STREAM, type Account } from '../identity/index.js';
import { Clock, DomainError, newId, type Actor } from '../kernel/index.js';
import { DataScope } from './data-scope.js';
import { ORGANISATION_ERRORS } from './organisation.errors.js';

/** A time for which somebody answers for a unit, from `startsAt` until just before `endsAt`. */
export interface DutyShift {
  id: string;
  unitCode: string;
  accountId: string;
  startsAt: Date;
  endsAt: Date;
}

const SHIFT = `id, unit_code AS "unitCode", account_id AS "accountId", starts_at AS "startsAt", ends_at AS "endsAt"`;

/** Longest stretch whose shifts are read at once. */
const LONGEST_MS = 100 * 24 * 3_600_000;

/** Who is on duty where (值班). Heads and leaders plan it for their unit and those below. */
@Injectable()
export class DutyRoster {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly scope: DataScope,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The enabled accounts on duty for the unit at an instant; several, or none, as it was planned. */
  async onDuty(unitCode: string, at: Date): Promise<Account[]> {
    const sql =
      'SELECT DISTINCT account_id AS id FROM duty_shift WHERE unit_code = $1 AND starts_at <= $2 AND ends_at > $2';
    const people = await this.database.query<{ id: string }>(sql, [unitCode, at]);
    const accounts = await this.accounts.named(people.map(({ id }) => id));
    return accounts.filter(({ enabled }) => enabled);
  }

  /** The shifts of a unit that touch the time from `from` until `to`, 100 days at most, oldest first. */
  async shifts(unitCode: string, from: Date, to: Date): Promise<DutyShift[]> {
    if (to.getTime() - from.getTime() > LONGEST_MS) throw invalid('to', 'must be at most 100 days after from');
    const sql = `SELECT ${SHIFT} FROM duty_shift WHERE unit_code = $1 AND starts_at < $3 AND ends_at > $2 ORDER BY starts_at, id`;
    return this.database.query<DutyShift>(sql, [unitCode, from, to]);
  }

  /** Throws `role-missing`, `unit-out-of-scope`, `unit-unknown`, `account-unknown`, `duty-shift-invalid`. */
  async plan(actor: Actor, draft: Omit<DutyShift, 'id'>): Promise<DutyShift> {
    const shift = { id: newId(), ...draft };
    const { id, unitCode, accountId, startsAt, endsAt } = shift;
    this.assertMayPlan(actor, unitCode);
    await this.accounts.get(accountId);
    if (endsAt <= startsAt) throw invalid('endsAt', 'must be after startsAt');
    return this.database.transaction(async (tx) => {
      const sql = 'INSERT INTO duty_shift (id, unit_code, account_id, starts_at, ends_at) VALUES ($1, $2, $3, $4, $5)';
      await tx.query(sql, [id, unitCode, accountId, startsAt, endsAt]);
      this.record(tx, actor, 'duty.planned', shift);
      return shift;
    });
  }

  /** Throws `role-missing`, `unit-out-of-scope`, `duty-shift-unknown`. */
  async cancel(actor: Actor, { unitCode, id }: Pick<DutyShift, 'unitCode' | 'id'>): Promise<void> {
    this.assertMayPlan(actor, unitCode);
    await this.database.transaction(async (tx) => {
      const sql = `DELETE FROM duty_shift WHERE id = $1 AND unit_code = $2 RETURNING ${SHIFT}`;
      const [shift] = isUuid(id) ? await tx.query<DutyShift>(sql, [id, unitCode]) : [];
      if (!shift) throw new DomainError(ORGANISATION_ERRORS['duty-shift-unknown'], `There is no shift ${id}.`);
      this.record(tx, actor, 'duty.cancelled', shift);
    });
  }

  private assertMayPlan(actor: Actor, unitCode: string): void {
    assertHolds(actor, 'reviewer', 'leader');
    this.scope.assertSees(actor, unitCode);
  }

  private record(tx: Transaction, actor: Actor, type: string, shift: DutyShift): void {
    this.trail.record(tx, CONFIGURATION_STREAM, actor, { type, at: this.clock.now(), data: { ...shift } });
  }
}

function invalid(path: string, message: string): DomainError {
  const errors = [{ path, message }];
  return new DomainError(ORGANISATION_ERRORS['duty-shift-invalid'], 'The shifts cannot be so.', {}, errors);
}
