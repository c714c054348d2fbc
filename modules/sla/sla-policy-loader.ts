import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { insertPolicy, lockPolicies } from './policy-rows.js';
import { CITY_PRESETS, type CityPreset } from '../policies/index.js';
import { POLICY_PRESETS } from './policy-presets.js';

/** Puts the limits of a preset city in force. */
@Injectable()
export class SlaPolicyLoader {
  /**
   * Adds the policies of `preset` that the database does not know yet; answers how many. Safe at every start: what was
   * published or withdrawn since stays so. When another preset was in force its policies give way; `local` ones stay.
   */
  async load(tx: Transaction, preset: CityPreset): Promise<number> {
    await lockPolicies(tx);
    if (!(await this.isInForce(tx, preset))) await this.switchTo(tx, preset);
    const known = await tx.query<{ code: string }>('SELECT DISTINCT code FROM sla_policy');
    const codes = new Set(known.map(({ code }) => code));
    const missing = POLICY_PRESETS[preset].filter(({ code }) => !codes.has(code));
    for (const draft of missing) await insertPolicy(tx, draft);
    return missing.length;
  }

  private async isInForce(tx: Transaction, preset: CityPreset): Promise<boolean> {
    const rows = await tx.query('SELECT 1 FROM sla_policy WHERE enabled AND preset = $1 LIMIT 1', [preset]);
    return rows.length > 0;
  }

  private async switchTo(tx: Transaction, preset: CityPreset): Promise<void> {
    await tx.query('UPDATE sla_policy SET enabled = false WHERE enabled AND preset = ANY($1)', [CITY_PRESETS]);
    await tx.query(
      `UPDATE sla_policy SET enabled = true
       WHERE preset = $1 AND version = (SELECT max(version) FROM sla_policy AS other WHERE other.code = sla_policy.code)`,
      [preset],
    );
  }
}
