import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Database } from '../../database/index.js';
import { CurrentActor, Roles } from '../../identity/index.js';
import { Clock, type Actor } from '../../kernel/index.js';
import { MessageDeliveryWork } from '../events/delivery-work.js';
import { EventExchange, type Correlation } from '../events/event-exchange.js';
import { StartEvents } from '../events/start-events.js';
import { ConditionBody, MessageBody, SignalBody } from './process-instances.dto.js';

@ApiTags('process events')
@Controller('api/v1')
export class EventsController {
  constructor(
    private readonly database: Database,
    private readonly exchange: EventExchange,
    private readonly deliveries: MessageDeliveryWork,
    private readonly starts: StartEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * Exactly one receiver gets the message: the one that has waited longest, else the process it starts. When there is none
   * it is kept until `bufferedUntil`; with a time to live of nothing (PT0S) it is refused with 404.
   */
  @Post('messages')
  @HttpCode(200)
  @Roles('process-administrator')
  message(@CurrentActor() actor: Actor, @Body() body: MessageBody): Promise<Correlation> {
    const { name, correlationKey = null, variables = {}, timeToLive } = body;
    const by = { actor, at: this.clock.now() };
    return this.database.transaction((tx) =>
      this.exchange.correlate(tx, { name, correlationKey, variables }, by, timeToLive),
    );
  }

  /** Everyone who waits for the signal now gets it, and every process it starts begins. */
  @Post('signals')
  @HttpCode(200)
  @Roles('process-administrator')
  async signal(@CurrentActor() actor: Actor, @Body() body: SignalBody): Promise<{ receivers: number }> {
    const by = { actor, at: this.clock.now() };
    const { name, variables = {} } = body;
    const receivers = await this.database.transaction((tx) => this.exchange.broadcast(tx, { name, variables }, by));
    await this.deliveries.runDue(by.at);
    return { receivers };
  }

  /** Starts every process whose start condition holds for these values. */
  @Post('conditions')
  @HttpCode(200)
  @Roles('process-administrator')
  async condition(@CurrentActor() actor: Actor, @Body() { variables }: ConditionBody): Promise<{ started: number }> {
    const by = { actor, at: this.clock.now() };
    return { started: await this.database.transaction((tx) => this.starts.startWhereTrue(tx, variables, by)) };
  }
}
