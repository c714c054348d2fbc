import { Module } from '@nestjs/common';
import { CategoriesModule } from '../categories/index.js';
import { IdentityModule } from '../identity/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { DemoCity } from './demo-city.js';

@Module({ imports: [CategoriesModule, IdentityModule, OrganisationModule], providers: [DemoCity], exports: [DemoCity] })
export class DemoModule {}
