import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../identity/index.js';
import type { Actor } from '../kernel/index.js';
import { FollowUpAttempts } from './follow-up-attempts.service.js';
import { RedrawSamples } from './redraw.service.js';

/** Follow-ups of a case. */
@ApiTags('follow-ups')
@Controller('api/v1/cases/:id')
export class FollowUpsController {
  constructor(
    private readonly draws: RedrawSamples,
    private readonly attempts: FollowUpAttempts,
  ) {}

  @Get('follow-ups')
  @ApiOperation({ summary: 'Every time the citizen was asked, oldest first' })
  async list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return { items: await this.attempts.ofCase(actor, id), nextCursor: null };
  }

  /** Draws again what was drawn. */
  @Get('follow-up-draws')
  async redraw(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return { items: await this.draws.ofCase(actor, id), nextCursor: null };
  }
}
