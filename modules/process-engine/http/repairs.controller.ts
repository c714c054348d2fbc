import { Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles } from '../../identity/index.js';
import { PageQuery, type Actor } from '../../kernel/index.js';
import { Repairs } from '../operations/repairs.service.js';

@ApiTags('process repairs')
@Controller('api/v1')
@Roles('process-administrator')
export class RepairsController {
  constructor(private readonly repairs: Repairs) {}

  /** Tries again what an incident stopped. */
  @Post('incidents/:id/retry')
  @HttpCode(200)
  async retry(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const incident = await this.repairs.retry(id, actor);
    return {
      resolved: incident === null,
      incident: incident && { id: incident.id, elementId: incident.elementId, message: incident.message },
    };
  }

  /** Messages and signals that were given up, newest first. */
  @Get('dead-letters')
  list(@Query() page: PageQuery) {
    return this.repairs.deadLetters(page);
  }

  @Post('dead-letters/:id/redelivery')
  @HttpCode(200)
  redeliver(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.repairs.redeliver(id, actor);
  }

  @Delete('dead-letters/:id')
  @HttpCode(200)
  discard(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.repairs.discard(id, actor);
  }

  /** Recovers every running instance and compares it with the tables; differences become incidents. */
  @Post('consistency-checks')
  @HttpCode(200)
  check() {
    return this.repairs.check();
  }
}
