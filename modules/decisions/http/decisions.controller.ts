import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsObject, IsString, MaxLength } from 'class-validator';
import { Database } from '../../database/index.js';
import { CurrentActor, Roles } from '../../identity/index.js';
import { Clock, PageQuery, type Actor } from '../../kernel/index.js';
import { Decisions, type PublishedDecision } from '../decisions.service.js';
import type { TableAnswer } from '../evaluate-table.js';

class DecisionBody {
  @ApiProperty({
    description: 'DMN 1.3 XML',
    example: '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/">…',
  })
  @IsString()
  @MaxLength(2_000_000)
  xml!: string;
}

class EvaluationBody {
  @ApiProperty({ type: 'object', additionalProperties: true, example: { category: '0101' } })
  @IsObject()
  variables!: Record<string, unknown>;
}

@ApiTags('decisions')
@Controller('api/v1/decisions')
export class DecisionsController {
  constructor(
    private readonly database: Database,
    private readonly decisions: Decisions,
    private readonly clock: Clock,
  ) {}

  /** Every decision of the file becomes the next version of its key. */
  @Post()
  @Roles('process-administrator')
  async publish(
    @CurrentActor() actor: Actor,
    @Body() { xml }: DecisionBody,
  ): Promise<{ decisions: PublishedDecision[] }> {
    return { decisions: await this.decisions.publish(xml, actor) };
  }

  @Get()
  @Roles('process-administrator', 'auditor')
  list(@Query() page: PageQuery) {
    return this.decisions.list(page);
  }

  /** What the newest version answers, and which rules matched; nothing is stored. */
  @Post(':key/evaluation')
  @HttpCode(200)
  @Roles('process-administrator')
  evaluate(@Param('key') key: string, @Body() { variables }: EvaluationBody): Promise<TableAnswer> {
    return this.decisions.evaluate(this.database, key, variables, this.clock.now());
  }
}
