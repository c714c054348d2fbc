import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length, Matches } from 'class-validator';

export class FigureQuery {
  @ApiPropertyOptional({
    description: 'A date or an instant; the first of the month unless told',
    example: '2026-03-01',
  })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  from?: string;

  @ApiPropertyOptional({ description: 'An instant, or the last day; now unless told', example: '2026-03-31' })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  to?: string;

  @ApiPropertyOptional({ description: 'This unit and those below it', example: 'LS-SZ' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  unit?: string;

  @ApiPropertyOptional({ description: 'Cases served by this process alone', example: 'standard' })
  @IsOptional()
  @Matches(/^[\w.-]{1,64}$/)
  process?: string;
}

class WordsView {
  @ApiProperty({ example: '满意率' }) zh!: string;
  @ApiProperty({ example: 'Satisfaction' }) en!: string;
}

class FigureTextView {
  @ApiProperty({ example: 'satisfaction' }) key!: string;
  @ApiProperty() name!: WordsView;
  @ApiProperty({ description: 'What is counted over what' }) definition!: WordsView;
}

class CountedView {
  @ApiProperty({ example: 'satisfaction' }) key!: string;
  @ApiProperty({ example: 18 }) numerator!: number;
  @ApiProperty({ nullable: true, type: Number, example: 20, description: 'Null for a plain count' })
  denominator!: number | null;
  @ApiProperty({ nullable: true, type: Number, example: 0.9, description: 'Null where there is nothing to divide by' })
  rate!: number | null;
}

class FigureView extends FigureTextView {
  @ApiProperty({ example: 18 }) numerator!: number;
  @ApiProperty({ nullable: true, type: Number, example: 20, description: 'Null for a plain count' })
  denominator!: number | null;
  @ApiProperty({ nullable: true, type: Number, example: 0.9, description: 'Null where there is nothing to divide by' })
  rate!: number | null;
}

class AskedView {
  @ApiProperty() from!: Date;
  @ApiProperty({ description: 'Not within the period itself' }) to!: Date;
  @ApiProperty({ nullable: true, type: String, description: 'With those below it; null for all units' })
  unit!: string | null;
  @ApiProperty({ nullable: true, type: String }) process!: string | null;
}

/** Figures of a period. */
export class FigureReportView extends AskedView {
  @ApiProperty({ type: [FigureView] }) figures!: FigureView[];
}

class UnitNameView {
  @ApiProperty({ example: 'LS-DCG' }) code!: string;
  @ApiProperty({ example: '市城市管理局' }) name!: string;
}

class UnitFiguresView {
  @ApiProperty() unit!: UnitNameView;
  @ApiProperty({ type: [CountedView] }) figures!: CountedView[];
}

/** Figures of a period, unit by unit. */
export class UnitComparisonView extends AskedView {
  @ApiProperty({ type: [FigureTextView] }) figures!: FigureTextView[];
  @ApiProperty({ type: [UnitFiguresView] }) rows!: UnitFiguresView[];
}
