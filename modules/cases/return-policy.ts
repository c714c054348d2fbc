import { IsInt, Max, Min } from 'class-validator';
import { everywhere, type PolicyKind } from '../policies/index.js';

/** When a unit may still say that a case is not theirs. */
export class ReturnRules {
  /** After so many dispatches the centre designates the unit, which can no longer return the case. */
  @IsInt()
  @Min(1)
  @Max(20)
  designateAfter!: number;

  /** Working hours from dispatch within which a case is returned. */
  @IsInt()
  @Min(1)
  @Max(400)
  returnWithinHours!: number;
}

export const RETURN_RULES: PolicyKind<ReturnRules> = {
  code: 'return-rules',
  shape: ReturnRules,
  presets: everywhere({ designateAfter: 3, returnWithinHours: 16 }),
};
