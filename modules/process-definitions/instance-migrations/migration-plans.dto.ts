import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsUUID,
  Min,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '../../kernel/index.js';
import { IsMapping } from './is-mapping.js';

export class FilterBody {
  @ApiPropertyOptional({ description: 'Only these instances', type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10_000)
  @IsUUID('all', { each: true })
  ids?: string[];

  @ApiPropertyOptional({ description: 'Only instances started before', example: '2026-11-01T00:00:00+08:00' })
  @IsOptional()
  @IsISO8601({ strict: true })
  startedBefore?: string;
}

export class PlanBody {
  @ApiPropertyOptional({ description: 'Versions the instances run on; all older ones unless told', example: [1, 2] })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @IsInt({ each: true })
  @Min(1, { each: true })
  fromVersions?: number[];

  @ApiPropertyOptional({
    description: 'Elements that stand for others of the old version; the others are found by their ids',
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { review: 'unit-review' },
  })
  @IsOptional()
  @IsMapping()
  mapping?: Record<string, string>;

  @ApiPropertyOptional({ type: FilterBody })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => FilterBody)
  filter?: FilterBody;
}

export class CasesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['ok', 'ok-with-notes', 'refused'] })
  @IsOptional()
  @IsIn(['ok', 'ok-with-notes', 'refused'])
  verdict?: string;

  @ApiPropertyOptional({ enum: ['migrated', 'refused', 'undone', 'not-undone'] })
  @IsOptional()
  @IsIn(['migrated', 'refused', 'undone', 'not-undone'])
  outcome?: string;
}
