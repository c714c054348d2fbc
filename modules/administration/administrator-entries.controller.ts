import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { Roles } from '../identity/index.js';
import { Clock, PageQuery, type Page } from '../kernel/index.js';
import { AdministratorEntries, type AdministratorEntry } from './administrator-entries.service.js';

class EntryQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['open', 'settled'], default: 'open' })
  @IsOptional()
  @IsIn(['open', 'settled'])
  state?: 'open' | 'settled';
}

/** What administrators should mend in the city's data. */
@ApiTags('administration')
@Controller('api/v1/administrator-entries')
@Roles('system-administrator')
export class AdministratorEntriesController {
  constructor(
    private readonly entries: AdministratorEntries,
    private readonly clock: Clock,
  ) {}

  @Get()
  list(@Query() query: EntryQuery): Promise<Page<AdministratorEntry>> {
    return this.entries.list(query.state === 'settled', query);
  }

  @Post(':id/settlement')
  @HttpCode(200)
  settle(@Param('id', ParseUUIDPipe) id: string): Promise<AdministratorEntry> {
    return this.entries.settle(id, this.clock.now());
  }
}
