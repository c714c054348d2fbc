import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/index.js';
import { Database, type Transaction } from '../database/index.js';
import { assertHolds, CONFIGURATION_STREAM } from '../identity/index.js';
import { Clock, newId, type Actor, type FieldError } from '../kernel/index.js';
import { lineFault, Organisation, refuseFaults } from '../organisation/index.js';
import { CATEGORY_ERRORS } from './categories.errors.js';
import { Categories } from './categories.service.js';
import { readCategories, type CategoryLine } from './category-csv.js';
import { insertVersion, lockVersions, NOTHING, versionHead, withCategories } from './category-rows.js';
import { difference, isNothing, type CategoryDifference } from './category-difference.js';
import type { Category } from './category.js';

/** A table (`code,parent,name,defaultDepartment`), and why it is published. */
export interface CategoryDraft {
  csv: string;
  note?: string | null;
}

/** The version in force after an import. */
export interface CategoryImport extends CategoryDifference {
  version: number;
}

/** Publishes a table as the next version of the categories. */
@Injectable()
export class ImportCategories {
  constructor(
    private readonly database: Database,
    private readonly categories: Categories,
    private readonly organisation: Organisation,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts the whole table in force, or nothing; a table equal to what is in force
   * makes no new version. Throws `category-import-refused`.
   */
  async execute(actor: Actor, { csv, note = null }: CategoryDraft): Promise<CategoryImport> {
    assertHolds(actor, 'system-administrator');
    await this.organisation.refresh();
    const { lines, faults } = readCategories(csv);
    refuseFaults(CATEGORY_ERRORS['category-import-refused'], [
      ...faults,
      ...lines.flatMap((line) => this.unitFaults(line)),
    ]);
    const categories = lines.map(({ line: _line, ...category }) => category);
    const result = await this.database.transaction((tx) => this.publish(tx, actor, categories, note));
    await this.categories.refresh();
    return result;
  }

  private async publish(
    tx: Transaction,
    actor: Actor,
    categories: Category[],
    note: string | null,
  ): Promise<CategoryImport> {
    await lockVersions(tx);
    const head = (await versionHead(tx, null)) ?? NOTHING;
    const before = await withCategories(tx, head);
    const changes = difference(before.tree.nodes, categories);
    if (isNothing(changes)) return { version: head.version, ...changes };
    const version = head.version + 1;
    const { id, username, name } = actor;
    const [publishedAt, publishedBy] = [this.clock.now(), { id, username, name }];
    await insertVersion(tx, { id: newId(), version, publishedAt, publishedBy, note }, categories);
    const data = { version, note, ...changes };
    this.trail.record(tx, CONFIGURATION_STREAM, actor, { type: 'categories.published', at: publishedAt, data });
    return { version, ...changes };
  }

  private unitFaults({ line, defaultUnitCode }: CategoryLine): FieldError[] {
    if (defaultUnitCode === null) return [];
    const unit = this.organisation.find(defaultUnitCode);
    if (!unit) return [lineFault(line, `defaultDepartment "${defaultUnitCode}" is not a unit`)];
    return unit.enabled ? [] : [lineFault(line, `defaultDepartment "${defaultUnitCode}" takes no more work`)];
  }
}
