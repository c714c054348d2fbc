import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles } from '../../identity/index.js';
import type { Actor, Page } from '../../kernel/index.js';
import { Deliveries, type Delivery } from '../delivery/deliveries.service.js';
import { Redeliver, type Redelivered } from '../delivery/redeliver.service.js';
import { DeliveryPage, DeliveryQuery, RedeliveryBody, RedeliveryView } from './deliveries.dto.js';

/** What left the program, or could not. */
@ApiTags('notifications')
@Roles('system-administrator')
@Controller('api/v1/notification-deliveries')
export class DeliveriesController {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly redeliver: Redeliver,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List deliveries, newest first; state=dead are the dead letters' })
  @ApiOkResponse({ type: DeliveryPage })
  list(@Query() query: DeliveryQuery): Promise<Page<Delivery>> {
    return this.deliveries.list(query, query);
  }

  @Post('redelivery')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send the dead deliveries of a filter again, 500 at once at most' })
  @ApiOkResponse({ type: RedeliveryView })
  redeliverAll(@CurrentActor() actor: Actor, @Body() filter: RedeliveryBody): Promise<Redelivered> {
    return this.redeliver.all(actor, filter);
  }

  @Post(':id/redelivery')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send a dead delivery again, under the same message id' })
  @ApiOkResponse({ type: RedeliveryView })
  redeliverOne(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Redelivered> {
    return this.redeliver.one(actor, id);
  }
}
