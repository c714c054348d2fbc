import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Length,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { ClockKind, LimitUnit, SlaConditions, SlaPolicyDraft, Span } from '../sla-policy.js';

const UNITS = ['minute', 'hour', 'working-day', 'calendar-day', 'day-ending-in'] as const;

class SpanBody implements Span {
  @ApiProperty({ example: 5 })
  @IsInt()
  @Min(0)
  value!: number;

  @ApiProperty({ enum: UNITS })
  @IsIn(UNITS)
  unit!: LimitUnit;
}

/** The next version of a limit. */
export class SlaPolicyBody implements Omit<SlaPolicyDraft, 'code' | 'preset'> {
  @ApiProperty({ example: '一般件答复' })
  @IsString()
  @Length(1, 200)
  name!: string;

  @ApiProperty({ example: 'reply' })
  @IsString()
  @Length(1, 64)
  measure!: string;

  @ApiProperty({ type: Object, example: { urgency: ['general'] } })
  @IsObject()
  applies!: SlaConditions;

  @ApiProperty({ type: SpanBody })
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => SpanBody)
  limit!: SpanBody;

  @ApiProperty({ enum: ['24x7', 'working'] })
  @IsIn(['24x7', 'working'])
  clock!: ClockKind;

  @ApiProperty({ type: SpanBody, nullable: true })
  @ValidateIf((_body, value) => value !== null)
  @IsObject()
  @ValidateNested()
  @Type(() => SpanBody)
  warnBefore!: SpanBody | null;

  @ApiProperty()
  @IsBoolean()
  isCeiling!: boolean;

  @ApiProperty({ example: '《某市工单管理办法》第九条' })
  @IsString()
  @Length(1, 500)
  clause!: string;
}
