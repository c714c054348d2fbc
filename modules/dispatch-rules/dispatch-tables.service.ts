import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { DomainError, pageOf, readCursor, type Page, type PageRequest } from '../kernel/index.js';
import { SnapshotReader } from '../organisation/index.js';
import { DISPATCH_ERRORS } from './dispatch-rules.errors.js';
import { newestVersion, NO_TABLE, readHeads, readTable, type DispatchTable, type TableHead } from './table-rows.js';

/**
 * The decision table in force, read from memory. A publication of this process shows at once, one of another process
 * within a second or after `refresh`.
 */
@Injectable()
export class DispatchTables extends SnapshotReader<DispatchTable> {
  constructor(private readonly database: Database) {
    super({
      revision: async () => String(await newestVersion(database)),
      load: async () => {
        const value = (await readTable(database, null)) ?? NO_TABLE;
        return { revision: String(value.version), value };
      },
    });
  }

  /** The version in force; version 0 without rules while nothing was published. */
  current(): DispatchTable {
    return this.snapshot.value;
  }

  /** One version. Throws `dispatch-table-version-unknown`. */
  async version(version: number): Promise<DispatchTable> {
    const table = await readTable(this.database, version);
    if (table) return table;
    throw new DomainError(
      DISPATCH_ERRORS['dispatch-table-version-unknown'],
      `There is no version ${String(version)} of the table.`,
    );
  }

  /** The versions without their rules, newest first. */
  async versions({ limit, cursor }: PageRequest): Promise<Page<TableHead>> {
    const [before = null] = readCursor(cursor) ?? [];
    const rows = await readHeads(this.database, before === null ? null : Number(before) || 0, limit + 1);
    return pageOf(rows, limit, ({ version }) => [String(version)]);
  }
}
