import { Module } from '@nestjs/common';
import { AlarmsModule } from '../alarms/index.js';
import { CasesModule } from '../cases/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { PoliciesModule } from '../policies/index.js';
import { ProcessEngineModule } from '../process-engine/index.js';
import { SlaModule } from '../sla/index.js';
import { TasksModule } from '../tasks/index.js';
import { CountBoard } from './desk/count-board.service.js';
import { PressedCases } from './desk/pressed-cases.service.js';
import { SupervisionDeskController } from './desk/supervision-desk.controller.js';
import { SupervisionList } from './desk/supervision-list.service.js';
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
  controllers: [SupervisionController, SupervisionDeskController],
  providers: [
    ...[CountBoard, OrderSupervision, PressedCases, SuperviseAlarms, SupervisionList],
    ...[SupervisionServices, SupervisionTasks, Supervisions],
  ],
  exports: [Supervisions],
})
export class SupervisionModule {}
