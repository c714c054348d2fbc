import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { DueWorkRegistry } from '../kernel/index.js';
import { ProcessEngineModule } from '../process-engine/index.js';
import { TasksModule } from '../tasks/index.js';
import { CommitmentBook } from './commitment-book.js';
import { CommitmentWake } from './commitment-wake.js';
import { CommitmentsController } from './commitments.controller.js';
import { CommitmentTasks, Commitments } from './commitments.service.js';

@Module({
  imports: [CasesModule, ProcessEngineModule, TasksModule],
  controllers: [CommitmentsController],
  providers: [CommitmentBook, CommitmentTasks, CommitmentWake, Commitments],
})
export class CommitmentsModule {
  constructor(registry: DueWorkRegistry, wake: CommitmentWake) {
    registry.add(wake);
  }
}
