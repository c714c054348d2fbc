import { Module } from '@nestjs/common';
import { AlarmsModule } from '../alarms/index.js';
import { CasesModule } from '../cases/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { PoliciesModule } from '../policies/index.js';
import { ProcessEngineModule } from '../process-engine/index.js';
import { SlaModule } from '../sla/index.js';
import { TasksModule } from '../tasks/index.js';
import { OrderSupervision } from './order-supervision.service.js';
import { SuperviseAlarms, SupervisionServices } from './supervision-services.js';
import { SupervisionTasks } from './supervision-tasks.js';
import { SupervisionController } from './supervision.controller.js';
import { Supervisions } from './supervisions.service.js';

@Module({
  imports: [
    ...[AlarmsModule, CasesModule, OrganisationModule, PoliciesModule],
    ...[ProcessEngineModule, SlaModule, TasksModule],
  ],
  controllers: [SupervisionController],
  providers: [OrderSupervision, SuperviseAlarms, SupervisionServices, SupervisionTasks, Supervisions],
  exports: [Supervisions],
})
export class SupervisionModule {}
