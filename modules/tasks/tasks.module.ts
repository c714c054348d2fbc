import { Module } from '@nestjs/common';
import { AdministrationModule } from '../administration/index.js';
import { AuditModule } from '../audit/index.js';
import { IdentityModule } from '../identity/index.js';
import { ModesModule } from '../modes/index.js';
import { NotificationsModule } from '../notifications/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { ProcessEngineModule } from '../process-engine/index.js';
import { SlaModule } from '../sla/index.js';
import { CasesOfTasks } from './case-knowledge.js';
import { CompleteTask } from './complete-task.service.js';
import { TaskCopiesController } from './copies/copies.controller.js';
import { CopyRecord } from './copies/copy-record.js';
import { SendCopies } from './copies/send-copies.service.js';
import { TaskCopies } from './copies/task-copies.service.js';
import { HandTask } from './hand-task.service.js';
import { Inbox } from './inbox.service.js';
import { MannedGroups } from './manned-groups.js';
import { Recipients } from './recipients.js';
import { ReturnTask } from './return-task.service.js';
import { AskSignatures } from './signatures/ask-signatures.service.js';
import { GiveSignature } from './signatures/give-signature.js';
import { RecallSignature } from './signatures/recall-signature.service.js';
import { SignatureBook } from './signatures/signature-book.js';
import { SignatureDesk } from './signatures/signature-desk.js';
import { SignatureNotices } from './signatures/signature-notices.js';
import { TaskBook } from './task-book.js';
import { TaskComments } from './task-comments.service.js';
import { TaskDesk } from './task-desk.js';
import { TaskDetails } from './task-details.js';
import { TaskMigration } from './task-migration.js';
import { TaskNotices } from './task-notices.js';
import { TaskPeople } from './task-people.js';
import { TaskStore } from './task-store.js';
import { TaskTypes } from './task-types.js';
import { TaskVerbsController } from './task-verbs.controller.js';
import { TasksController } from './tasks.controller.js';
import { UrgeTask } from './urgings/urge-task.service.js';
import { UrgingBook } from './urgings/urging-book.js';
import { WithdrawTask } from './withdrawal/withdraw-task.service.js';
import { WithdrawalBook } from './withdrawal/withdrawal-book.js';

const SIGNATURES = [AskSignatures, GiveSignature, RecallSignature, SignatureBook, SignatureDesk, SignatureNotices];
const VERBS = [CopyRecord, Recipients, SendCopies, TaskCopies, TaskNotices, UrgeTask, UrgingBook];
const WITHDRAWAL = [WithdrawalBook, WithdrawTask];

@Module({
  imports: [
    ...[AdministrationModule, AuditModule, IdentityModule, ModesModule, NotificationsModule, OrganisationModule],
    ...[ProcessEngineModule, SlaModule],
  ],
  controllers: [TasksController, TaskVerbsController, TaskCopiesController],
  providers: [
    ...[CompleteTask, HandTask, Inbox, MannedGroups, ReturnTask, TaskBook, TaskComments, TaskDesk],
    ...[
      CasesOfTasks,
      TaskDetails,
      TaskMigration,
      TaskPeople,
      TaskStore,
      TaskTypes,
      ...SIGNATURES,
      ...VERBS,
      ...WITHDRAWAL,
    ],
  ],
  exports: [CasesOfTasks, CompleteTask, Inbox, TaskDesk, TaskTypes],
})
export class TasksModule {}
