import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length, Matches, ValidateNested } from 'class-validator';
import { PageQuery } from '../kernel/index.js';

export class CitizenBody {
  @ApiPropertyOptional({ example: '演示市民甲' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  name?: string;

  @ApiPropertyOptional({ example: '00000000001' })
  @IsOptional()
  @Matches(/^\+?[0-9 -]{5,20}$/, { message: 'phone must be 5 to 20 digits' })
  phone?: string;

  @ApiPropertyOptional({ example: '000000000000000000' })
  @IsOptional()
  @Matches(/^[0-9A-Za-z]{6,30}$/, { message: 'identity must be 6 to 30 letters or digits' })
  identity?: string;
}

export class RegistrationBody {
  @ApiProperty({ example: 'phone' })
  @IsString()
  @Length(1, 64)
  channel!: string;

  @ApiProperty({ example: 'complaint' })
  @IsString()
  @Length(1, 64)
  nature!: string;

  @ApiPropertyOptional({ example: 'general', default: 'general' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  urgency?: string;

  @ApiPropertyOptional({ example: '0101' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  category?: string;

  @ApiProperty({ example: '街道路口的路灯不亮' })
  @IsString()
  @Length(1, 200)
  title!: string;

  @ApiProperty({ example: '一路口的路灯不亮，晚上过马路很不安全。' })
  @IsString()
  @Length(1, 10000)
  content!: string;

  @ApiPropertyOptional({ description: 'Code of the unit of the place', example: 'LS-JJ-01' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  place?: string;

  @ApiPropertyOptional({ example: '青云路与文庙街路口' })
  @IsOptional()
  @IsString()
  @Length(1, 500)
  address?: string;

  @ApiPropertyOptional({ default: false })
  @IsOptional()
  @IsBoolean()
  confidential?: boolean;

  @ApiPropertyOptional({ type: CitizenBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => CitizenBody)
  citizen?: CitizenBody;
}

export class CaseQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['registered', 'dispatched', 'returned', 'in-hand', 'replied', 'rework', 'archived'] })
  @IsOptional()
  @IsIn(['registered', 'dispatched', 'returned', 'in-hand', 'replied', 'rework', 'archived'])
  status?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 64)
  channel?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 64)
  urgency?: string;

  @ApiPropertyOptional({ example: 'LS-DCG' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  leadUnit?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 64)
  number?: string;

  @ApiPropertyOptional({ description: 'Username of who registered it', example: 'zuoxi' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  registeredBy?: string;

  @ApiPropertyOptional({ description: 'Words of title or content', example: '路灯' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  q?: string;
}

export class NoteBody {
  @ApiProperty({ enum: ['internal', 'public'] })
  @IsIn(['internal', 'public'])
  visibility!: 'internal' | 'public';

  @ApiProperty({ example: '已电话核实路段管养单位' })
  @IsString()
  @Length(1, 5000)
  text!: string;
}

export class LinkBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  otherId!: string;

  @ApiProperty({ enum: ['duplicate', 'related'] })
  @IsIn(['duplicate', 'related'])
  kind!: 'duplicate' | 'related';

  @ApiProperty({ example: '同一路口反复反映' })
  @IsString()
  @Length(1, 500)
  reason!: string;
}

export class PurposeBody {
  @ApiProperty({ example: '联系诉求人核实地点' })
  @IsString()
  @Length(2, 500)
  purpose!: string;
}

export class RegisteredCaseView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: '202611230000001' }) number!: string;
  @ApiProperty({ format: 'uuid' }) processInstanceId!: string;
}
