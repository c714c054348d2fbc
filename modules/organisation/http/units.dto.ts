import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '../../kernel/index.js';
import type { UnitImport } from '../import-units.service.js';
import { UNIT_KINDS, type Unit, type UnitKind } from '../unit.js';

/** Which units. */
export class UnitQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Directly below this unit; empty for those at the top', example: 'LS' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  parent?: string;

  @ApiPropertyOptional({ description: 'Part of the code or the name', example: '城管' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  q?: string;
}

const EXAMPLE = 'code,parent,tier,name,kind\nLS,,1,乐山市心连心服务中心,centre\nLS-DCG,LS,2,市城市管理局,department\n';

/** Units to import: columns code, parent, tier, name, kind and perhaps enabled. */
export class UnitImportBody {
  @ApiProperty({ example: EXAMPLE })
  @IsString()
  csv!: string;
}

/** A unit. */
export class UnitView implements Unit {
  @ApiProperty({ example: 'LS-DCG' }) code!: string;
  @ApiProperty({ type: String, nullable: true, example: 'LS' }) parentCode!: string | null;
  @ApiProperty({ example: 2 }) tier!: number;
  @ApiProperty({ example: '市城市管理局' }) name!: string;
  @ApiProperty({ enum: UNIT_KINDS, example: 'department' }) kind!: UnitKind;
  @ApiProperty({ example: '/LS/LS-DCG/' }) path!: string;
  @ApiProperty() enabled!: boolean;
}

/** A page of units. */
export class UnitPage {
  @ApiProperty({ type: UnitView, isArray: true }) items!: UnitView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

/** What an import did. */
export class UnitImportView implements UnitImport {
  @ApiProperty({ example: 52 }) created!: number;
  @ApiProperty({ example: 0 }) changed!: number;
  @ApiProperty({ example: 0 }) unchanged!: number;
}
