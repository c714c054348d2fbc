import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles } from '../identity/index.js';
import { NoReplay, type Actor } from '../kernel/index.js';
import { CaseLikeness, type CasesLike } from './case-likeness.service.js';
import { TypedMatterBody, UnregisteredMatterBody } from './intake-aid.dto.js';
import { ProposeCourse } from './intake-proposal.service.js';
import type { IntakeProposal } from './unregistered-matter.js';

/** What helps whoever writes a matter down; nothing is kept of the questions. */
@ApiTags('cases')
@Controller('api/v1/cases')
export class IntakeAidController {
  constructor(
    private readonly likeness: CaseLikeness,
    private readonly proposals: ProposeCourse,
  ) {}

  @Post('likeness')
  @NoReplay()
  @HttpCode(200)
  @Roles('agent', 'dispatcher', 'provincial-officer', 'leader', 'supervisor')
  @ApiOperation({ summary: 'Earlier cases of the caller, and likely duplicates of what is being typed' })
  like(@CurrentActor() actor: Actor, @Body() body: TypedMatterBody): Promise<CasesLike> {
    return this.likeness.of(actor, body);
  }

  @Post('proposal')
  @NoReplay()
  @HttpCode(200)
  @Roles('agent', 'dispatcher', 'provincial-officer', 'leader', 'supervisor')
  @ApiOperation({ summary: 'Category, units, process and limits that a matter would get' })
  propose(@CurrentActor() actor: Actor, @Body() body: UnregisteredMatterBody): Promise<IntakeProposal> {
    const { urgency = 'general', title = '', content = '', ...rest } = body;
    return this.proposals.of(actor, { ...rest, urgency, title, content });
  }
}
