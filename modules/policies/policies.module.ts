import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { PoliciesController } from './http/policies.controller.js';
import { Policies } from './policies.service.js';

@Module({
  imports: [AuditModule],
  controllers: [PoliciesController],
  providers: [Policies],
  exports: [Policies],
})
export class PoliciesModule {}
