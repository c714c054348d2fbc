import { Module } from '@nestjs/common';
import { CategoriesModule } from '../categories/index.js';
import { DispatchRulesModule } from '../dispatch-rules/index.js';
import { IdentityModule } from '../identity/index.js';
import { KnowledgeModule } from '../knowledge/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { DemoAccountsController } from './demo-accounts.controller.js';
import { DemoCity } from './demo-city.js';
import { DemoDispatch } from './demo-dispatch.js';
import { DemoTables } from './demo-tables.js';

@Module({
  imports: [CategoriesModule, DispatchRulesModule, IdentityModule, KnowledgeModule, OrganisationModule],
  controllers: [DemoAccountsController],
  providers: [DemoCity, DemoDispatch, DemoTables],
  exports: [DemoCity],
})
export class DemoModule {}
