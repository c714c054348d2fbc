import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { PageQuery } from '../../kernel/index.js';
import type { Delivery } from '../delivery/deliveries.service.js';
import type { Redelivered } from '../delivery/redeliver.service.js';
import { DELIVERY_STATES, type DeliveryState } from '../delivery/delivery.js';
import { CHANNEL_NAMES, type ChannelName } from '../notice.js';

const CODE = /^[a-z0-9-]{1,64}$/;

/** Which deliveries. */
export class DeliveryQuery extends PageQuery {
  @ApiPropertyOptional({ enum: DELIVERY_STATES, example: 'dead' })
  @IsOptional()
  @IsIn(DELIVERY_STATES)
  state?: DeliveryState;

  @ApiPropertyOptional({ enum: CHANNEL_NAMES })
  @IsOptional()
  @IsIn(CHANNEL_NAMES)
  channel?: ChannelName;

  @ApiPropertyOptional({ example: 'case-replied' })
  @IsOptional()
  @Matches(CODE)
  template?: string;
}

/** Which dead deliveries to send again; all, when nothing is said. */
export class RedeliveryBody {
  @ApiPropertyOptional({ enum: CHANNEL_NAMES })
  @IsOptional()
  @IsIn(CHANNEL_NAMES)
  channel?: ChannelName;

  @ApiPropertyOptional({ example: 'case-replied' })
  @IsOptional()
  @Matches(CODE)
  template?: string;
}

/** How many are sent again. */
export class RedeliveryView implements Redelivered {
  @ApiProperty({ description: '500: there may be more' }) redelivered!: number;
}

/** A delivery; never what it says or where it goes. */
class DeliveryView implements Delivery {
  @ApiProperty({ format: 'uuid', description: 'The message id that receivers see' }) id!: string;
  @ApiProperty({ enum: CHANNEL_NAMES }) channel!: ChannelName;
  @ApiProperty({ type: String, nullable: true, description: 'Username; null for a citizen' }) recipient!: string | null;
  @ApiProperty({ example: 'case-replied' }) template!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) caseId!: string | null;
  @ApiProperty() urgent!: boolean;
  @ApiProperty({ enum: DELIVERY_STATES }) state!: DeliveryState;
  @ApiProperty() attempts!: number;
  @ApiProperty({ type: String, nullable: true, example: 'HTTP 503' }) lastError!: string | null;
  @ApiProperty({ type: Date, nullable: true }) dueAt!: Date | null;
  @ApiProperty() createdAt!: Date;
  @ApiProperty({ type: Date, nullable: true }) sentAt!: Date | null;
}

/** A page of deliveries. */
export class DeliveryPage {
  @ApiProperty({ type: DeliveryView, isArray: true }) items!: Delivery[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
