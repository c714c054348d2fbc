import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDate,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  NotContains,
  ValidateNested,
} from 'class-validator';
import type { ModeLimit, ModeOverlay } from '../mode.js';
import { Instant } from '../../kernel/index.js';

class ModeSpanBody {
  @ApiProperty({ example: 24 })
  @IsNumber()
  value!: number;

  @ApiProperty({ example: 'hour' })
  @IsString()
  unit!: string;
}

class ModeLimitBody implements ModeLimit {
  @ApiProperty({ example: 'contact' })
  @IsString()
  @Length(1, 64)
  measure!: string;

  @ApiPropertyOptional({ type: Object, example: { urgency: ['general'] } })
  @IsObject()
  applies: Record<string, string[]> = {};

  @ApiProperty({ type: ModeSpanBody })
  @IsObject()
  @ValidateNested()
  @Type(() => ModeSpanBody)
  limit!: ModeSpanBody;

  @ApiProperty({ enum: ['working', '24x7'] })
  @IsString()
  clock!: string;

  @ApiProperty({ description: 'The document or decision the limit comes from' })
  @IsString()
  @Length(1, 500)
  @NotContains('\0')
  clause!: string;
}

class ModeOverlayBody implements ModeOverlay {
  @ApiPropertyOptional({ type: ModeLimitBody, isArray: true })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ModeLimitBody)
  limits: ModeLimitBody[] = [];

  @ApiPropertyOptional({ type: Object, description: 'Parts of policy values by policy code' })
  @IsObject()
  policies: Record<string, Record<string, unknown>> = {};

  @ApiPropertyOptional({ type: Object, isArray: true, description: 'Rules as in /dispatch-tables, before the table' })
  @IsArray()
  @ArrayMaxSize(200)
  @IsObject({ each: true })
  dispatchRules: Record<string, unknown>[] = [];

  @ApiPropertyOptional({ type: Object, example: { 'role:follow-up-agent': 'role:agent' } })
  @IsObject()
  desks: Record<string, string> = {};
}

/** A new version of a mode. */
export class ModeBody {
  @ApiProperty({ description: 'The version this one replaces; 0 for a new mode', example: 1 })
  @IsInt()
  @Min(0)
  @Max(2_147_483_646)
  basedOn!: number;

  @ApiProperty({ example: '防汛' })
  @IsString()
  @Length(1, 50)
  @NotContains('\0')
  name!: string;

  @ApiProperty({ type: ModeOverlayBody })
  @IsObject()
  @ValidateNested()
  @Type(() => ModeOverlayBody)
  overlay!: ModeOverlayBody;

  @ApiProperty({ description: 'The document or decision the mode rests on' })
  @IsString()
  @Length(1, 500)
  @NotContains('\0')
  clause!: string;
}

/** The code of a mode in an address. */
export class ModeCode {
  @Matches(/^[a-z][a-z0-9-]{0,31}$/, { message: 'code must be lower-case letters, digits and hyphens' })
  code!: string;
}

/** A mode to switch on. */
export class SwitchBody {
  @ApiProperty({ example: 'holiday' })
  @IsString()
  @Length(1, 32)
  @NotContains('\0')
  mode!: string;

  @ApiPropertyOptional({ description: 'At once unless told', example: '2026-10-01T00:00:00+08:00' })
  @IsOptional()
  @Instant()
  @IsDate()
  from?: Date;

  @ApiProperty({ description: 'It ends by itself at this instant', example: '2026-10-08T00:00:00+08:00' })
  @Instant()
  @IsDate()
  until!: Date;

  @ApiPropertyOptional({ example: '国庆假期' })
  @IsOptional()
  @IsString()
  @Length(1, 500)
  @NotContains('\0')
  reason?: string;
}
