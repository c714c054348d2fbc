import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { PoliciesModule } from '../policies/index.js';
import { ProcessEngineModule } from '../process-engine/index.js';
import { SlaModule } from '../sla/index.js';
import { TasksModule } from '../tasks/index.js';
import { ConsultationBook } from './consultation-book.js';
import { ConsultationList } from './consultation-list.service.js';
import { ConsultationServices } from './consultation-services.js';
import { ConsultationTasks } from './consultation-tasks.js';
import { ConsultationsController } from './consultations.controller.js';
import { StartConsultation } from './start-consultation.service.js';
import { WhistleTasks } from './whistle-tasks.js';
import { UnitCheck } from './unit-check.js';

@Module({
  imports: [CasesModule, OrganisationModule, PoliciesModule, ProcessEngineModule, SlaModule, TasksModule],
  controllers: [ConsultationsController],
  providers: [
    ...[ConsultationBook, ConsultationList, ConsultationServices, ConsultationTasks],
    ...[StartConsultation, UnitCheck, WhistleTasks],
  ],
})
export class ConsultationsModule {}
