import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/index.js';
import { ProcessEngineModule } from '../process-engine/index.js';
import { CountFigures } from './count-figures.service.js';
import { ReportScopes } from './report-scope.js';
import { ReportsController } from './reports.controller.js';

/** Figures read from what the other modules keep; nothing is kept here. */
@Module({
  imports: [OrganisationModule, ProcessEngineModule],
  controllers: [ReportsController],
  providers: [CountFigures, ReportScopes],
})
export class ReportsModule {}
