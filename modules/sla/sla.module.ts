import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { HolderLedger } from './holder-ledger.js';
import { SlaClocks } from './sla-clocks.js';
import { SlaPolicies } from './sla-policies.js';
import { SlaPolicyLoader } from './sla-policy-loader.js';

/** Limits, the clocks that run on them, and time by holder; needs `Database` from the application. */
@Module({
  imports: [CalendarModule],
  providers: [SlaPolicies, SlaPolicyLoader, SlaClocks, HolderLedger],
  exports: [SlaPolicies, SlaPolicyLoader, SlaClocks, HolderLedger],
})
export class SlaModule {}
