import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { PoliciesModule } from '../policies/index.js';
import { ProcessEngineModule } from '../process-engine/index.js';
import { TasksModule } from '../tasks/index.js';
import { FollowUpAttempts } from './follow-up-attempts.service.js';
import { FollowUpSampling } from './follow-up-sampling.js';
import { FollowUpsController } from './follow-ups.controller.js';
import { RedrawSamples } from './redraw.service.js';
import { FollowUpTasks } from './follow-up-tasks.js';

@Module({
  imports: [CasesModule, PoliciesModule, ProcessEngineModule, TasksModule],
  controllers: [FollowUpsController],
  providers: [FollowUpAttempts, FollowUpSampling, FollowUpTasks, RedrawSamples],
})
export class FollowUpsModule {}
