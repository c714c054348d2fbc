import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../identity/index.js';
import type { Actor } from '../kernel/index.js';
import { RedrawSamples } from './redraw.service.js';

/** Follow-ups of a case. */
@ApiTags('follow-ups')
@Controller('api/v1/cases/:id/follow-up-draws')
export class FollowUpsController {
  constructor(private readonly draws: RedrawSamples) {}

  /** Draws again what was drawn. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return { items: await this.draws.ofCase(actor, id), nextCursor: null };
  }
}
