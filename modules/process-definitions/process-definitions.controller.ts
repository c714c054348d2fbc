import { Body, Controller, Delete, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { Database } from '../database/index.js';
import { CurrentActor, Roles } from '../identity/index.js';
import { PageQuery, type Actor } from '../kernel/index.js';
import type { ProcessDefinition } from './definition.js';
import { ProcessDefinitions } from './process-definitions.service.js';
import { PublishedDefinitions } from './published-definitions.js';

class DraftBody {
  @ApiProperty({
    description: 'BPMN 2.0 XML',
    example: '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">…</definitions>',
  })
  @IsString()
  @MaxLength(2_000_000)
  xml!: string;

  @ApiPropertyOptional({ example: '增加科室审核' })
  @IsOptional()
  @IsString()
  @Length(1, 2000)
  note?: string;
}

class DefinitionQuery extends PageQuery {
  @ApiPropertyOptional({ example: 'standard' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  key?: string;
}

@ApiTags('process definitions')
@Controller('api/v1/process-definitions')
export class ProcessDefinitionsController {
  constructor(
    private readonly database: Database,
    private readonly definitions: ProcessDefinitions,
    private readonly published: PublishedDefinitions,
  ) {}

  @Post()
  @Roles('process-administrator')
  draft(@CurrentActor() actor: Actor, @Body() body: DraftBody): Promise<ProcessDefinition> {
    return this.database.transaction((tx) => this.definitions.draft(tx, body.xml, actor, body.note));
  }

  @Post(':id/publication')
  @HttpCode(200)
  @Roles('process-administrator', 'process-approver')
  publish(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ProcessDefinition> {
    return this.database.transaction((tx) => this.definitions.publish(tx, id, actor));
  }

  /** Lets the definition start instances again. */
  @Delete(':id/quarantine')
  @HttpCode(200)
  @Roles('process-administrator')
  endQuarantine(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ProcessDefinition> {
    return this.database.transaction((tx) => this.definitions.endQuarantine(tx, id, actor));
  }

  @Get()
  list(@Query() query: DefinitionQuery) {
    return this.definitions.list(query.key, query);
  }

  @Get(':id')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<ProcessDefinition> {
    return this.definitions.get(id);
  }

  @Get(':id/xml')
  @Header('content-type', 'application/xml; charset=utf-8')
  xml(@Param('id', ParseUUIDPipe) id: string): Promise<string> {
    return this.published.xml(this.database, id);
  }
}
