import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles } from '../identity/index.js';
import { NoReplay, PageQuery, type Actor } from '../kernel/index.js';
import { CaseFile } from './case-file.service.js';
import { CaseNotes } from './case-notes.service.js';
import { CaseQuery, LinkBody, NoteBody, PurposeBody, RegisteredCaseView, RegistrationBody } from './cases.dto.js';
import { LinkCases } from './link-cases.service.js';
import { RegisterCase } from './register-case.service.js';
import { UnmaskCitizen } from './unmask-citizen.service.js';

@ApiTags('cases')
@Controller('api/v1/cases')
export class CasesController {
  constructor(
    private readonly registerCase: RegisterCase,
    private readonly file: CaseFile,
    private readonly notes: CaseNotes,
    private readonly unmask: UnmaskCitizen,
    private readonly linkCases: LinkCases,
  ) {}

  @Post()
  @Roles('agent', 'dispatcher', 'provincial-officer', 'leader', 'supervisor')
  @ApiCreatedResponse({ type: RegisteredCaseView })
  register(@CurrentActor() actor: Actor, @Body() body: RegistrationBody): Promise<RegisteredCaseView> {
    const { urgency = 'general', confidential = false, citizen = {}, ...rest } = body;
    return this.registerCase.execute(actor, { ...rest, urgency, confidential, citizen });
  }

  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: CaseQuery) {
    return this.file.list(actor, query, query);
  }

  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.file.get(actor, id);
  }

  @Get(':id/history')
  history(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Query() page: PageQuery) {
    return this.file.events(actor, id, page);
  }

  @Get(':id/history/verification')
  verify(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.file.verify(actor, id);
  }

  @Get(':id/notes')
  async listNotes(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return { items: await this.notes.list(actor, id), nextCursor: null };
  }

  @Post(':id/notes')
  note(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() body: NoteBody) {
    return this.notes.add(actor, id, body);
  }

  @Post(':id/links')
  @HttpCode(204)
  @Roles('agent', 'dispatcher', 'supervisor', 'handler', 'reviewer')
  async link(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: LinkBody,
  ): Promise<void> {
    await this.linkCases.execute(actor, id, body);
  }

  @Post(':id/personal-data')
  @NoReplay()
  @HttpCode(200)
  personalData(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() body: PurposeBody) {
    return this.unmask.execute(actor, id, body.purpose);
  }
}
