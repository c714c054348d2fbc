import { Module } from '@nestjs/common';
import { CategoriesModule } from '../categories/index.js';
import { IdentityModule } from '../identity/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { DemoAccountsController } from './demo-accounts.controller.js';
import { DemoCity } from './demo-city.js';

@Module({
  imports: [CategoriesModule, IdentityModule, OrganisationModule],
  controllers: [DemoAccountsController],
  providers: [DemoCity],
  exports: [DemoCity],
})
export class DemoModule {}
