import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsDate, IsOptional, IsString, Length } from 'class-validator';
import { Instant } from '../kernel/index.js';

export class ConsultationBody {
  @ApiProperty()
  @IsString()
  @Length(1, 2000)
  topic!: string;

  @ApiPropertyOptional({ description: 'The unit that leads the case unless told' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  leadUnit?: string;

  @ApiPropertyOptional({ type: [String], description: 'Without them the centre names who takes part' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  units?: string[];
}

export class WhistleBody {
  @ApiProperty()
  @IsString()
  @Length(1, 2000)
  topic!: string;

  @ApiProperty()
  @IsString()
  @Length(1, 500)
  place!: string;

  @ApiProperty({ type: [String] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsString({ each: true })
  units!: string[];

  @ApiProperty({ example: '2026-03-02T10:00:00+08:00' })
  @Instant()
  @IsDate()
  meetAt!: Date;
}
