import { Injectable } from '@nestjs/common';
import { CodeLists } from '../../modules/cases/index.js';
import { Database } from '../../modules/database/index.js';
import { DemoCity } from '../../modules/demo/index.js';
import { NotificationTemplates } from '../../modules/notifications/index.js';
import { ShippedRules } from './shipped-rules.js';

/** The data every installation starts from, and the demo city. */
@Injectable()
export class ShippedData {
  constructor(
    private readonly database: Database,
    private readonly codes: CodeLists,
    private readonly rules: ShippedRules,
    private readonly templates: NotificationTemplates,
    private readonly city: DemoCity,
  ) {}

  /** `city` is one of the presets. */
  async load(demo: boolean, city: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.codes.load(tx);
      await this.rules.load(tx, city);
      this.templates.load(tx);
    });
    if (demo) await this.city.load();
  }
}
