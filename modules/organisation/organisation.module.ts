import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { IdentityModule } from '../identity/index.js';
import { DataScope } from './data-scope.js';
import { DutyRoster } from './duty-roster.service.js';
import { DutyCalls } from './duty-call.service.js';
import { DutyHandovers } from './duty-handovers.service.js';
import { CsvBodies } from './http/csv-bodies.js';
import { DutyHandoversController } from './http/duty-handovers.controller.js';
import { DutyController } from './http/duty.controller.js';
import { UnitsController } from './http/units.controller.js';
import { ImportUnits } from './import-units.service.js';
import { UnitPeople } from './unit-people.service.js';
import { Organisation } from './organisation.service.js';

/** The tree of units, who sees what of it, and who is on duty. */
@Module({
  imports: [AuditModule, IdentityModule],
  controllers: [UnitsController, DutyController, DutyHandoversController],
  providers: [Organisation, ImportUnits, DataScope, DutyCalls, DutyHandovers, DutyRoster, CsvBodies, UnitPeople],
  exports: [Organisation, ImportUnits, DataScope, DutyCalls, DutyRoster],
})
export class OrganisationModule {}
