import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min, NotContains } from 'class-validator';
import { PageQuery } from '../../kernel/index.js';
import type { CategoryImport } from '../import-categories.service.js';
import type { Category, Publisher } from '../category.js';

/** Which version; the one in force unless told. */
export class VersionQuery {
  @ApiPropertyOptional({ description: 'The one in force unless told', example: 1 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  version?: number;
}

/** Which categories of the version in force. */
export class CategoryQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Directly below this category; empty for those at the top', example: '01' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  parent?: string;

  @ApiPropertyOptional({ description: 'Part of the code or the name', example: '路灯' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  q?: string;
}

const EXAMPLE = 'code,parent,name,defaultDepartment\n01,,市政管理,\n0101,01,路灯照明,LS-DCG\n';

/** The categories to put in force: columns code, parent, name, defaultDepartment. */
export class CategoryImportBody {
  @ApiProperty({ description: 'The table, with its header line', example: EXAMPLE })
  @IsString()
  csv!: string;

  @ApiPropertyOptional({ description: 'Why', example: '新增燃气安全类' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  @NotContains('\0')
  note?: string;
}

/** A category. */
export class CategoryView implements Category {
  @ApiProperty({ example: '0101' }) code!: string;
  @ApiProperty({ type: String, nullable: true, example: '01' }) parentCode!: string | null;
  @ApiProperty({ example: '路灯照明' }) name!: string;
  @ApiProperty({ type: String, nullable: true, example: 'LS-DCG' }) defaultUnitCode!: string | null;
}

/** A page of the categories in force. */
export class CategoryPage {
  @ApiProperty({ type: CategoryView, isArray: true }) items!: CategoryView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

/** Who published a version. */
export class PublisherView implements Publisher {
  @ApiProperty() id!: string;
  @ApiProperty({ example: 'admin' }) username!: string;
  @ApiProperty({ example: '系统管理员' }) name!: string;
}

/** The version in force. */
export class CategoryVersionView {
  @ApiProperty({ example: 1 }) version!: number;
  @ApiProperty({ type: Date, nullable: true }) publishedAt!: Date | null;
  @ApiProperty({ type: PublisherView, nullable: true }) publishedBy!: PublisherView | null;
  @ApiProperty({ type: String, nullable: true }) note!: string | null;
}

/** What an import did. */
export class CategoryImportView implements CategoryImport {
  @ApiProperty({ example: 2 }) version!: number;
  @ApiProperty({ example: ['0107'] }) added!: string[];
  @ApiProperty({ example: ['0101'] }) changed!: string[];
  @ApiProperty({ example: [] }) removed!: string[];
}
