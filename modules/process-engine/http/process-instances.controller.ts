import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AuditReader } from '../../audit/index.js';
import { Database } from '../../database/index.js';
import { CurrentActor, Roles } from '../../identity/index.js';
import { Clock, PageQuery, type Actor } from '../../kernel/index.js';
import { InstanceReader, type InstanceView } from '../instance-reader.js';
import { ProcessEngine } from '../process-engine.service.js';
import { CancelBody, InstanceQuery, StartBody, VariablesBody } from './process-instances.dto.js';

@ApiTags('process instances')
@Controller('api/v1/process-instances')
export class ProcessInstancesController {
  constructor(
    private readonly database: Database,
    private readonly engine: ProcessEngine,
    private readonly reader: InstanceReader,
    private readonly history: AuditReader,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Roles('process-administrator')
  async start(@CurrentActor() actor: Actor, @Body() body: StartBody): Promise<InstanceView> {
    const { instance } = await this.database.transaction((tx) => this.engine.start(tx, body, this.by(actor)));
    return this.reader.get(instance.id);
  }

  @Get()
  @Roles('process-administrator', 'auditor')
  list(@Query() query: InstanceQuery) {
    return this.reader.list(query, query);
  }

  @Get(':id')
  @Roles('process-administrator', 'auditor')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<InstanceView> {
    return this.reader.get(id);
  }

  @Get(':id/history')
  @Roles('process-administrator', 'auditor')
  async events(@Param('id', ParseUUIDPipe) id: string, @Query() page: PageQuery) {
    await this.reader.get(id);
    const { items, nextCursor } = await this.history.listByProcessInstance(id, page);
    return { items: items.map(({ stream: _stream, ...event }) => event), nextCursor };
  }

  @Patch(':id/variables')
  @Roles('process-administrator')
  async setVariables(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: VariablesBody,
  ) {
    await this.database.transaction((tx) => this.engine.setVariables(tx, id, body.variables, this.by(actor)));
    return this.reader.get(id);
  }

  @Delete(':id')
  @HttpCode(200)
  @Roles('process-administrator')
  async cancel(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() body?: CancelBody) {
    const reason = body?.reason ?? '';
    await this.database.transaction((tx) => this.engine.cancel(tx, id, reason, this.by(actor)));
    return this.reader.get(id);
  }

  private by(actor: Actor) {
    return { actor, at: this.clock.now() };
  }
}
