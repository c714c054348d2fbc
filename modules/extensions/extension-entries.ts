import { IsBoolean, IsOptional, IsString, Length } from 'class-validator';

/** Entries of a 单位审核延期 task. */
export class ExtensionReviewEntries {
  @IsBoolean()
  extensionBacked!: boolean;

  @IsOptional()
  @IsString()
  @Length(1, 2000)
  extensionOpinion?: string;
}

/** Entries of a 中心审批延期 task. */
export class ApproveEntries {
  @IsBoolean()
  extensionApproved!: boolean;

  @IsOptional()
  @IsString()
  @Length(1, 2000)
  approvalOpinion?: string;
}
