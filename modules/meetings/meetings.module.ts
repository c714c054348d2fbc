import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { CasesModule } from '../cases/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { PoliciesModule } from '../policies/index.js';
import { ProcessEngineModule } from '../process-engine/index.js';
import { SupervisionModule } from '../supervision/index.js';
import { TasksModule } from '../tasks/index.js';
import { MeetingBook } from './meeting-book.js';
import { MeetingServices } from './meeting-services.js';
import { MeetingTasks } from './meeting-tasks.js';
import { MeetingsController } from './meetings.controller.js';
import { ReceptionIntake } from './reception-intake.js';

@Module({
  imports: [
    ...[CalendarModule, CasesModule, OrganisationModule, PoliciesModule],
    ...[ProcessEngineModule, SupervisionModule, TasksModule],
  ],
  controllers: [MeetingsController],
  providers: [MeetingBook, MeetingServices, MeetingTasks, ReceptionIntake],
})
export class MeetingsModule {}
