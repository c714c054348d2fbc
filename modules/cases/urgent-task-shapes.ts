import { IsBoolean, IsOptional, IsString, Length } from 'class-validator';
import { DispatchEntries } from './case-task-shapes.js';

/** Entries of a 紧急派单 task: units, the police (110), or both. */
export class UrgentDispatchEntries extends DispatchEntries {
  @IsOptional()
  @IsBoolean()
  police?: boolean;
}

/** Entries of a 移交110 task. */
export class HandOverEntries {
  @IsString()
  @Length(1, 64)
  receiptNumber!: string;

  @IsOptional()
  @IsString()
  @Length(1, 100)
  receivedBy?: string;

  @IsOptional()
  @IsString()
  @Length(1, 2000)
  handOverNote?: string;
}

/** Entries of a 响应 task. */
export class RespondEntries {
  @IsString()
  @Length(1, 2000)
  responseNote!: string;
}

/** Entries of a 到场 task; the photo is an attachment. */
export class ArriveEntries {
  @IsString()
  @Length(1, 500)
  arrivedPlace!: string;

  @IsOptional()
  @IsString()
  @Length(1, 2000)
  arrivalNote?: string;
}
