import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CalendarModule } from '../calendar/index.js';
import { ProcessEngineModule } from '../process-engine/index.js';
import { ModesModule } from '../modes/index.js';
import { ClockBook } from './clock-book.js';
import { ClockUndo } from './clock-undo.js';
import { HolderLedger } from './holder-ledger.js';
import { ModeLimits } from './mode-limits.js';
import { SlaPoliciesController } from './http/sla-policies.controller.js';
import { HolderMigration } from './holder-migration.js';
import { SlaClocks } from './sla-clocks.js';
import { SlaPolicies } from './sla-policies.js';
import { TaskClocks } from './task-clocks.js';
import { SlaPolicyLoader } from './sla-policy-loader.js';

/** Limits, the clocks that run on them, and time by holder; needs `Database` from the application. */
@Module({
  imports: [AuditModule, CalendarModule, ModesModule, ProcessEngineModule],
  controllers: [SlaPoliciesController],
  providers: [
    ...[ClockBook, ClockUndo, HolderLedger, HolderMigration, ModeLimits],
    ...[SlaClocks, SlaPolicies, SlaPolicyLoader, TaskClocks],
  ],
  exports: [SlaPolicies, SlaPolicyLoader, SlaClocks, HolderLedger],
})
export class SlaModule {}
