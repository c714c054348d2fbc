import { IsInt, Max, Min } from 'class-validator';
import { everywhere, type PolicyKind } from '../policies/index.js';

/** From how many returns or reworks on a case comes before the meeting; overdue ones always do. */
export class MeetingRules {
  @IsInt()
  @Min(1)
  @Max(20)
  returns!: number;

  @IsInt()
  @Min(1)
  @Max(20)
  reworks!: number;
}

export const MEETING_RULES: PolicyKind<MeetingRules> = {
  code: 'meeting-rules',
  shape: MeetingRules,
  presets: everywhere({ returns: 3, reworks: 2 }, '逢6调度：超期、三次退单、两次重办'),
};
