import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../../identity/index.js';
import type { Actor, Page } from '../../kernel/index.js';
import { DutyRoster, type DutyShift } from '../duty-roster.service.js';
import { Organisation } from '../organisation.service.js';
import { DutyQuery, DutyShiftBody, DutyShiftList, DutyShiftView } from './duty.dto.js';

/** Who is on duty for a unit. */
@ApiTags('units')
@Controller('api/v1/units/:code/duty-shifts')
export class DutyController {
  constructor(
    private readonly organisation: Organisation,
    private readonly roster: DutyRoster,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List the shifts that touch a time' })
  @ApiOkResponse({ type: DutyShiftList })
  async list(@Param('code') code: string, @Query() { from, to }: DutyQuery): Promise<Page<DutyShift>> {
    const unit = this.organisation.get(code);
    return { items: await this.roster.shifts(unit.code, from, to), nextCursor: null };
  }

  @Post()
  @ApiOperation({ summary: 'Plan a shift; for heads and leaders of the unit or one above' })
  @ApiCreatedResponse({ type: DutyShiftView })
  plan(
    @CurrentActor() actor: Actor,
    @Param('code') unitCode: string,
    @Body() { accountId, startsAt, endsAt }: DutyShiftBody,
  ): Promise<DutyShift> {
    return this.roster.plan(actor, { unitCode, accountId, startsAt, endsAt });
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a shift off the roster' })
  @ApiNoContentResponse()
  cancel(@CurrentActor() actor: Actor, @Param('code') unitCode: string, @Param('id') id: string): Promise<void> {
    return this.roster.cancel(actor, { unitCode, id });
  }
}
