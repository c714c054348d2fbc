import { IsInt, IsString, Length, Max, Min } from 'class-validator';
import { preset, type PolicyKind } from '../policies/index.js';

/** How often and how far a limit may be extended, and who decides. */
export class ExtensionRules {
  /** Extensions of one measure of one case, those asked for and not decided yet among them. */
  @IsInt()
  @Min(0)
  @Max(10)
  maxTimes!: number;

  /** Working days one extension may give. */
  @IsInt()
  @Min(1)
  @Max(60)
  maxDays!: number;

  /** Candidate group of the approver, e.g. `role:dispatcher`. */
  @IsString()
  @Length(1, 100)
  approverGroup!: string;
}

export const EXTENSION_RULES: PolicyKind<ExtensionRules> = {
  code: 'extension-rules',
  shape: ExtensionRules,
  presets: {
    leshan: preset({ maxTimes: 2, maxDays: 5, approverGroup: 'role:dispatcher' }),
    ningxiang: preset({ maxTimes: 1, maxDays: 5, approverGroup: 'role:supervisor' }),
    jining: preset({ maxTimes: 2, maxDays: 5, approverGroup: 'role:dispatcher' }),
  },
};
