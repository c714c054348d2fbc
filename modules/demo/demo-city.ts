import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import { ImportCategories } from '../categories/index.js';
import { Accounts } from '../identity/index.js';
import { SYSTEM } from '../kernel/index.js';
import { ImportUnits, Organisation } from '../organisation/index.js';
import { DEMO_PASSWORD, centreAccounts, unitAccounts } from './demo-accounts.js';

const FOLDER = new URL('./city/', import.meta.url);

/** A city in the shape of Leshan's published organisation, with accounts for everyone: to try the system, never to run it. */
@Injectable()
export class DemoCity {
  constructor(
    private readonly importUnits: ImportUnits,
    private readonly importCategories: ImportCategories,
    private readonly organisation: Organisation,
    private readonly accounts: Accounts,
  ) {}

  /** Loads what is not there yet; what people changed since stays. */
  async load(): Promise<void> {
    if (this.organisation.all().length === 0) await this.loadTrees();
    const units = this.organisation.all().filter(({ kind }) => kind !== 'centre');
    await this.accounts.addMissing(SYSTEM, [...centreAccounts(), ...units.flatMap(unitAccounts)], DEMO_PASSWORD);
  }

  private async loadTrees(): Promise<void> {
    await this.importUnits.execute(SYSTEM, await shipped('organisation.csv'));
    await this.importCategories.execute(SYSTEM, { csv: await shipped('categories.csv'), note: '演示城市' });
  }
}

const shipped = (file: string): Promise<string> => readFile(fileURLToPath(new URL(file, FOLDER)), 'utf8');
