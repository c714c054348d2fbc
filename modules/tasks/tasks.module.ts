import { Module } from '@nestjs/common';
import { AdministrationModule } from '../administration/index.js';
import { AuditModule } from '../audit/index.js';
import { IdentityModule } from '../identity/index.js';
import { ModesModule } from '../modes/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { ProcessEngineModule } from '../process-engine/index.js';
import { SlaModule } from '../sla/index.js';
import { CompleteTask } from './complete-task.service.js';
import { HandTask } from './hand-task.service.js';
import { Inbox } from './inbox.service.js';
import { MannedGroups } from './manned-groups.js';
import { ReturnTask } from './return-task.service.js';
import { TaskBook } from './task-book.js';
import { TaskComments } from './task-comments.service.js';
import { TaskDesk } from './task-desk.js';
import { TaskMigration } from './task-migration.js';
import { TaskStore } from './task-store.js';
import { TaskTypes } from './task-types.js';
import { TasksController } from './tasks.controller.js';

@Module({
  imports: [
    AdministrationModule,
    AuditModule,
    IdentityModule,
    ModesModule,
    OrganisationModule,
    ProcessEngineModule,
    SlaModule,
  ],
  controllers: [TasksController],
  providers: [
    ...[CompleteTask, HandTask, Inbox, MannedGroups, ReturnTask, TaskBook, TaskComments, TaskDesk],
    ...[TaskMigration, TaskStore, TaskTypes],
  ],
  exports: [CompleteTask, Inbox, TaskDesk, TaskTypes],
})
export class TasksModule {}
