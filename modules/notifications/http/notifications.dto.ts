import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsIn,
  IsObject,
  IsString,
  Length,
  Matches,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { InboxEntry } from '../inbox.service.js';
import { CHANNEL_NAMES, LANGUAGES, type ChannelName, type Language, type QuietHours } from '../notice.js';
import type { ChannelChoice, NotificationPreferences } from '../preferences.service.js';
import { CLOCK_TIME } from '../quiet-hours.js';

/** One thing you were told. */
export class InboxView implements InboxEntry {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'task-assigned' }) template!: string;
  @ApiProperty({ example: '待办：签收' }) subject!: string;
  @ApiProperty() body!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) caseId!: string | null;
  @ApiProperty() urgent!: boolean;
  @ApiProperty() createdAt!: Date;
  @ApiProperty({ type: Date, nullable: true }) readAt!: Date | null;
}

/** A page of notices. */
export class InboxPage {
  @ApiProperty({ type: InboxView, isArray: true }) items!: InboxEntry[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
  @ApiProperty({ description: 'All that you have not read' }) unread!: number;
}

/** What was marked. */
export class ReadAllView {
  @ApiProperty({ description: 'How many were unread' }) read!: number;
}

/** Hours without disturbance, in Beijing. */
export class QuietHoursBody implements QuietHours {
  @ApiProperty({ example: '22:00' })
  @Matches(CLOCK_TIME, { message: 'from must be a time such as 22:00' })
  from!: string;

  @ApiProperty({ example: '07:00', description: 'The same as from: never quiet' })
  @Matches(CLOCK_TIME, { message: 'until must be a time such as 07:00' })
  until!: string;
}

/** A way to be told besides the inbox. */
export class ChannelChoiceBody implements ChannelChoice {
  @ApiProperty({ enum: CHANNEL_NAMES })
  @IsIn(CHANNEL_NAMES)
  channel!: ChannelName;

  @ApiProperty({
    example: 'wang@example.cn',
    description: 'E-mail address, telephone number, or a name the webhook knows',
  })
  @IsString()
  @Length(1, 200)
  address!: string;
}

/** How you want to be told. */
export class PreferencesBody {
  @ApiProperty({ enum: LANGUAGES })
  @IsIn(LANGUAGES)
  language!: Language;

  @ApiPropertyOptional({ type: QuietHoursBody, nullable: true, description: 'null: the usual ones' })
  @ValidateIf((_body, value) => value !== undefined && value !== null)
  @IsObject()
  @ValidateNested()
  @Type(() => QuietHoursBody)
  quietHours?: QuietHoursBody | null;

  @ApiProperty({ type: ChannelChoiceBody, isArray: true, description: 'Besides the inbox, which everybody has' })
  @IsDefined()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => ChannelChoiceBody)
  channels!: ChannelChoiceBody[];
}

/** How you want to be told, and what there is. */
export class PreferencesView implements NotificationPreferences {
  @ApiProperty({ enum: LANGUAGES }) language!: Language;
  @ApiProperty({ type: QuietHoursBody, nullable: true }) quietHours!: QuietHours | null;
  @ApiProperty({ type: ChannelChoiceBody, isArray: true }) channels!: ChannelChoice[];
  @ApiProperty({ type: QuietHoursBody }) usualQuietHours!: QuietHours;
  @ApiProperty({ enum: CHANNEL_NAMES, isArray: true }) offeredChannels!: ChannelName[];
}
