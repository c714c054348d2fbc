import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../modules/database/index.js';
import { CITY_PRESETS, Policies } from '../../modules/policies/index.js';
import { SlaPolicyLoader } from '../../modules/sla/index.js';

/** The limits and rules of a preset city. */
@Injectable()
export class ShippedRules {
  constructor(
    private readonly limits: SlaPolicyLoader,
    private readonly policies: Policies,
  ) {}

  /** Adds what is not there yet. Throws a plain sentence for a city that has no preset. */
  async load(tx: Transaction, city: string): Promise<void> {
    const preset = CITY_PRESETS.find((known) => known === city);
    if (!preset) throw new Error(`CITY must be one of ${CITY_PRESETS.join(', ')}, not "${city}"`);
    await this.limits.load(tx, preset);
    await this.policies.load(tx, preset);
  }
}
