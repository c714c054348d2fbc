import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, Max, Min, ValidateNested } from 'class-validator';
import { everywhere, type PolicyKind } from '../policies/index.js';

/** 催办, 督办单, 现场或视频督办, 通报, 约谈: each weightier than the one before. */
export const SUPERVISION_MEASURES = ['urge', 'order', 'on-site', 'circular', 'interview'] as const;

export type SupervisionMeasure = (typeof SUPERVISION_MEASURES)[number];

/** One rung: how long the unit has to answer before the next rung follows by itself. */
export class SupervisionRung {
  @IsIn(SUPERVISION_MEASURES)
  measure!: SupervisionMeasure;

  @IsInt()
  @Min(1)
  @Max(2000)
  hours!: number;

  /** Hours of the day and night, or working hours. */
  @IsIn(['24x7', 'working'])
  clock!: '24x7' | 'working';
}

export class SupervisionLadder {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(SUPERVISION_MEASURES.length)
  @ValidateNested({ each: true })
  @Type(() => SupervisionRung)
  rungs!: SupervisionRung[];
}

/** How long each measure of supervision waits for an answer, and which one follows. */
export const SUPERVISION_LADDER: PolicyKind<SupervisionLadder> = {
  code: 'supervision-ladder',
  shape: SupervisionLadder,
  presets: everywhere({
    rungs: [
      { measure: 'urge', hours: 4, clock: 'working' },
      { measure: 'order', hours: 8, clock: 'working' },
      { measure: 'on-site', hours: 16, clock: 'working' },
      { measure: 'circular', hours: 16, clock: 'working' },
      { measure: 'interview', hours: 24, clock: 'working' },
    ],
  }),
};

/** The rung after `measure`; the last one follows itself. */
export function rungAfter({ rungs }: SupervisionLadder, measure: string): SupervisionRung | undefined {
  const index = rungs.findIndex((rung) => rung.measure === measure);
  return rungs[Math.min(index + 1, rungs.length - 1)];
}
