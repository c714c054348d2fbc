import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsInt, IsObject, Matches, Max, Min, ValidateNested } from 'class-validator';
import { LANGUAGES, type Language } from '../notice.js';
import type { NotificationPolicy } from '../notification-policy.service.js';
import type { NotificationTemplate } from '../templates/notification-templates.service.js';
import { QuietHoursBody } from './notifications.dto.js';

/** Which text. */
export class TemplateKey {
  @ApiProperty({ example: 'task-assigned' })
  @Matches(/^[a-z0-9-]{1,64}$/)
  code!: string;

  @ApiProperty({ enum: LANGUAGES })
  @IsIn(LANGUAGES)
  language!: Language;
}

/** The words; placeholders are {{name}}. */
export class TemplateBody {
  @ApiProperty({ example: '待办：{{task}}' })
  @Matches(/^(?=.*\S)[^\p{Cc}\p{Cs}]{1,200}$/u, { message: 'subject must be one line of 1 to 200 characters' })
  subject!: string;

  @ApiProperty({ example: '您有新的待办“{{task}}”，工单{{number}}（{{title}}），时限{{dueAt}}。' })
  @Matches(/^(?=[^]*\S)[^\0]{1,4000}$/, { message: 'body must be 1 to 4000 characters' })
  body!: string;
}

/** A text as it is now. */
export class TemplateView implements NotificationTemplate {
  @ApiProperty({ example: 'task-assigned' }) code!: string;
  @ApiProperty({ enum: LANGUAGES }) language!: Language;
  @ApiProperty() subject!: string;
  @ApiProperty() body!: string;
  @ApiProperty({ isArray: true, type: String, description: 'What may stand in it' }) placeholders!: readonly string[];
  @ApiProperty() version!: number;
  @ApiProperty() changedAt!: Date;
  @ApiProperty({ description: 'Username' }) changedBy!: string;
}

/** All texts; always one page. */
export class TemplateList {
  @ApiProperty({ type: TemplateView, isArray: true }) items!: NotificationTemplate[];
  @ApiProperty({ type: String, nullable: true, example: null }) nextCursor!: null;
}

/** The city's policy of notices. */
export class NotificationPolicyBody implements NotificationPolicy {
  @ApiProperty({ type: QuietHoursBody })
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => QuietHoursBody)
  quietHours!: QuietHoursBody;

  @ApiProperty({ example: 8, description: 'Deliveries that failed this often are dead' })
  @IsInt()
  @Min(1)
  @Max(50)
  attempts!: number;

  @ApiProperty({ example: 30, description: 'After the first failure; doubles with each further one' })
  @IsInt()
  @Min(1)
  @Max(86_400)
  firstPauseSeconds!: number;

  @ApiProperty({ example: 3600 })
  @IsInt()
  @Min(1)
  @Max(86_400)
  longestPauseSeconds!: number;

  @ApiProperty({ example: 365, description: 'How long notices are kept' })
  @IsInt()
  @Min(1)
  @Max(36_500)
  keepDays!: number;
}
