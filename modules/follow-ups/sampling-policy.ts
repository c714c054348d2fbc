import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { everywhere, type PolicyKind } from '../policies/index.js';

/** Which cases are asked: the first rule that fits counts; what a rule does not name may be anything. */
export class SamplingRule {
  @IsOptional()
  @IsString()
  @Length(1, 64)
  process?: string;

  @IsOptional()
  @IsString()
  @Length(1, 64)
  channel?: string;

  @IsOptional()
  @IsString()
  @Length(1, 64)
  nature?: string;

  @IsIn(['all', 'sample', 'none'])
  mode!: 'all' | 'sample' | 'none';

  /** Of a sample: how many of a hundred. */
  @IsInt()
  @Min(0)
  @Max(100)
  percent!: number;
}

/** Who is asked after a case, how often one tries. */
export class FollowUpRules {
  /** The draw of a case follows from this text and its number: with both anybody can draw again. */
  @IsString()
  @Length(1, 64)
  seed!: string;

  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => SamplingRule)
  rules!: SamplingRule[];

  @IsInt()
  @Min(1)
  @Max(20)
  maxAttempts!: number;

  /** ISO 8601 duration between two attempts. */
  @Matches(/^P(?=.)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?)?$/)
  retryAfter!: string;
}

export const FOLLOW_UP_RULES: PolicyKind<FollowUpRules> = {
  code: 'follow-up-rules',
  shape: FollowUpRules,
  presets: everywhere({
    ...{ seed: 'lianxin', rules: [{ mode: 'all', percent: 100 }] },
    ...{ maxAttempts: 3, retryAfter: 'PT4H' },
  }),
};
