import { Module } from '@nestjs/common';
import { CalendarService } from './calendar.service.js';

/** Working time, holidays and make-up days. */
@Module({ providers: [CalendarService], exports: [CalendarService] })
export class CalendarModule {}
