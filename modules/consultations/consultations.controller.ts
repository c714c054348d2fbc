import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../identity/index.js';
import type { Actor } from '../kernel/index.js';
import { ConsultationList } from './consultation-list.service.js';
import { ConsultationBody, WhistleBody } from './consultations.dto.js';
import { StartConsultation, type StartedBeside } from './start-consultation.service.js';

/** 会商 and 吹哨报到 beside a case. */
@ApiTags('consultations')
@Controller('api/v1/cases/:id')
export class ConsultationsController {
  constructor(
    private readonly starting: StartConsultation,
    private readonly consultations: ConsultationList,
  ) {}

  @Get('consultations')
  async list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return { items: await this.consultations.ofCase(actor, id), nextCursor: null };
  }

  @Post('consultations')
  consult(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { units = [], ...body }: ConsultationBody,
  ): Promise<StartedBeside> {
    return this.starting.consult(actor, id, { ...body, units });
  }

  @Post('whistles')
  whistle(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WhistleBody,
  ): Promise<StartedBeside> {
    return this.starting.whistle(actor, id, body);
  }
}
