import { Injectable, type OnModuleInit } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { Transaction } from '../database/index.js';
import type { FieldError } from '../kernel/index.js';
import { ModeCheck, Modes, type ModeOverlay } from '../modes/index.js';
import type { RuleSet } from './dispatch-proposals.service.js';
import { ruleOf } from './dispatch-rule.js';
import { RuleCheck } from './rule-check.js';
import { DispatchRuleBody } from './rule-shape.js';

/** The rules of a mode, which count before the table while it lasts. */
@Injectable()
export class ModeRules implements OnModuleInit {
  constructor(
    private readonly modes: Modes,
    private readonly modeCheck: ModeCheck,
    private readonly ruleCheck: RuleCheck,
  ) {}

  onModuleInit(): void {
    this.modeCheck.add((tx, overlay, at) => this.faults(tx, overlay, at));
  }

  /** None when no mode holds at `at`. */
  at(at: Date): RuleSet[] {
    const mode = this.modes.at(at);
    return mode ? [{ rules: mode.overlay.dispatchRules.map(ruleOf), version: mode.version, mode: mode.mode }] : [];
  }

  private async faults(tx: Transaction, { dispatchRules }: ModeOverlay, at: Date): Promise<FieldError[]> {
    const misshapen = dispatchRules.flatMap(shapeFaults);
    if (misshapen.length > 0) return misshapen;
    const faults = await this.ruleCheck.faultsOf(tx, dispatchRules.map(ruleOf), at);
    return faults.map(({ index, field, message }) => ({ path: `dispatchRules.${String(index)}.${field}`, message }));
  }
}

function shapeFaults(rule: Record<string, unknown>, index: number): FieldError[] {
  const given = plainToInstance(DispatchRuleBody, rule);
  const faults = validateSync(given, { whitelist: true, forbidNonWhitelisted: true });
  return faults.flatMap(({ property, constraints = {} }) =>
    Object.values(constraints).map((message) => ({ path: `dispatchRules.${String(index)}.${property}`, message })),
  );
}
