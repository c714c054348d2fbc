import { Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import { AuditTrail } from '../audit/index.js';
import { Database, type Transaction } from '../database/index.js';
import { assertHolds, CONFIGURATION_STREAM } from '../identity/index.js';
import { Clock, DomainError, type Actor, type FieldError } from '../kernel/index.js';
import { lineFault, refuseFaults } from '../organisation/index.js';
import { ruleOf, type DispatchRule } from './dispatch-rule.js';
import { DISPATCH_ERRORS } from './dispatch-rules.errors.js';
import { DispatchTables } from './dispatch-tables.service.js';
import { inJson, TableCheck, type Shown } from './table-check.js';
import { readTableCsv } from './table-csv.js';
import { insertTable, lockTables, NO_TABLE, readTable } from './table-rows.js';

/** A new table, the version its author saw (null: whichever is in force), and why it is published. */
export interface TableDraft {
  rules: Partial<DispatchRule>[];
  basedOn: number | null;
  note?: string | null;
}

/** The version in force afterwards; warnings name rules that can never fit. */
export interface TablePublication {
  version: number;
  warnings: FieldError[];
}

/** Publishes a decision table as the next version. */
@Injectable()
export class PublishTable {
  constructor(
    private readonly database: Database,
    private readonly tables: DispatchTables,
    private readonly check: TableCheck,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts all rules in force, or none; rules equal to those in force make no new version. Throws `dispatch-table-refused`
   * naming rule and field, and `dispatch-table-changed`.
   */
  execute(actor: Actor, draft: TableDraft): Promise<TablePublication> {
    assertHolds(actor, 'system-administrator');
    return this.publish(actor, { ...draft, rules: draft.rules.map(ruleOf) }, inJson);
  }

  /** The same from a table in CSV; faults name lines. */
  fromCsv(actor: Actor, { csv, ...draft }: Omit<TableDraft, 'rules'> & { csv: string }): Promise<TablePublication> {
    assertHolds(actor, 'system-administrator');
    const { rules, lines, faults } = readTableCsv(csv);
    refuseFaults(DISPATCH_ERRORS['dispatch-table-refused'], faults);
    const shown: Shown = ({ index, field, message }) => lineFault(lines[index] ?? 0, `${field} ${message}`);
    return this.publish(actor, { ...draft, rules }, shown);
  }

  private async publish(actor: Actor, draft: TableDraft & { rules: DispatchRule[] }, shown: Shown) {
    const result = await this.database.transaction(async (tx) => {
      await lockTables(tx);
      const current = (await readTable(tx, null)) ?? NO_TABLE;
      assertNewest(current.version, draft.basedOn);
      const at = this.clock.now();
      const warnings = (await this.check.assertSound(tx, draft.rules, at, shown)).map(shown);
      if (canonicalize(current.rules) === canonicalize(draft.rules)) return { version: current.version, warnings };
      return { version: await this.insert(tx, { actor, at }, draft, current.version + 1), warnings };
    });
    await this.tables.refresh();
    return result;
  }

  private async insert(
    tx: Transaction,
    { actor, at }: { actor: Actor; at: Date },
    { rules, note = null }: TableDraft & { rules: DispatchRule[] },
    version: number,
  ): Promise<number> {
    const { id, username, name } = actor;
    await insertTable(tx, { version, rules, note, publishedAt: at, publishedBy: { id, username, name } });
    const data = { version, note, rules: rules.length };
    this.trail.record(tx, CONFIGURATION_STREAM, actor, { type: 'dispatch-table.published', at, data });
    return version;
  }
}

function assertNewest(version: number, basedOn: number | null): void {
  if (basedOn === null || version === basedOn) return;
  const current = { version };
  throw new DomainError(DISPATCH_ERRORS['dispatch-table-changed'], `Version ${String(version)} is in force.`, {
    current,
  });
}
