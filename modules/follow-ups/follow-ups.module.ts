import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { ProcessEngineModule } from '../process-engine/index.js';
import { TasksModule } from '../tasks/index.js';
import { FollowUpTasks } from './follow-up-tasks.js';

@Module({ imports: [CasesModule, ProcessEngineModule, TasksModule], providers: [FollowUpTasks] })
export class FollowUpsModule {}
