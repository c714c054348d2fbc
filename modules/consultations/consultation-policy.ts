import { IsInt, Max, Min } from 'class-validator';
import { preset, type PolicyKind } from '../policies/index.js';

/** How consultations and whistles are held. */
export class ConsultationRules {
  /** Working hours a unit has for its opinion. */
  @IsInt()
  @Min(1)
  @Max(400)
  opinionHours!: number;

  /** Percent of the units asked that must give an opinion, before a meeting may decide. */
  @IsInt()
  @Min(0)
  @Max(100)
  quorumPercent!: number;

  /** Minutes after the time set by a whistle until a unit that is not there counts as absent. */
  @IsInt()
  @Min(0)
  @Max(1440)
  graceMinutes!: number;
}

export const CONSULTATION_RULES: PolicyKind<ConsultationRules> = {
  code: 'consultation-rules',
  shape: ConsultationRules,
  presets: {
    leshan: preset({ opinionHours: 16, quorumPercent: 60, graceMinutes: 30 }),
    ningxiang: preset({ opinionHours: 8, quorumPercent: 50, graceMinutes: 15 }),
    jining: preset({ opinionHours: 16, quorumPercent: 60, graceMinutes: 30 }),
  },
};
