import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { ProcessEngineModule } from '../process-engine/index.js';
import { ProcessDefinitions } from './process-definitions.service.js';

@Module({ imports: [AuditModule, ProcessEngineModule], providers: [ProcessDefinitions], exports: [ProcessDefinitions] })
export class ProcessDefinitionsModule {}
