import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CalendarModule } from '../calendar/index.js';
import { ProcessEngineModule } from '../process-engine/index.js';
import { ClockBook } from './clock-book.js';
import { ClockUndo } from './clock-undo.js';
import { HolderLedger } from './holder-ledger.js';
import { HolderMigration } from './holder-migration.js';
import { SlaClocks } from './sla-clocks.js';
import { SlaPolicies } from './sla-policies.js';
import { TaskClocks } from './task-clocks.js';
import { SlaPolicyLoader } from './sla-policy-loader.js';

/** Limits, the clocks that run on them, and time by holder; needs `Database` from the application. */
@Module({
  imports: [AuditModule, CalendarModule, ProcessEngineModule],
  providers: [ClockBook, ClockUndo, TaskClocks, SlaPolicies, SlaPolicyLoader, SlaClocks, HolderLedger, HolderMigration],
  exports: [SlaPolicies, SlaPolicyLoader, SlaClocks, HolderLedger],
})
export class SlaModule {}
