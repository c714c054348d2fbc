import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../../database/index.js';
import { DomainError, pageOf, readCursor, type Page, type PageRequest } from '../../kernel/index.js';
import { DEFINITION_ERRORS } from '../process-definitions.errors.js';
import type { MigrationCase, MigrationPlan, Person, PlanCounts, PlanState } from './migration-plan.js';

const PLAN = `
  SELECT p.id, p.definition_id AS "definitionId", d.key AS "definitionKey", d.version AS "toVersion",
    p.from_versions AS "fromVersions", p.mapping, p.filter, p.state, p.created_at AS "createdAt",
    p.created_by AS "createdBy", p.approved_at AS "approvedAt", p.approved_by AS "approvedBy"
  FROM migration_plan p JOIN process_definition d ON d.id = p.definition_id`;

const COUNTS = `
  SELECT count(*)::int AS instances, count(*) FILTER (WHERE pending)::int AS pending,
    count(*) FILTER (WHERE verdict = 'ok')::int AS ok,
    count(*) FILTER (WHERE verdict = 'ok-with-notes')::int AS "okWithNotes",
    count(*) FILTER (WHERE verdict = 'refused')::int AS refused,
    count(*) FILTER (WHERE outcome = 'migrated')::int AS migrated,
    count(*) FILTER (WHERE outcome = 'undone')::int AS undone,
    count(*) FILTER (WHERE outcome = 'not-undone')::int AS "notUndone"
  FROM migration_case WHERE plan_id = $1`;

const CASES = `
  SELECT c.instance_id AS "instanceId", d.version AS "fromVersion", c.verdict, c.revision, c.notes, c.reasons, c.outcome, c.at
  FROM migration_case c JOIN process_definition d ON d.id = c.from_id
  WHERE c.plan_id = $1 AND ($2::text IS NULL OR c.verdict = $2) AND ($3::text IS NULL OR c.outcome = $3)
    AND ($4::uuid IS NULL OR c.instance_id > $4)
  ORDER BY c.instance_id LIMIT $5`;

const GATHER = `
  INSERT INTO migration_case (plan_id, instance_id, from_id, pending, notes, reasons)
  SELECT p.id, i.id, i.definition_id, true, '[]', '[]'
  FROM migration_plan p JOIN process_definition d ON d.id = p.definition_id
    JOIN process_instance i ON i.definition_key = d.key AND i.definition_version = ANY(p.from_versions)
  WHERE p.id = $1 AND i.status IN ('active', 'suspended')
    AND (p.filter -> 'ids' IS NULL OR p.filter -> 'ids' ? i.id::text)
    AND (p.filter ->> 'startedBefore' IS NULL OR i.started_at < (p.filter ->> 'startedBefore')::timestamptz)`;

/** Reads and writes migration plans and their instances. */
@Injectable()
export class PlanStore {
  constructor(private readonly database: Database) {}

  async insert(tx: Transaction, plan: MigrationPlan): Promise<void> {
    await tx.query(
      `INSERT INTO migration_plan (id, definition_id, from_versions, mapping, filter, state, created_at, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[plan.id, plan.definitionId, plan.fromVersions, JSON.stringify(plan.mapping), JSON.stringify(plan.filter)],
        ...[plan.state, plan.createdAt, JSON.stringify(plan.createdBy)],
      ],
    );
  }

  /** Throws `migration-plan-unknown`. */
  async read(source: Pick<Transaction, 'query'>, id: string, definitionId: string): Promise<MigrationPlan> {
    const [plan] = await source.query<MigrationPlan>(`${PLAN} WHERE p.id = $1 AND p.definition_id = $2`, [
      ...[id, definitionId],
    ]);
    if (plan) return plan;
    throw new DomainError(
      DEFINITION_ERRORS['migration-plan-unknown'],
      `There is no migration plan ${id} of this version.`,
    );
  }

  /** The same, for change: two people who order something at once come one after the other. */
  async lock(tx: Transaction, id: string, definitionId: string): Promise<MigrationPlan> {
    await tx.query(`SELECT 1 FROM migration_plan WHERE id = $1 FOR UPDATE`, [id]);
    return this.read(tx, id, definitionId);
  }

  /** Newest first. */
  async list(definitionId: string, { limit, cursor }: PageRequest): Promise<Page<MigrationPlan>> {
    const [before] = readCursor(cursor) ?? [null];
    const rows = await this.database.query<MigrationPlan>(
      `${PLAN} WHERE p.definition_id = $1 AND ($2::uuid IS NULL OR p.id < $2) ORDER BY p.id DESC LIMIT $3`,
      [definitionId, before, limit + 1],
    );
    return pageOf(rows, limit, ({ id }) => [id]);
  }

  async counts(source: Pick<Transaction, 'query'>, id: string): Promise<PlanCounts> {
    const [counts] = await source.query<PlanCounts>(COUNTS, [id]);
    if (counts) return counts;
    throw new Error('counting answers a row');
  }

  async cases(
    planId: string,
    { verdict, outcome }: { verdict?: string; outcome?: string },
    { limit, cursor }: PageRequest,
  ): Promise<Page<MigrationCase>> {
    const [after] = readCursor(cursor) ?? [null];
    const filter = [planId, verdict ?? null, outcome ?? null];
    const rows = await this.database.query<MigrationCase>(CASES, [...filter, after, limit + 1]);
    return pageOf(rows, limit, ({ instanceId }) => [instanceId]);
  }

  /** The instances that the plan is for now, none of them looked at yet. What was found and approved before is void. */
  async gather(tx: Transaction, id: string): Promise<void> {
    await tx.query(`DELETE FROM migration_case WHERE plan_id = $1`, [id]);
    await tx.query(GATHER, [id]);
    await tx.query(`UPDATE migration_plan SET approved_at = NULL, approved_by = NULL WHERE id = $1`, [id]);
  }

  /** Instances of the plan are to be worked on: those that can be taken over, or those that were. */
  async await(tx: Transaction, id: string, which: 'migratable' | 'migrated'): Promise<void> {
    const are = which === 'migrated' ? `outcome = 'migrated'` : `verdict <> 'refused' AND outcome IS NULL`;
    await tx.query(`UPDATE migration_case SET pending = (${are}) WHERE plan_id = $1 AND pending <> (${are})`, [id]);
  }

  async turn(tx: Transaction, id: string, state: PlanState, orderedBy: Person): Promise<void> {
    await tx.query(`UPDATE migration_plan SET state = $2, ordered_by = $3 WHERE id = $1`, [
      ...[id, state, JSON.stringify(orderedBy)],
    ]);
  }

  async approve(tx: Transaction, id: string, at: Date, by: Person): Promise<void> {
    await tx.query(`UPDATE migration_plan SET approved_at = $2, approved_by = $3 WHERE id = $1`, [
      ...[id, at, JSON.stringify(by)],
    ]);
  }
}
