import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';

/** One case the meeting gives a lead, a task and a limit. */
export class MeetingItemEntry {
  @IsUUID()
  caseId!: string;

  @IsString()
  @Length(1, 64)
  leadUnit!: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  coUnits?: string[];

  @IsString()
  @Length(1, 2000)
  task!: string;

  @IsISO8601()
  dueAt!: string;
}

/** Entries of a 召开调度会 task. */
export class MeetingEntries {
  @IsString()
  @Length(1, 20_000)
  minutes!: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => MeetingItemEntry)
  items?: MeetingItemEntry[];

  /** Cases struck off after a check. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  settled?: string[];
}

/** One call a leader took. */
export class ReceptionItemEntry {
  @IsIn(['inquiry', 'help', 'complaint', 'report', 'suggestion'])
  nature!: string;

  @IsString()
  @Length(1, 200)
  title!: string;

  @IsString()
  @Length(1, 10_000)
  content!: string;

  @IsOptional()
  @IsString()
  @Length(1, 64)
  category?: string;

  @IsOptional()
  @IsString()
  @Length(1, 64)
  place?: string;

  @IsOptional()
  @IsString()
  @Length(1, 100)
  citizenName?: string;

  @IsOptional()
  @IsString()
  @Length(1, 32)
  citizenPhone?: string;

  /** What the leader told the units. */
  @IsString()
  @Length(1, 2000)
  instruction!: string;
}

/** Entries of a 领导接听 task. */
export class ReceptionEntries {
  @IsArray()
  @ArrayMinSize(0)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ReceptionItemEntry)
  receptionItems!: ReceptionItemEntry[];
}

/** Entries of a 逐件跟踪 task. */
export class ReceptionFollowEntries {
  @IsBoolean()
  receptionSolved!: boolean;

  @IsString()
  @Length(1, 2000)
  receptionFinding!: string;
}
