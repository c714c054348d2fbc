import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

/** Entries of a 确定会商单位 task. */
export class ConveneEntries {
  @IsString()
  @Length(1, 64)
  consultLead!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsString({ each: true })
  consultUnits!: string[];

  @IsString()
  @Length(1, 2000)
  topic!: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(400)
  opinionHours?: number;
}

/** Entries of an 意见 task of one unit. */
export class OpinionEntries {
  @IsIn(['agree', 'co-handle', 'disagree'])
  stance!: 'agree' | 'co-handle' | 'disagree';

  @IsString()
  @Length(1, 5000)
  opinion!: string;
}

/** One thing decided: who does what until when. */
export class DecisionEntry {
  @IsString()
  @Length(1, 64)
  unit!: string;

  @IsIn(['lead', 'co'])
  role!: 'lead' | 'co';

  @IsString()
  @Length(1, 2000)
  task!: string;

  @IsISO8601()
  dueAt!: string;
}

/** Entries of a 召开会商会议 task; what was agreed becomes tasks at once. */
export class ConsultationMeetingEntries {
  @IsBoolean()
  agreed!: boolean;

  @IsString()
  @Length(1, 20_000)
  minutes!: string;

  @ValidateIf((entries: ConsultationMeetingEntries) => entries.agreed)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => DecisionEntry)
  decisions?: DecisionEntry[];
}

/** Entries of a 领导研究 task. */
export class LeadersEntries {
  @IsString()
  @Length(1, 20_000)
  minutes!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => DecisionEntry)
  decisions!: DecisionEntry[];
}

/** Entries of a 合并答复 task. */
export class CombinedReplyEntries {
  @IsString()
  @Length(1, 10_000)
  combinedResult!: string;
}

/** Entries of a 核实哨令 task. */
export class ConfirmWhistleEntries {
  @IsBoolean()
  whistleConfirmed!: boolean;

  @IsOptional()
  @IsString()
  @Length(1, 2000)
  whistleOpinion?: string;
}

/** Entries of a 到场签到 task. */
export class CheckInEntries {
  @IsString()
  @Length(1, 500)
  checkedInPlace!: string;

  @IsString()
  @Length(1, 200)
  checkedInName!: string;
}

/** Entries of a 现场联合处置 task. */
export class DisposeEntries {
  @IsBoolean()
  solvedOnSite!: boolean;

  @IsString()
  @Length(1, 5000)
  result!: string;
}
