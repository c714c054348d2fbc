import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { IdentityModule } from '../identity/index.js';
import { DataScope } from './data-scope.js';
import { DutyRoster } from './duty-roster.service.js';
import { CsvBodies } from './http/csv-bodies.js';
import { DutyController } from './http/duty.controller.js';
import { UnitsController } from './http/units.controller.js';
import { ImportUnits } from './import-units.service.js';
import { Organisation } from './organisation.service.js';

/** The tree of units, who sees what of it, and who is on duty. */
@Module({
  imports: [AuditModule, IdentityModule],
  controllers: [UnitsController, DutyController],
  providers: [Organisation, ImportUnits, DataScope, DutyRoster, CsvBodies],
  exports: [Organisation, ImportUnits, DataScope, DutyRoster],
})
export class OrganisationModule {}
