import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  NotContains,
  ValidateNested,
} from 'class-validator';
import { CONDITIONS, type DispatchFacts } from '../dispatch-rule.js';
import { DispatchRuleBody, MOST_RULES } from '../rule-shape.js';

const LARGEST_VERSION = 2_147_483_646;

/** A new table as rules. */
export class DispatchTableBody {
  @ApiProperty({ description: 'The version this one replaces; 0 for the first', example: 0 })
  @IsInt()
  @Min(0)
  @Max(LARGEST_VERSION)
  basedOn!: number;

  @ApiPropertyOptional({ description: 'Why', example: '新增燃气类' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  @NotContains('\0')
  note?: string;

  @ApiProperty({ type: DispatchRuleBody, isArray: true })
  @IsArray()
  @ArrayMaxSize(MOST_RULES)
  @ValidateNested({ each: true })
  @Type(() => DispatchRuleBody)
  rules!: DispatchRuleBody[];
}

const EXAMPLE =
  'category,place,leadUnit,coUnits,limits,clause\n01,LS-SZ,place,LS-DCG,reply 3 working-day working,市规第三条\n';

/** A new table as CSV. */
export class DispatchTableImportBody {
  @ApiProperty({ description: 'The table, with its header line', example: EXAMPLE })
  @IsString()
  csv!: string;

  @ApiPropertyOptional({ description: 'Why' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  @NotContains('\0')
  note?: string;
}

/** On which version an import is based; whichever is in force unless told. */
export class ImportQuery {
  @ApiPropertyOptional({ example: 1 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(LARGEST_VERSION)
  basedOn?: number;
}

/** Which version; the one in force unless told. */
export class TableVersionQuery {
  @ApiPropertyOptional({ example: 1 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LARGEST_VERSION)
  version?: number;
}

/** A case that might come in. */
export class DispatchFactsBody implements Partial<DispatchFacts> {
  @ApiPropertyOptional({ type: String, nullable: true, example: '0101' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  category?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'LS-SZ-02' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  place?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'phone' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  channel?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'complaint' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  nature?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'general' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  urgency?: string | null;
}

/** What is tried in the test box. */
export class TableTestBody {
  @ApiProperty({ type: DispatchFactsBody })
  @ValidateNested()
  @Type(() => DispatchFactsBody)
  facts: DispatchFactsBody = new DispatchFactsBody();

  @ApiPropertyOptional({
    type: DispatchRuleBody,
    isArray: true,
    description: 'A draft; the rules in force unless told',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_RULES)
  @ValidateNested({ each: true })
  @Type(() => DispatchRuleBody)
  rules?: DispatchRuleBody[];
}

/** The facts with null for what was left out or empty. */
export const factsOf = (body: DispatchFactsBody): DispatchFacts =>
  Object.fromEntries(CONDITIONS.map((name) => [name, body[name] || null])) as DispatchFacts;
