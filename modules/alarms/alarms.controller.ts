import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { CurrentActor } from '../identity/index.js';
import { PageQuery, type Actor, type Page } from '../kernel/index.js';
import { AlarmList, type AlarmView } from './alarm-list.service.js';

class AlarmQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['open', 'acknowledged'], default: 'open' })
  @IsOptional()
  @IsIn(['open', 'acknowledged'])
  state?: 'open' | 'acknowledged';
}

/** Yellow and red cards that people must answer. */
@ApiTags('alarms')
@Controller('api/v1/alarms')
export class AlarmsController {
  constructor(private readonly alarms: AlarmList) {}

  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: AlarmQuery): Promise<Page<AlarmView>> {
    return this.alarms.list(actor, query.state === 'acknowledged', query);
  }

  @Post(':id/acknowledgement')
  @HttpCode(200)
  acknowledge(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AlarmView> {
    return this.alarms.acknowledge(actor, id);
  }
}
