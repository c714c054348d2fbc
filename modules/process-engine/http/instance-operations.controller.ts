import { Body, Controller, Delete, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Database } from '../../database/index.js';
import { CurrentActor, Roles } from '../../identity/index.js';
import { Clock, type Actor } from '../../kernel/index.js';
import { InstanceReader } from '../instance-reader.js';
import { InstanceOperations } from '../operations/instance-operations.js';
import { BeginBody, MoveBody, ReasonBody } from './process-instances.dto.js';

@ApiTags('process instances')
@Controller('api/v1/process-instances/:id')
@Roles('process-administrator')
export class InstanceOperationsController {
  constructor(
    private readonly database: Database,
    private readonly operations: InstanceOperations,
    private readonly reader: InstanceReader,
    private readonly clock: Clock,
  ) {}

  /** Holds the instance and all of its family; docs/operations.md says what still happens to it. */
  @Post('suspension')
  @HttpCode(200)
  async suspend(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() { reason }: ReasonBody) {
    await this.database.transaction((tx) => this.operations.suspend(tx, id, reason, this.by(actor)));
    return this.reader.get(id);
  }

  @Delete('suspension')
  @HttpCode(200)
  async resume(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() { reason }: ReasonBody) {
    await this.database.transaction((tx) => this.operations.resume(tx, id, reason, this.by(actor)));
    return this.reader.get(id);
  }

  /** Takes a token away from where it waits and puts it before another element. */
  @Post('moves')
  @HttpCode(200)
  async move(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() body: MoveBody) {
    const { from, to, reason } = body;
    await this.database.transaction((tx) =>
      this.operations.move(tx, { instanceId: id, from, to, reason }, this.by(actor)),
    );
    return this.reader.get(id);
  }

  /** Begins activities of an ad-hoc sub-process. */
  @Post('activities')
  @HttpCode(200)
  async begin(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() body: BeginBody) {
    const { subProcess, elements } = body;
    await this.database.transaction((tx) =>
      this.operations.begin(tx, { instanceId: id, subProcess, elements }, this.by(actor)),
    );
    return this.reader.get(id);
  }

  private by(actor: Actor) {
    return { actor, at: this.clock.now() };
  }
}
