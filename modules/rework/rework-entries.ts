import { DISSATISFACTIONS } from '../follow-ups/index.js';
import { IsBoolean, IsIn, IsOptional, IsString, Length } from 'class-validator';

/** Entries of a 原因分析 task. */
export class AnalysisEntries {
  @IsBoolean()
  reasonable!: boolean;

  /** Why the citizen is not satisfied; the code list `dissatisfaction`. */
  @IsIn(DISSATISFACTIONS)
  classification!: string;

  @IsString()
  @Length(1, 2000)
  cause!: string;
}

/** Entries of a 不合理诉求审批 task. */
export class ExclusionEntries {
  @IsBoolean()
  exclusionApproved!: boolean;

  @IsString()
  @Length(1, 2000)
  opinion!: string;
}

/** Entries of a 告知诉求人 task. */
export class InformEntries {
  @IsString()
  @Length(1, 2000)
  informedHow!: string;
}

/** Entries of a 核查销号 task. */
export class ClearEntries {
  @IsBoolean()
  cleared!: boolean;

  @IsOptional()
  @IsString()
  @Length(1, 2000)
  finding?: string;
}
