import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { ProcessEngineModule } from '../process-engine/index.js';
import { SupervisionModule } from '../supervision/index.js';
import { TasksModule } from '../tasks/index.js';
import { ExclusionTasks } from './exclusion-tasks.js';
import { ReworkRounds } from './rework-rounds.js';
import { ReworkTasks } from './rework-tasks.js';

@Module({
  imports: [CasesModule, OrganisationModule, ProcessEngineModule, SupervisionModule, TasksModule],
  providers: [ExclusionTasks, ReworkRounds, ReworkTasks],
})
export class ReworkModule {}
