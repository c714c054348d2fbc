import { Module } from '@nestjs/common';
import { AdministrationModule } from '../administration/index.js';
import { AuditModule } from '../audit/index.js';
import { NotificationsModule } from '../notifications/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { PoliciesModule } from '../policies/index.js';
import { AlarmCalls } from './alarm-calls.js';
import { AlarmClimb } from './alarm-climb.js';
import { AlarmList } from './alarm-list.service.js';
import { AlarmsController } from './alarms.controller.js';
import { Alarms } from './alarms.service.js';

@Module({
  imports: [AdministrationModule, AuditModule, NotificationsModule, OrganisationModule, PoliciesModule],
  controllers: [AlarmsController],
  providers: [AlarmCalls, AlarmClimb, AlarmList, Alarms],
  exports: [AlarmCalls, Alarms],
})
export class AlarmsModule {}
