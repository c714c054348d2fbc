import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDate, IsIn, IsInt, IsObject, IsOptional, IsString, Length, Min } from 'class-validator';
import { PageQuery } from '../../kernel/index.js';

export class StartBody {
  @ApiProperty({ example: 'standard' })
  @IsString()
  @Length(1, 200)
  definitionKey!: string;

  @ApiPropertyOptional({ description: 'The newest published version unless told', example: 1 })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number;

  @ApiPropertyOptional({ example: '202611230000001' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  businessKey?: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, example: { urgency: 'general' } })
  @IsOptional()
  @IsObject()
  variables?: Record<string, unknown>;
}

export class CancelBody {
  @ApiPropertyOptional({ example: '误登记' })
  @IsOptional()
  @IsString()
  @Length(1, 2000)
  reason?: string;
}

export class VariablesBody {
  @ApiProperty({ type: 'object', additionalProperties: true, example: { leadUnit: 'LS-DCG' } })
  @IsObject()
  variables!: Record<string, unknown>;
}

export class InstanceQuery extends PageQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 200)
  definitionKey?: string;

  @ApiPropertyOptional({ enum: ['active', 'completed', 'cancelled', 'failed', 'suspended'] })
  @IsOptional()
  @IsIn(['active', 'completed', 'cancelled', 'failed', 'suspended'])
  status?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 200)
  businessKey?: string;

  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  startedAfter?: Date;
}

export class MessageBody {
  @ApiProperty({ example: 'citizen-replied' })
  @IsString()
  @Length(1, 200)
  name!: string;

  @ApiPropertyOptional({ example: '202611230000001' })
  @IsOptional()
  @IsString()
  @Length(0, 500)
  correlationKey?: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @IsOptional()
  @IsObject()
  variables?: Record<string, unknown>;
}

export class SignalBody {
  @ApiProperty({ example: 'flood-alert' })
  @IsString()
  @Length(1, 200)
  name!: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @IsOptional()
  @IsObject()
  variables?: Record<string, unknown>;
}
