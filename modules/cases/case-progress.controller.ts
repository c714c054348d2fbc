import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../identity/index.js';
import type { Actor } from '../kernel/index.js';
import { CaseProgress } from './case-progress.service.js';

@ApiTags('cases')
@Controller('api/v1/cases')
export class CaseProgressController {
  constructor(private readonly progress: CaseProgress) {}

  @Get(':id/progress')
  @ApiOperation({ summary: 'Where the processes of a case stand, and its tasks' })
  get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.progress.of(actor, id);
  }
}
