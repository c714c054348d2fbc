import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsObject, IsOptional, IsString, Length, Matches } from 'class-validator';
import type { GivenLimits } from '../sla/index.js';
import type { DispatchRule } from './dispatch-rule.js';

/** How many rules a table may have, and how many co-units a rule. */
export const MOST_RULES = 2000;
const MOST_CO_UNITS = 20;

const NO_CONTROL = /^[^\p{Cc}\p{Cs}]*$/u;

/** One rule as somebody sends it; conditions left out ask for nothing. */
export class DispatchRuleBody implements Partial<DispatchRule> {
  @ApiPropertyOptional({ type: String, nullable: true, description: 'This category and all below it', example: '01' })
  @IsOptional()
  @IsString()
  @Length(0, 64)
  category?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'This unit and all below it', example: 'LS-SZ' })
  @IsOptional()
  @IsString()
  @Length(0, 64)
  place?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'phone' })
  @IsOptional()
  @IsString()
  @Length(0, 64)
  channel?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'complaint' })
  @IsOptional()
  @IsString()
  @Length(0, 64)
  nature?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'general' })
  @IsOptional()
  @IsString()
  @Length(0, 64)
  urgency?: string | null;

  @ApiProperty({ description: 'A unit code, or `place`, `county`, `category`', example: 'place' })
  @IsString()
  @Length(1, 64)
  leadUnit!: string;

  @ApiPropertyOptional({ type: String, isArray: true, example: ['LS-DCG'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_CO_UNITS)
  @IsString({ each: true })
  @Length(1, 64, { each: true })
  coUnits?: string[];

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Key of a published process' })
  @IsOptional()
  @IsString()
  @Length(0, 64)
  process?: string | null;

  @ApiPropertyOptional({
    type: Object,
    description: 'Limits by measure: value, unit and clock of each',
    example: { reply: { value: 3, unit: 'working-day', clock: 'working' } },
  })
  @IsOptional()
  @IsObject()
  limits?: GivenLimits;

  @ApiProperty({ description: 'The document or decision the rule comes from', example: '市城管执法派单细则第三条' })
  @IsString()
  @Length(1, 500)
  @Matches(NO_CONTROL, { message: 'clause must be plain text' })
  clause!: string;
}
