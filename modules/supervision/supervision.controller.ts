import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { CurrentActor } from '../identity/index.js';
import type { Actor } from '../kernel/index.js';
import { OrderSupervision } from './order-supervision.service.js';
import type { SupervisionView } from './supervision-view.js';
import { SUPERVISION_MEASURES, type SupervisionMeasure } from './supervision-policy.js';

class SupervisionBody {
  @ApiProperty({ enum: SUPERVISION_MEASURES })
  @IsIn(SUPERVISION_MEASURES)
  measure!: SupervisionMeasure;

  @ApiProperty()
  @IsString()
  @Length(1, 2000)
  reason!: string;

  @ApiPropertyOptional({ description: 'The unit that leads the case unless told' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  unitCode?: string;
}

/** Formal pressure beside a case. */
@ApiTags('supervision')
@Controller('api/v1/cases/:id/supervisions')
export class SupervisionController {
  constructor(private readonly supervisions: OrderSupervision) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return { items: await this.supervisions.ofCase(actor, id), nextCursor: null };
  }

  @Post()
  open(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SupervisionBody,
  ): Promise<SupervisionView> {
    return this.supervisions.execute(actor, id, body);
  }
}
