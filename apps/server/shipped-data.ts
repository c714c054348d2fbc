import { Injectable } from '@nestjs/common';
import { CodeLists } from '../../modules/cases/index.js';
import { Database } from '../../modules/database/index.js';
import { DemoCity } from '../../modules/demo/index.js';
import { CITY_PRESETS, Policies } from '../../modules/policies/index.js';
import { SlaPolicyLoader } from '../../modules/sla/index.js';

/** The data every installation starts from, and the demo city. */
@Injectable()
export class ShippedData {
  constructor(
    private readonly database: Database,
    private readonly codes: CodeLists,
    private readonly limits: SlaPolicyLoader,
    private readonly policies: Policies,
    private readonly city: DemoCity,
  ) {}

  /** `city` is one of the presets. */
  async load(demo: boolean, city: string): Promise<void> {
    const preset = CITY_PRESETS.find((known) => known === city);
    if (!preset) throw new Error(`CITY must be one of ${CITY_PRESETS.join(', ')}, not "${city}"`);
    await this.database.transaction(async (tx) => {
      await this.codes.load(tx);
      await this.limits.load(tx, preset);
      await this.policies.load(tx, preset);
    });
    if (demo) await this.city.load();
  }
}
