import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/index.js';
import { Database, type Transaction } from '../database/index.js';
import { assertHolds, CONFIGURATION_STREAM } from '../identity/index.js';
import { Clock, type Actor } from '../kernel/index.js';
import { refuseFaults } from './csv-table.js';
import { ORGANISATION_ERRORS } from './organisation.errors.js';
import { Organisation } from './organisation.service.js';
import { readUnits, type UnitFile } from './unit-csv.js';
import { planFaults, planImport } from './unit-plan.js';
import { allUnits, lockUnits, upsertUnits } from './unit-rows.js';

/** How many units an import added, altered and found as they should be. */
export interface UnitImport {
  created: number;
  changed: number;
  unchanged: number;
}

/** Brings the units of a file into the tree; units it does not name stay as they are. */
@Injectable()
export class ImportUnits {
  constructor(
    private readonly database: Database,
    private readonly organisation: Organisation,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Imports all of `csv` (`code,parent,tier,name,kind[,enabled]`) or nothing. Throws `unit-import-refused`. */
  async execute(actor: Actor, csv: string): Promise<UnitImport> {
    assertHolds(actor, 'system-administrator');
    const file = readUnits(csv);
    const result = await this.database.transaction((tx) => this.apply(tx, actor, file));
    await this.organisation.refresh();
    return result;
  }

  private async apply(tx: Transaction, actor: Actor, { lines, faults }: UnitFile): Promise<UnitImport> {
    await lockUnits(tx);
    const { units } = await allUnits(tx);
    refuseFaults(ORGANISATION_ERRORS['unit-import-refused'], [...faults, ...planFaults(units, lines)]);
    const { created, changed } = planImport(units, lines);
    if (created.length + changed.length > 0) {
      await upsertUnits(tx, [...created, ...changed.map(({ after }) => after)]);
      const event = { type: 'organisation.imported', at: this.clock.now(), data: { created, changed } };
      this.trail.record(tx, CONFIGURATION_STREAM, actor, event);
    }
    return { created: created.length, changed: changed.length, unchanged: units.length - changed.length };
  }
}
