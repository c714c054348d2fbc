import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Max, Min, NotContains } from 'class-validator';
import { PageQuery } from '../../kernel/index.js';
import { ARTICLE_STATES, type ArticleState } from '../article.js';

export class ArticleQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'A question in the words of who asks', example: '路灯多久修好' })
  @IsOptional()
  @IsString()
  @Length(0, 500)
  @NotContains('\0')
  q?: string;

  @ApiPropertyOptional({ example: '0101' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  @NotContains('\0')
  category?: string;

  @ApiPropertyOptional({ description: 'Drafts and what does not hold today as well; for those who may write' })
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  all?: boolean;
}

export class ArticleBody {
  @ApiProperty({ example: 'K-0101-1' })
  @IsString()
  code!: string;

  @ApiProperty({ example: '路灯不亮多久修复' })
  @IsString()
  title!: string;

  @ApiProperty({ example: '城区路灯接报后48小时内修复。' })
  @IsString()
  body!: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: '0101' })
  @IsOptional()
  @IsString()
  category?: string | null;

  @ApiPropertyOptional({ example: ['路灯', '灯不亮'] })
  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  keywords?: string[];

  @ApiProperty({ description: 'The rule it rests on', example: '演示城市照明管理规定第六条' })
  @IsString()
  source!: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: '2026-01-01' })
  @IsOptional()
  @IsString()
  validFrom?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: null })
  @IsOptional()
  @IsString()
  validUntil?: string | null;

  @ApiPropertyOptional({ enum: ARTICLE_STATES, default: 'draft' })
  @IsOptional()
  @IsIn(ARTICLE_STATES)
  state?: ArticleState;
}

/** The version somebody read, so that nothing written meanwhile is lost. */
export class ArticleVersionQuery {
  @ApiProperty({ example: 1 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  version!: number;
}

export class ArticleImportBody {
  @ApiProperty({ description: 'The table, with its header line', example: 'code,title,body,source\n' })
  @IsString()
  csv!: string;
}
