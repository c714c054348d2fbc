import { IsBoolean, IsIn, IsOptional, IsString, Length } from 'class-validator';

/** 未解决, 不彻底, 超时, 态度, 答复不清, 期望过高, 其他. */
const DISSATISFACTIONS = [
  'not-solved',
  'half-solved',
  'too-late',
  'attitude',
  'unclear-reply',
  'beyond-policy',
  'other',
] as const;

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
