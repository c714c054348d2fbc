import { Module } from '@nestjs/common';
import { CategoriesModule } from '../categories/index.js';
import { DispatchRulesModule } from '../dispatch-rules/index.js';
import { IdentityModule } from '../identity/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { DemoAccountsController } from './demo-accounts.controller.js';
import { DemoCity } from './demo-city.js';
import { DemoDispatch } from './demo-dispatch.js';

@Module({
  imports: [CategoriesModule, DispatchRulesModule, IdentityModule, OrganisationModule],
  controllers: [DemoAccountsController],
  providers: [DemoCity, DemoDispatch],
  exports: [DemoCity],
})
export class DemoModule {}
