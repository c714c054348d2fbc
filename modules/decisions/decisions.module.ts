import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { IdentityModule } from '../identity/index.js';
import { ProcessEngineModule } from '../process-engine/index.js';
import { DecisionTasks } from './decision-tasks.js';
import { Decisions } from './decisions.service.js';
import { DecisionsController } from './http/decisions.controller.js';

@Module({
  imports: [AuditModule, IdentityModule, ProcessEngineModule],
  controllers: [DecisionsController],
  providers: [Decisions, DecisionTasks],
  exports: [Decisions],
})
export class DecisionsModule {}
