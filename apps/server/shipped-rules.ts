import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../modules/database/index.js';
import { ModePresets } from '../../modules/modes/index.js';
import { CITY_PRESETS, Policies } from '../../modules/policies/index.js';
import { SlaPolicyLoader } from '../../modules/sla/index.js';

/** The limits, rules and modes of a preset city. */
@Injectable()
export class ShippedRules {
  constructor(
    private readonly limits: SlaPolicyLoader,
    private readonly policies: Policies,
    private readonly modes: ModePresets,
  ) {}

  /** Adds what is not there yet. Throws a plain sentence for a city that has no preset. */
  async load(tx: Transaction, city: string): Promise<void> {
    const preset = CITY_PRESETS.find((known) => known === city);
    if (!preset) throw new Error(`CITY must be one of ${CITY_PRESETS.join(', ')}, not "${city}"`);
    await this.limits.load(tx, preset);
    await this.policies.load(tx, preset);
    await this.modes.load(tx);
  }
}
