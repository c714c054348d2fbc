import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsString, Length, Max, Min, ValidateNested } from 'class-validator';
import { DUTY_POSTS, type DutyPost } from '../organisation/index.js';
import { everywhere, type PolicyKind } from '../policies/index.js';

/** Yellow before a limit, red after it. */
const ALARM_KINDS = ['yellow', 'red'] as const;

export type AlarmKind = (typeof ALARM_KINDS)[number];

/** Whom a step calls; `supervision` opens one. */
const TARGETS = [...DUTY_POSTS, 'supervision'] as const;

/** One step: what happens so many minutes after the step before, unless the matter was done or somebody answered. */
export class LadderStep {
  @IsInt()
  @Min(0)
  @Max(10_080)
  afterMinutes!: number;

  @IsIn(TARGETS)
  to!: DutyPost | 'supervision';
}

/** The steps for one measure and kind; `*` is every measure that has none of its own. */
export class Ladder {
  @IsString()
  @Length(1, 64)
  measure!: string;

  @IsIn(ALARM_KINDS)
  kind!: AlarmKind;

  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => LadderStep)
  steps!: LadderStep[];
}

export class AlarmLadders {
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => Ladder)
  ladders!: Ladder[];
}

const step = (afterMinutes: number, to: LadderStep['to']): LadderStep => ({ afterMinutes, to });

const URGENT = [step(0, 'duty-officer'), step(5, 'head'), step(10, 'duty-leader')];
const SHIPPED: AlarmLadders = {
  ladders: [
    { measure: '*', kind: 'yellow', steps: [step(0, 'duty-officer')] },
    { measure: '*', kind: 'red', steps: [step(0, 'duty-officer'), step(60, 'head')] },
    { measure: 'respond', kind: 'red', steps: URGENT },
    { measure: 'on-site', kind: 'red', steps: URGENT },
  ],
};
/** Whom an alarm calls, and after how long the next one. */
export const ALARM_LADDERS: PolicyKind<AlarmLadders> = {
  code: 'alarm-ladders',
  shape: AlarmLadders,
  presets: everywhere(SHIPPED),
};

/** The steps for an alarm: those of its measure, else those of every measure. */
export function stepsFor({ ladders }: AlarmLadders, measure: string | null, kind: AlarmKind): LadderStep[] {
  const ofKind = ladders.filter((ladder) => ladder.kind === kind);
  const own = ofKind.find((ladder) => ladder.measure === measure) ?? ofKind.find((ladder) => ladder.measure === '*');
  return own?.steps ?? [];
}
