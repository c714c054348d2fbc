import { IsBoolean, IsIn, IsOptional, IsString, Length } from 'class-validator';

/** Entries of a 督办反馈 task. */
export class SupervisionAnswerEntries {
  @IsString()
  @Length(1, 5000)
  supervisionAnswer!: string;
}

/** Entries of a 现场督办 task, on site or by video. */
export class InspectionEntries {
  @IsIn(['on-site', 'video'])
  inspectedHow!: 'on-site' | 'video';

  @IsString()
  @Length(1, 5000)
  inspection!: string;
}

/** Entries of a 约谈 task. */
export class InterviewEntries {
  @IsString()
  @Length(1, 200)
  interviewed!: string;

  @IsString()
  @Length(1, 5000)
  interviewMinutes!: string;
}

/** Entries of a 督办核查 task: cleared, or a weightier measure follows. */
export class SupervisionCheckEntries {
  @IsBoolean()
  supervisionCleared!: boolean;

  @IsOptional()
  @IsString()
  @Length(1, 2000)
  supervisionFinding?: string;
}
