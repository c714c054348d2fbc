import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, Length } from 'class-validator';

/** Entries of a 直接解答 task. */
export class AnswerEntries {
  @IsIn(['answered', 'dispatch'])
  outcome!: 'answered' | 'dispatch';

  @IsOptional()
  @IsString()
  @Length(1, 5000)
  reply?: string;
}

/** Entries of a 派单 task; without a lead unit the proposed one is taken. */
export class DispatchEntries {
  @IsOptional()
  @IsString()
  @Length(1, 64)
  leadUnit?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  coUnits?: string[];

  @IsOptional()
  @IsString()
  @Length(1, 2000)
  instruction?: string;

  /** Why the case goes to another lead unit than the proposed one. */
  @IsOptional()
  @IsString()
  @Length(1, 500)
  overruleReason?: string;
}

/** Entries of a 签收 task: taken, or returned with grounds. */
export class SignEntries {
  @IsIn(['signed', 'return'])
  outcome!: 'signed' | 'return';

  @IsOptional()
  @IsString()
  @Length(1, 64)
  returnGrounds?: string;

  @IsOptional()
  @IsString()
  @Length(1, 2000)
  returnReason?: string;
}

/** Entries of a 退单审核 task. */
export class ReturnReviewEntries {
  @IsBoolean()
  returnApproved!: boolean;

  @IsOptional()
  @IsString()
  @Length(1, 2000)
  opinion?: string;
}

/** Entries of a 联系诉求人 task. */
export class ContactEntries {
  @IsBoolean()
  contacted!: boolean;

  @IsOptional()
  @IsString()
  @Length(1, 2000)
  contactNote?: string;
}

/** Entries of a 办理 or 协办 task. */
export class HandleEntries {
  @IsString()
  @Length(1, 5000)
  result!: string;
}

/** Entries of a 单位审核 task. */
export class ReviewEntries {
  @IsBoolean()
  approved!: boolean;

  @IsOptional()
  @IsString()
  @Length(1, 2000)
  opinion?: string;
}

/** Entries of a 回复 task: what the citizen is told, kept apart from what colleagues are told. */
export class ReplyEntries {
  @IsString()
  @Length(1, 5000)
  reply!: string;

  @IsOptional()
  @IsString()
  @Length(1, 5000)
  internalNote?: string;
}
