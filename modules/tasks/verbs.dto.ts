import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Length,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { StepEffects } from './task-details.js';
import type { Named } from './recipients.js';
import { TaskView } from './tasks.dto.js';

/** People or units one request may name. */
const MOST_NAMED = 50;

const isAlone = ValidateBy({
  name: 'isAlone',
  validator: {
    validate: (_value, args) => (args?.object as NamedBody).unit === undefined,
    defaultMessage: () => 'name either username or unit',
  },
});

/** A person or a unit: exactly one of both. */
export class NamedBody {
  @ApiPropertyOptional({ example: 'ls-dga' })
  @ValidateIf(({ username, unit }: NamedBody) => username !== undefined || unit === undefined)
  @IsString()
  @Length(1, 64)
  @isAlone
  username?: string;

  @ApiPropertyOptional({ example: 'LS-DGA' })
  @ValidateIf(({ unit }: NamedBody) => unit !== undefined)
  @IsString()
  @Length(1, 64)
  unit?: string;
}

/** A body as the use cases take it. */
export const namedOf = ({ username = '', unit }: NamedBody): Named => (unit === undefined ? { username } : { unit });

class NoteBody {
  @ApiPropertyOptional({ example: '请于今日内提出意见' })
  @IsOptional()
  @IsString()
  @Length(1, 2000)
  note?: string;
}

export class SignaturesBody extends NoteBody {
  @ApiProperty({ enum: ['add-signer', 'counter-sign'] })
  @IsIn(['add-signer', 'counter-sign'])
  verb!: 'add-signer' | 'counter-sign';

  @ApiProperty({ type: [NamedBody], description: 'add-signer: in the order they sign' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_NAMED)
  @ValidateNested({ each: true })
  @Type(() => NamedBody)
  signers!: NamedBody[];
}

export class CopiesBody extends NoteBody {
  @ApiProperty({ type: [NamedBody] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_NAMED)
  @ValidateNested({ each: true })
  @Type(() => NamedBody)
  recipients!: NamedBody[];
}

export class UrgingBody extends NoteBody {}

export class TaskWithdrawalBody {
  @ApiProperty({ example: '附件传错，需要补充' })
  @IsString()
  @Length(1, 2000)
  reason!: string;
}

/** A signature as it is answered. */
export class SignatureView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: ['add-signer', 'counter-sign'] }) verb!: string;
  @ApiProperty({ nullable: true, type: String }) username!: string | null;
  @ApiProperty({ nullable: true, type: String }) unitCode!: string | null;
  @ApiProperty({ nullable: true, type: String }) note!: string | null;
  @ApiProperty({ example: 'ls-dcg' }) askedBy!: string;
  @ApiProperty() askedAt!: Date;
  @ApiProperty({ enum: ['queued', 'open', 'agreed', 'refused', 'cancelled'] }) state!: string;
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) signingTaskId!: string | null;
  @ApiProperty({ nullable: true, type: String }) answeredBy!: string | null;
  @ApiProperty({ nullable: true, type: Date }) answeredAt!: Date | null;
  @ApiProperty({ nullable: true, type: String }) opinion!: string | null;
}

class RunningLimitView {
  @ApiProperty({ nullable: true, type: String, description: 'Unit the limit goes on against' }) against!: string | null;
  @ApiProperty({ nullable: true, type: Date }) dueAt!: Date | null;
}

/** The signatures of a task; waiting for them stops no limit. */
export class SignaturesView {
  @ApiProperty({ type: [SignatureView] }) signatures!: SignatureView[];
  @ApiProperty({ type: RunningLimitView }) limit!: RunningLimitView;
}

/** One task with all that belongs to it. */
class StepEffectsView implements StepEffects {
  @ApiProperty({ example: ['contact'], description: 'Measures whose clocks end when the task is completed' })
  stops!: string[];
  @ApiProperty({ example: [] }) starts!: string[];
}

export class TaskDetailView extends TaskView {
  @ApiProperty() effects!: StepEffectsView;
  @ApiProperty({ type: [SignatureView] }) signatures!: SignatureView[];
}

export class CopiesView {
  @ApiProperty({ type: [NamedBody] }) to!: NamedBody[];
}

class SenderView {
  @ApiProperty() username!: string;
  @ApiProperty() name!: string;
}

/** A copy as its reader sees it. */
export class TaskCopyView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) taskId!: string;
  @ApiProperty({ example: '主办单位办理' }) taskName!: string;
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) caseId!: string | null;
  @ApiProperty({ nullable: true, type: String }) unitCode!: string | null;
  @ApiProperty({ nullable: true, type: String }) note!: string | null;
  @ApiProperty({ type: SenderView }) sentBy!: SenderView;
  @ApiProperty() sentAt!: Date;
  @ApiProperty({ nullable: true, type: Date }) readAt!: Date | null;
}
