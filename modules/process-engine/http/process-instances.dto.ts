import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsDate,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Min,
} from 'class-validator';
import { PageQuery, Instant } from '../../kernel/index.js';

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

  @ApiPropertyOptional({ description: 'Which of several plain start events to begin at', example: 'from-portal' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  startElement?: string;

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
  @Instant()
  @IsDate()
  startedAfter?: Date;
}

export class ReasonBody {
  @ApiProperty({ example: '等待省级平台恢复' })
  @IsString()
  @Length(1, 2000)
  reason!: string;
}

export class MoveBody extends ReasonBody {
  @ApiProperty({ description: 'Execution id of a wait, or the id of the element it waits at', example: 'handle' })
  @IsString()
  @Length(1, 300)
  from!: string;

  @ApiProperty({ description: 'Element the token is put before', example: 'review' })
  @IsString()
  @Length(1, 200)
  to!: string;
}

export class BeginBody {
  @ApiProperty({ description: 'Id of the ad-hoc sub-process', example: 'site-work' })
  @IsString()
  @Length(1, 200)
  subProcess!: string;

  @ApiProperty({ description: 'Ids of the activities to begin', example: ['measure', 'photograph'] })
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  elements!: string[];
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

  @ApiPropertyOptional({ description: 'How long it is kept for a receiver that does not wait yet', example: 'PT1H' })
  @IsOptional()
  @Matches(/^P(?=.)(\d+W|(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)$/, {
    message: 'timeToLive must be an ISO 8601 duration',
  })
  timeToLive?: string;
}

export class ConditionBody {
  @ApiProperty({ type: 'object', additionalProperties: true, example: { waterLevel: 31.5 } })
  @IsObject()
  variables!: Record<string, unknown>;
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
