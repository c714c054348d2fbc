import { IsBoolean, IsIn, IsOptional, IsString, Length, ValidateIf } from 'class-validator';

/** The four answers a citizen may give, and no other: 满意 / 基本满意 / 不予评价 / 不满意. */
const SATISFACTION = ['satisfied', 'basically-satisfied', 'no-comment', 'dissatisfied'] as const;

export type Satisfaction = (typeof SATISFACTION)[number];

/** 未解决, 不彻底, 超时, 态度, 答复不清, 期望过高, 其他. */
export const DISSATISFACTIONS = [
  'not-solved',
  'half-solved',
  'too-late',
  'attitude',
  'unclear-reply',
  'beyond-policy',
  'other',
] as const;

/** Entries of a 回访 task. Whether the department was in touch, whether it is solved and how it was are three questions. */
export class FollowUpEntries {
  @IsBoolean()
  reached!: boolean;

  @ValidateIf((entries: FollowUpEntries) => entries.reached)
  @IsBoolean()
  contacted?: boolean;

  @ValidateIf((entries: FollowUpEntries) => entries.reached)
  @IsBoolean()
  solved?: boolean;

  @ValidateIf((entries: FollowUpEntries) => entries.reached)
  @IsIn(SATISFACTION)
  satisfaction?: Satisfaction;

  @ValidateIf((entries: FollowUpEntries) => entries.satisfaction === 'dissatisfied' || entries.reasonCode !== undefined)
  @IsIn(DISSATISFACTIONS)
  reasonCode?: string;

  @ValidateIf((entries: FollowUpEntries) => entries.satisfaction === 'dissatisfied' || entries.reason !== undefined)
  @IsString()
  @Length(1, 2000)
  reason?: string;

  @IsOptional()
  @IsString()
  @Length(1, 2000)
  remark?: string;
}
