import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../../identity/index.js';
import { Clock, type Actor } from '../../kernel/index.js';
import { DUTY_POSTS, DutyCalls, type DutyCall } from '../duty-call.service.js';
import { DutyHandovers, type DutyHandover } from '../duty-handovers.service.js';
import { Organisation } from '../organisation.service.js';
import { UnitPeople } from '../unit-people.service.js';
import { DutyHandoverBody } from './duty.dto.js';

/** Who answers for a unit now, and how shifts hand over. */
@ApiTags('units')
@Controller('api/v1/units/:code')
export class DutyHandoversController {
  constructor(
    private readonly organisation: Organisation,
    private readonly calls: DutyCalls,
    private readonly handovers: DutyHandovers,
    private readonly unitPeople: UnitPeople,
    private readonly clock: Clock,
  ) {}

  @Get('duty')
  @ApiOperation({ summary: 'Who is called now: duty officer, head, duty leader of the centre' })
  async duty(@Param('code') code: string): Promise<{ items: DutyCall[]; nextCursor: null }> {
    const unit = this.organisation.get(code);
    const at = this.clock.now();
    const items = await Promise.all(DUTY_POSTS.map((post) => this.calls.who(unit.code, post, at)));
    return { items, nextCursor: null };
  }

  @Get('people')
  @ApiOperation({ summary: 'Who belongs to the unit; for those whose data scope it is in' })
  async people(@CurrentActor() actor: Actor, @Param('code') code: string) {
    return { items: await this.unitPeople.list(actor, code), nextCursor: null };
  }

  @Get('duty-handovers')
  async list(@CurrentActor() actor: Actor, @Param('code') code: string) {
    return { items: await this.handovers.list(actor, code), nextCursor: null };
  }

  @Post('duty-handovers')
  hand(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() { note }: DutyHandoverBody,
  ): Promise<DutyHandover> {
    return this.handovers.hand(actor, code, note);
  }

  @Post('duty-handovers/:id/acceptance')
  @HttpCode(200)
  take(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<DutyHandover> {
    return this.handovers.take(actor, code, id);
  }
}
