import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { IdentityModule } from '../identity/index.js';
import { ProcessEngineModule } from '../process-engine/index.js';
import { ProcessDefinitionsController } from './process-definitions.controller.js';
import { ProcessDefinitions } from './process-definitions.service.js';
import { PublishedDefinitions } from './published-definitions.js';

@Module({
  imports: [AuditModule, IdentityModule, ProcessEngineModule],
  controllers: [ProcessDefinitionsController],
  providers: [ProcessDefinitions, PublishedDefinitions],
  exports: [ProcessDefinitions, PublishedDefinitions],
})
export class ProcessDefinitionsModule {}
