import { Module } from '@nestjs/common';
import { AdministratorEntriesController } from './administrator-entries.controller.js';
import { AdministratorEntries } from './administrator-entries.service.js';

@Module({
  controllers: [AdministratorEntriesController],
  providers: [AdministratorEntries],
  exports: [AdministratorEntries],
})
export class AdministrationModule {}
