import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Database } from '../../database/index.js';
import { CurrentActor, Roles } from '../../identity/index.js';
import { Clock, type Actor } from '../../kernel/index.js';
import { EventExchange } from '../event-exchange.js';
import { IncidentService } from '../incident.service.js';
import { MessageBody, SignalBody } from './process-instances.dto.js';

@ApiTags('process events')
@Controller('api/v1')
export class EventsController {
  constructor(
    private readonly database: Database,
    private readonly exchange: EventExchange,
    private readonly incidents: IncidentService,
    private readonly clock: Clock,
  ) {}

  /** Exactly one waiting receiver gets the message; 404 when nobody waits. */
  @Post('messages')
  @HttpCode(200)
  @Roles('process-administrator')
  message(@CurrentActor() actor: Actor, @Body() body: MessageBody): Promise<{ processInstanceId: string }> {
    const { name, correlationKey = null, variables = {} } = body;
    const by = { actor, at: this.clock.now() };
    return this.database.transaction((tx) => this.exchange.correlate(tx, { name, correlationKey, variables }, by));
  }

  /** Everyone who waits for the signal now gets it. */
  @Post('signals')
  @HttpCode(200)
  @Roles('process-administrator')
  async signal(@CurrentActor() actor: Actor, @Body() body: SignalBody): Promise<{ receivers: number }> {
    const by = { actor, at: this.clock.now() };
    const receivers = await this.database.transaction((tx) =>
      this.exchange.broadcast(tx, body.name, body.variables ?? {}, by),
    );
    await this.exchange.runDue(by.at);
    return { receivers };
  }

  /** Tries again what an incident stopped. */
  @Post('incidents/:id/retry')
  @HttpCode(200)
  @Roles('process-administrator')
  async retry(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    const by = { actor, at: this.clock.now() };
    const { incident } = await this.database.transaction((tx) => this.incidents.retry(tx, id, by));
    return {
      resolved: incident === null,
      incident: incident && { id: incident.id, elementId: incident.elementId, message: incident.message },
    };
  }
}
