import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../database/index.js';
import { groupsOf } from '../identity/index.js';
import { DomainError, holds, type Actor } from '../kernel/index.js';
import { DataScope } from '../organisation/index.js';
import { CaseStore } from './case-store.js';
import { CASE_ERRORS } from './cases.errors.js';
import type { CitizenCase } from './citizen-case.js';

/**
 * Who sees a case: the centre, the units that handle it and those above them, and whoever was sent a copy of a task of
 * it. A confidential case is seen only by those who act on it. The SQL of `visible` says the same for lists.
 */
@Injectable()
export class CaseAccess {
  constructor(
    private readonly database: Database,
    private readonly scope: DataScope,
    private readonly store: CaseStore,
  ) {}

  /** The case, when the actor may see it. Throws `case-unknown` or `case-out-of-scope`. */
  async open(actor: Actor, id: string): Promise<CitizenCase> {
    const found = await this.store.read(this.database, id);
    if (await this.sees(this.database, actor, id)) return found;
    throw new DomainError(CASE_ERRORS['case-out-of-scope'], 'This case is outside your data scope.');
  }

  /** Whether the actor may see the case. */
  async sees(source: Pick<Transaction, 'query'>, actor: Actor, id: string): Promise<boolean> {
    const { condition, parameters } = this.visible(actor, 2);
    const seen = await source.query(`SELECT 1 FROM citizen_case c WHERE c.id = $1 AND ${condition}`, [
      id,
      ...parameters,
    ]);
    return seen.length > 0;
  }

  /** Whether the citizen behind a case may be known to the actor: who reports (举报) is known to the centre alone. */
  maySeeReporter(actor: Actor, { nature }: Pick<CitizenCase, 'nature'>): boolean {
    return nature !== 'report' || holds(actor, 'system-administrator') || 'all' in this.scope.scopeOf(actor);
  }

  /** A condition on `citizen_case c` with its parameters, numbered from `first`. */
  visible(actor: Actor, first: number): { condition: string; parameters: unknown[] } {
    if (holds(actor, 'system-administrator')) return { condition: 'true', parameters: [] };
    const scope = this.scope.scopeOf(actor);
    const [all, paths, user, groups, unit] = [0, 1, 2, 3, 4].map((index) => `$${first + index}`);
    const involved = `EXISTS (SELECT 1 FROM task t WHERE t.case_id = c.id
      AND (t.assignee = ${user} OR t.ended_by = ${user} OR t.candidate_groups && ${groups} OR ${user} = ANY(t.candidate_users)))`;
    const mine = `EXISTS (SELECT 1 FROM unit u WHERE (u.code = c.lead_unit OR u.code = ANY(c.co_units))
      AND u.path LIKE ANY(SELECT p || '%' FROM unnest(${paths}::text[]) p))`;
    const copied = `EXISTS (SELECT 1 FROM task_copy k WHERE k.case_id = c.id AND (k.username = ${user} OR k.unit_code = ${unit}))`;
    const condition = `(CASE WHEN c.confidential THEN ${involved} OR c.registered_by = ${user} ELSE ${all}::boolean OR ${mine} OR ${involved} OR ${copied} END)`;
    return {
      condition,
      parameters: ['all' in scope, 'all' in scope ? [] : scope.paths, actor.username, groupsOf(actor), actor.unitCode],
    };
  }
}
