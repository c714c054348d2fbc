import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/index.js';
import type { Transaction } from '../../database/index.js';
import { Clock, DomainError, DueWorkRegistry, type Actor } from '../../kernel/index.js';
import { DEFINITION_ERRORS } from '../process-definitions.errors.js';
import type { MigrationPlan, PlanState } from './migration-plan.js';
import { personOf } from './person.js';
import { PlanStore } from './plan-store.js';

/** A plan of a version. */
export interface PlanAddress {
  definitionId: string;
  planId: string;
}

/** In which states of a plan something can be ordered. */
const ALLOWED: Record<'check' | 'approve' | 'apply' | 'undo', PlanState[]> = {
  check: ['drafted', 'checking', 'checked'],
  approve: ['checked'],
  apply: ['checked', 'applying'],
  undo: ['applying', 'applied', 'undoing'],
};

/** Orders what workers then do to the instances of a plan, one after the other. To order again what is under way changes nothing. */
@Injectable()
export class OrderMigration {
  constructor(
    private readonly store: PlanStore,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    private readonly dueWork: DueWorkRegistry,
  ) {}

  /** Every instance the plan is for is tried on a copy. An approval is void then. Throws `migration-plan-state`. */
  async dryRun(tx: Transaction, at: PlanAddress, actor: Actor): Promise<void> {
    const plan = await this.planFor(tx, at, 'check');
    await this.store.gather(tx, plan.id);
    await this.order(tx, plan, { state: 'checking', type: 'migration-plan.dry-run-ordered' }, actor);
  }

  /** A second person has looked at the verdicts. Throws `migration-four-eyes` and `migration-plan-state`. */
  async approve(tx: Transaction, at: PlanAddress, actor: Actor): Promise<void> {
    const plan = await this.planFor(tx, at, 'approve');
    if (plan.createdBy.id === actor.id)
      throw new DomainError(DEFINITION_ERRORS['migration-four-eyes'], 'You drew up this plan yourself.');
    await this.store.approve(tx, plan.id, this.clock.now(), personOf(actor));
    this.record(tx, plan, 'migration-plan.approved', actor);
  }

  /** Takes over every instance that was not refused. Throws `migration-not-approved` and `migration-plan-state`. */
  async apply(tx: Transaction, at: PlanAddress, actor: Actor): Promise<void> {
    const plan = await this.planFor(tx, at, 'apply');
    if (!plan.approvedAt)
      throw new DomainError(DEFINITION_ERRORS['migration-not-approved'], 'Nobody has approved this plan yet.');
    if (plan.state === 'applying') return;
    await this.store.await(tx, plan.id, 'migratable');
    await this.order(tx, plan, { state: 'applying', type: 'migration-plan.application-ordered' }, actor);
  }

  /** Puts back every instance that has not moved since; what is still to be applied is not. Throws `migration-plan-state`. */
  async undo(tx: Transaction, at: PlanAddress, actor: Actor): Promise<void> {
    const plan = await this.planFor(tx, at, 'undo');
    if (plan.state === 'undoing') return;
    await this.store.await(tx, plan.id, 'migrated');
    await this.order(tx, plan, { state: 'undoing', type: 'migration-plan.undo-ordered' }, actor);
  }

  private async planFor(
    tx: Transaction,
    { definitionId, planId }: PlanAddress,
    what: keyof typeof ALLOWED,
  ): Promise<MigrationPlan> {
    const plan = await this.store.lock(tx, planId, definitionId);
    if (ALLOWED[what].includes(plan.state)) return plan;
    const current = { id: plan.id, state: plan.state };
    throw new DomainError(DEFINITION_ERRORS['migration-plan-state'], `The plan is ${plan.state}.`, { current });
  }

  private async order(
    tx: Transaction,
    plan: MigrationPlan,
    { state, type }: { state: PlanState; type: string },
    actor: Actor,
  ): Promise<void> {
    await this.store.turn(tx, plan.id, state, personOf(actor));
    this.record(tx, plan, type, actor);
    tx.afterCommit(() => this.dueWork.wake());
  }

  private record(tx: Transaction, { id, definitionId }: MigrationPlan, type: string, actor: Actor): void {
    this.trail.record(tx, definitionId, actor, { type, at: this.clock.now(), data: { planId: id } });
  }
}
