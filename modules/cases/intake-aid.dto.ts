import { ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsOptional, IsString, Length, MaxLength, NotContains } from 'class-validator';
import { RegistrationBody } from './cases.dto.js';

/** What is typed so far; nothing of it needs to be complete. */
export class TypedMatterBody {
  @ApiPropertyOptional({ example: '00000000001' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  phone?: string;

  @ApiPropertyOptional({ example: 'LS-JJ-01' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  @NotContains('\0')
  place?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(500)
  @NotContains('\0')
  address?: string;

  @ApiPropertyOptional({ example: '路灯不亮' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  @NotContains('\0')
  title?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  @NotContains('\0')
  content?: string;
}

export class UnregisteredMatterBody extends PickType(RegistrationBody, [
  'channel',
  'nature',
  'urgency',
  'category',
  'place',
]) {
  @ApiPropertyOptional({ example: '路灯不亮', default: '' })
  @IsOptional()
  @IsString()
  @Length(0, 200)
  @NotContains('\0')
  title?: string;

  @ApiPropertyOptional({ default: '' })
  @IsOptional()
  @IsString()
  @Length(0, 10_000)
  @NotContains('\0')
  content?: string;
}
