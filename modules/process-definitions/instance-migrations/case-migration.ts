import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import { InstanceMigration, type By, type MigrationOrder } from '../../process-engine/index.js';
import type { MigrationCase, PendingCase } from './migration-plan.js';

const CLAIM = `
  SELECT c.plan_id AS "planId", c.instance_id AS "instanceId", c.from_id AS "fromId", p.definition_id AS "toId", p.mapping,
    p.state, p.ordered_by AS "orderedBy", c.before, c.digest
  FROM migration_case c JOIN migration_plan p ON p.id = c.plan_id
  WHERE c.pending AND p.state IN ('checking', 'applying', 'undoing') ORDER BY c.plan_id, c.instance_id LIMIT 1 FOR UPDATE OF c SKIP LOCKED`;

const KEEP = `
  UPDATE migration_case SET pending = false, at = $3, verdict = COALESCE($4, verdict), revision = COALESCE($5, revision),
    notes = COALESCE($6, notes), reasons = COALESCE($7, reasons), outcome = $8, before = $9, digest = $10
  WHERE plan_id = $1 AND instance_id = $2`;

/** The state of a plan none of whose instances is to be worked on any more. */
const FINISH = `
  UPDATE migration_plan p SET state = CASE state
    WHEN 'checking' THEN 'checked' WHEN 'applying' THEN 'applied' WHEN 'undoing' THEN 'undone' ELSE state END
  WHERE p.id = ANY($1) AND NOT EXISTS (SELECT FROM migration_case c WHERE c.plan_id = p.id AND c.pending)`;

/** Plans that are under way. */
export const UNDER_WAY = `SELECT id FROM migration_plan WHERE state IN ('checking', 'applying', 'undoing') ORDER BY id`;

type Found = Partial<MigrationCase> & Partial<Pick<PendingCase, 'before' | 'digest'>>;

/** Works on one instance of a plan inside a transaction: tries it on a copy, takes it over, or puts it back. */
@Injectable()
export class CaseMigration {
  constructor(private readonly migration: InstanceMigration) {}

  /** Locks an instance that nobody works on; null when there is none. */
  async claim(tx: Transaction): Promise<PendingCase | null> {
    const [pending] = await tx.query<PendingCase>(CLAIM);
    return pending ?? null;
  }

  async work(tx: Transaction, pending: PendingCase, by: By): Promise<void> {
    if (pending.state === 'checking') await this.check(tx, pending, by);
    else if (pending.state === 'applying') await this.apply(tx, pending, by);
    else await this.undo(tx, pending, by);
  }

  /** Nothing of what went wrong is kept, but why. */
  async giveUp(tx: Transaction, pending: PendingCase, reason: string, at: Date): Promise<void> {
    const reasons = [{ elementId: '', cause: 'failed' as const, detail: reason }];
    const { state, before, digest } = pending;
    if (state === 'checking') await this.keep(tx, pending, { verdict: 'refused', notes: [], reasons }, at);
    else if (state === 'applying') await this.keep(tx, pending, { outcome: 'refused', reasons }, at);
    else await this.keep(tx, pending, { outcome: 'not-undone', reasons, before, digest }, at);
  }

  /** Plans that are through. Their rows are locked before their instances are looked at: somebody may just order something. */
  async finish(tx: Transaction): Promise<void> {
    const plans = await tx.query<{ id: string }>(`${UNDER_WAY} FOR UPDATE`);
    if (plans.length > 0) await tx.query(FINISH, [plans.map(({ id }) => id)]);
  }

  private async check(tx: Transaction, pending: PendingCase, by: By): Promise<void> {
    await this.keep(tx, pending, await this.migration.judge(tx, orderOf(pending), by), by.at);
  }

  /** It is tried once more: what has moved since the dry run is judged by where it is now. */
  private async apply(tx: Transaction, pending: PendingCase, by: By): Promise<void> {
    const { verdict, notes, reasons, revision, before, digest } = await this.migration.migrate(
      tx,
      orderOf(pending),
      by,
    );
    const outcome = verdict === 'refused' ? ('refused' as const) : ('migrated' as const);
    await this.keep(tx, pending, { verdict, notes, reasons, revision, outcome, before, digest }, by.at);
  }

  private async undo(tx: Transaction, pending: PendingCase, by: By): Promise<void> {
    const { before, digest } = pending;
    if (!before || digest === null) throw new Error('what it was before is not kept');
    const notUndone = await this.migration.undo(tx, { ...orderOf(pending), before, digest }, by);
    const outcome = notUndone ? ('not-undone' as const) : ('undone' as const);
    await this.keep(tx, pending, { outcome, reasons: notUndone ? [notUndone] : [], before, digest }, by.at);
  }

  private async keep(tx: Transaction, { planId, instanceId }: PendingCase, found: Found, at: Date): Promise<void> {
    const { verdict, revision, notes, reasons, outcome, before, digest } = found;
    await tx.query(KEEP, [
      ...[planId, instanceId, at, verdict ?? null, revision ?? null, json(notes), json(reasons)],
      ...[outcome ?? null, json(before), digest ?? null],
    ]);
  }
}

const orderOf = ({ instanceId, fromId, toId, mapping, planId }: PendingCase): MigrationOrder => ({
  ...{ instanceId, fromId, toId, mapping, planId },
});

const json = (value: unknown): string | null => (value === undefined || value === null ? null : JSON.stringify(value));
