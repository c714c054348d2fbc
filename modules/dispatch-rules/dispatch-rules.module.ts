import { Module } from '@nestjs/common';
import { AdministrationModule } from '../administration/index.js';
import { AuditModule } from '../audit/index.js';
import { CategoriesModule } from '../categories/index.js';
import { ModesModule } from '../modes/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { ProcessEngineModule } from '../process-engine/index.js';
import { SlaModule } from '../sla/index.js';
import { DispatchProposals } from './dispatch-proposals.service.js';
import { DispatchTables } from './dispatch-tables.service.js';
import { DispatchVocabulary } from './dispatch-vocabulary.js';
import { DispatchTablesController } from './http/dispatch-tables.controller.js';
import { ModeRules } from './mode-rules.js';
import { PublishTable } from './publish-table.service.js';
import { RuleCheck } from './rule-check.js';
import { RuleReader } from './rule-reader.js';
import { TableCheck } from './table-check.js';
import { TestTable } from './test-table.service.js';

/** Where cases go by rule: a decision table that is data, version by version. */
@Module({
  imports: [
    ...[AdministrationModule, AuditModule, CategoriesModule, ModesModule],
    ...[OrganisationModule, ProcessEngineModule, SlaModule],
  ],
  controllers: [DispatchTablesController],
  providers: [
    ...[DispatchProposals, DispatchTables, DispatchVocabulary, ModeRules, PublishTable],
    ...[RuleCheck, RuleReader, TableCheck, TestTable],
  ],
  exports: [DispatchProposals, DispatchTables, DispatchVocabulary, PublishTable],
})
export class DispatchRulesModule {}
