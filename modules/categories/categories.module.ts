import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { Categories } from './categories.service.js';
import { CategoriesController } from './http/categories.controller.js';
import { ImportCategories } from './import-categories.service.js';

/** What cases may be about, version by version. */
@Module({
  imports: [AuditModule, OrganisationModule],
  controllers: [CategoriesController],
  providers: [Categories, ImportCategories],
  exports: [Categories, ImportCategories],
})
export class CategoriesModule {}
