import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CalendarModule } from '../calendar/index.js';
import { AdministratorEntriesController } from './administrator-entries.controller.js';
import { AdministratorEntries } from './administrator-entries.service.js';
import { CalendarController } from './calendar.controller.js';
import { ChangeCalendar } from './change-calendar.service.js';

@Module({
  imports: [AuditModule, CalendarModule],
  controllers: [AdministratorEntriesController, CalendarController],
  providers: [AdministratorEntries, ChangeCalendar],
  exports: [AdministratorEntries],
})
export class AdministrationModule {}
