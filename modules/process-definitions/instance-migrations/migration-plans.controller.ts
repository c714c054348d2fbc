import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Database, type Transaction } from '../../database/index.js';
import { CurrentActor, Roles } from '../../identity/index.js';
import { PageQuery, type Actor } from '../../kernel/index.js';
import type { PlanView } from './migration-plan.js';
import { CasesQuery, PlanBody } from './migration-plans.dto.js';
import { MigrationPlans, type PlanDraft } from './migration-plans.service.js';
import { MigrationWork } from './migration-work.js';
import { OrderMigration, type PlanAddress } from './order-migration.service.js';
import { PlanStore } from './plan-store.js';

@ApiTags('migration plans')
@Controller('api/v1/process-definitions/:id/migration-plans')
@Roles('process-administrator', 'process-approver', 'auditor')
export class MigrationPlansController {
  constructor(
    private readonly database: Database,
    private readonly plans: MigrationPlans,
    private readonly orders: OrderMigration,
    private readonly store: PlanStore,
    private readonly work: MigrationWork,
  ) {}

  /** Draws up a plan to take running instances over into this version, and tells which elements are found again. */
  @Post()
  @Roles('process-administrator')
  create(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PlanBody,
  ): Promise<PlanView> {
    return this.database.transaction((tx) => this.plans.create(tx, id, draftOf(body), actor));
  }

  @Get()
  list(@Param('id', ParseUUIDPipe) id: string, @Query() page: PageQuery) {
    return this.store.list(id, page);
  }

  @Get(':planId')
  get(@Param('id', ParseUUIDPipe) definitionId: string, @Param('planId', ParseUUIDPipe) planId: string) {
    return this.view({ definitionId, planId });
  }

  /** The instances of the plan: verdict of the dry run, and what became of each. */
  @Get(':planId/cases')
  async cases(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('planId', ParseUUIDPipe) planId: string,
    @Query() query: CasesQuery,
  ) {
    await this.store.read(this.database, planId, id);
    return this.store.cases(planId, query, query);
  }

  /** Tries every instance on a copy. The first of them are done when this answers, workers do the others. */
  @Post(':planId/dry-run')
  @HttpCode(200)
  @Roles('process-administrator')
  dryRun(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) definitionId: string,
    @Param('planId', ParseUUIDPipe) planId: string,
  ): Promise<PlanView> {
    const at = { definitionId, planId };
    return this.order(at, (tx) => this.orders.dryRun(tx, at, actor));
  }

  /** A second person lets the plan be applied. */
  @Post(':planId/approval')
  @HttpCode(200)
  @Roles('process-approver')
  async approve(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) definitionId: string,
    @Param('planId', ParseUUIDPipe) planId: string,
  ): Promise<PlanView> {
    const at = { definitionId, planId };
    await this.database.transaction((tx) => this.orders.approve(tx, at, actor));
    return this.view(at);
  }

  /** Takes the instances over. The first of them are done when this answers, workers do the others. */
  @Post(':planId/application')
  @HttpCode(200)
  @Roles('process-administrator')
  apply(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) definitionId: string,
    @Param('planId', ParseUUIDPipe) planId: string,
  ): Promise<PlanView> {
    const at = { definitionId, planId };
    return this.order(at, (tx) => this.orders.apply(tx, at, actor));
  }

  /** Puts back the instances that have not moved since. */
  @Post(':planId/undo')
  @HttpCode(200)
  @Roles('process-administrator')
  undo(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) definitionId: string,
    @Param('planId', ParseUUIDPipe) planId: string,
  ): Promise<PlanView> {
    const at = { definitionId, planId };
    return this.order(at, (tx) => this.orders.undo(tx, at, actor));
  }

  private async order(at: PlanAddress, order: (tx: Transaction) => Promise<void>): Promise<PlanView> {
    await this.database.transaction(order);
    await this.work.runSome();
    return this.view(at);
  }

  private view({ definitionId, planId }: PlanAddress): Promise<PlanView> {
    return this.database.transaction((tx) => this.plans.view(tx, definitionId, planId));
  }
}

function draftOf({ fromVersions, mapping, filter }: PlanBody): PlanDraft {
  const { ids, startedBefore } = filter ?? {};
  return {
    fromVersions: fromVersions ?? undefined,
    mapping: mapping ?? {},
    filter: { ...(ids && { ids }), ...(startedBefore && { startedBefore: startedBefore.toISOString() }) },
  };
}
