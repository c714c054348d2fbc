import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
  NotContains,
  ValidateNested,
} from 'class-validator';
import type { CalendarDay, WorkingWindow } from '../calendar/index.js';
import { CurrentActor, Roles } from '../identity/index.js';
import type { Actor } from '../kernel/index.js';
import { ChangeCalendar, type CalendarYear } from './change-calendar.service.js';

const EARLIEST = 2000;
const LATEST = 2100;

class DayBody {
  @ApiProperty({ enum: ['holiday', 'workday'] })
  @IsIn(['holiday', 'workday'])
  kind!: CalendarDay['kind'];

  @ApiProperty({ example: '国庆节调休' })
  @IsString()
  @Length(1, 100)
  @NotContains('\0')
  name!: string;

  @ApiPropertyOptional({ description: 'The document it rests on' })
  @IsOptional()
  @IsString()
  @Length(1, 500)
  @NotContains('\0')
  note?: string;
}

class WindowBody implements WorkingWindow {
  @ApiProperty({ example: '09:00' })
  @Matches(/^\d{2}:\d{2}$/)
  from!: string;

  @ApiProperty({ example: '17:00' })
  @Matches(/^\d{2}:\d{2}$/)
  to!: string;
}

class HoursBody {
  @ApiProperty({ type: WindowBody, isArray: true })
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => WindowBody)
  windows!: WindowBody[];
}

/** Working time of the city; everybody who is signed in may read it. */
@ApiTags('calendar')
@Controller('api/v1/calendar')
export class CalendarController {
  constructor(private readonly calendar: ChangeCalendar) {}

  @Get()
  @ApiOperation({
    summary: 'Working hours, the exceptions of a year, and which of its days are worked against the week',
  })
  read(@Query('year', ParseIntPipe) year: number): Promise<CalendarYear> {
    return this.calendar.year(Math.min(Math.max(year, EARLIEST), LATEST));
  }

  @Put('days/:date')
  @Roles('system-administrator')
  @ApiOperation({ summary: 'Make a date a holiday or a working day, whatever the national calendar says' })
  setDay(@CurrentActor() actor: Actor, @Param('date') date: string, @Body() body: DayBody): Promise<CalendarDay> {
    const { kind, name, note = null } = body;
    return this.calendar.setDay(actor, { date, kind, name, note });
  }

  @Delete('days/:date')
  @HttpCode(204)
  @Roles('system-administrator')
  @ApiOperation({ summary: 'Give a date back to the national calendar' })
  removeDay(@CurrentActor() actor: Actor, @Param('date') date: string): Promise<void> {
    return this.calendar.removeDay(actor, date);
  }

  @Put('hours')
  @Roles('system-administrator')
  @ApiOperation({ summary: 'Set the hours of a working day; running clocks keep their deadlines' })
  setHours(@CurrentActor() actor: Actor, @Body() { windows }: HoursBody): Promise<{ windows: WorkingWindow[] }> {
    return this.calendar.setHours(actor, windows);
  }
}
