import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDate,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsUUID,
  MaxDate,
  Min,
  MinDate,
  ValidateNested,
} from 'class-validator';
import { PageQuery, Instant } from '../../kernel/index.js';
import { IsMapping } from './is-mapping.js';

/** Instants that instances can have been started at. */
const EARLIEST = new Date('2000-01-01T00:00:00Z');
const LATEST = new Date('9999-01-01T00:00:00Z');

export class FilterBody {
  @ApiPropertyOptional({ description: 'Only these instances', type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10_000)
  @IsUUID('all', { each: true })
  ids?: string[];

  @ApiPropertyOptional({ format: 'date-time', description: 'Only instances started before' })
  @IsOptional()
  @Instant()
  @IsDate()
  @MinDate(EARLIEST)
  @MaxDate(LATEST)
  startedBefore?: Date;
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
  // as it was sent: class-transformer leaves out entries with names such as `constructor`
  @Transform(({ obj }: { obj: { mapping?: unknown } }) => obj.mapping)
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
