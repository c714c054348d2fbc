import { Injectable } from '@nestjs/common';
import { ImportCategories } from '../categories/index.js';
import { Accounts } from '../identity/index.js';
import { SYSTEM } from '../kernel/index.js';
import { ImportUnits, Organisation } from '../organisation/index.js';
import { DemoTables } from './demo-tables.js';
import { shipped } from './shipped-file.js';
import { DEMO_PASSWORD, centreAccounts, unitAccounts } from './demo-accounts.js';

/** A city in the shape of Leshan's published organisation, with accounts for everyone: to try the system, never to run it. */
@Injectable()
export class DemoCity {
  constructor(
    private readonly importUnits: ImportUnits,
    private readonly importCategories: ImportCategories,
    private readonly organisation: Organisation,
    private readonly accounts: Accounts,
    private readonly tables: DemoTables,
  ) {}

  /** Loads what is not there yet; what people changed since stays. */
  async load(): Promise<void> {
    if (this.organisation.all().length === 0) await this.loadTrees();
    await this.tables.load();
    const units = this.organisation.all().filter(({ kind }) => kind !== 'centre');
    await this.accounts.addMissing(SYSTEM, [...centreAccounts(), ...units.flatMap(unitAccounts)], DEMO_PASSWORD);
  }

  private async loadTrees(): Promise<void> {
    await this.importUnits.execute(SYSTEM, await shipped('organisation.csv'));
    await this.importCategories.execute(SYSTEM, { csv: await shipped('categories.csv'), note: '演示城市' });
  }
}
