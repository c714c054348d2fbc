import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../identity/index.js';
import { NoReplay, type Actor } from '../kernel/index.js';
import { Drafts, type KeptDraft } from './drafts.service.js';

@ApiTags('drafts')
@Controller('api/v1/drafts')
export class DraftsController {
  constructor(private readonly drafts: Drafts) {}

  @Get(':key')
  @ApiOperation({ summary: 'What the account typed last under this key; null when nothing is kept' })
  get(@CurrentActor() actor: Actor, @Param('key') key: string): Promise<KeptDraft> {
    return this.drafts.get(actor, key);
  }

  @Put(':key')
  @NoReplay()
  @ApiOperation({ summary: 'Keep what is typed, at most 64 KB, for 30 days' })
  @ApiBody({ schema: { type: 'object', additionalProperties: true } })
  keep(@CurrentActor() actor: Actor, @Param('key') key: string, @Body() body: unknown): Promise<{ savedAt: Date }> {
    return this.drafts.keep(actor, key, body);
  }

  @Delete(':key')
  @NoReplay()
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @Param('key') key: string): Promise<void> {
    return this.drafts.remove(actor, key);
  }
}
