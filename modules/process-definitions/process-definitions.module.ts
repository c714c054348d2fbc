import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { IdentityModule } from '../identity/index.js';
import { ProcessEngineModule } from '../process-engine/index.js';
import { CaseMigration } from './instance-migrations/case-migration.js';
import { MigrationPlansController } from './instance-migrations/migration-plans.controller.js';
import { MigrationPlans } from './instance-migrations/migration-plans.service.js';
import { MigrationWork } from './instance-migrations/migration-work.js';
import { OrderMigration } from './instance-migrations/order-migration.service.js';
import { PlanStore } from './instance-migrations/plan-store.js';
import { ProcessDefinitionsController } from './process-definitions.controller.js';
import { ProcessDefinitions } from './process-definitions.service.js';
import { PublishedDefinitions } from './published-definitions.js';

/** Taking running instances over into another version. */
const MIGRATIONS = [CaseMigration, MigrationPlans, MigrationWork, OrderMigration, PlanStore];

@Module({
  imports: [AuditModule, IdentityModule, ProcessEngineModule],
  controllers: [ProcessDefinitionsController, MigrationPlansController],
  providers: [ProcessDefinitions, PublishedDefinitions, ...MIGRATIONS],
  exports: [ProcessDefinitions, PublishedDefinitions],
})
export class ProcessDefinitionsModule {}
