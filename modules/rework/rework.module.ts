import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { SupervisionModule } from '../supervision/index.js';
import { TasksModule } from '../tasks/index.js';
import { ReworkTasks } from './rework-tasks.js';

@Module({ imports: [CasesModule, SupervisionModule, TasksModule], providers: [ReworkTasks] })
export class ReworkModule {}
