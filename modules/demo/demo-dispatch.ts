import { Injectable } from '@nestjs/common';
import { DispatchTables, PublishTable } from '../dispatch-rules/index.js';
import { DomainError, SYSTEM } from '../kernel/index.js';
import { shipped } from './shipped-file.js';

/** A small table for the dispatch of the demo city, each rule with its clause. */
@Injectable()
export class DemoDispatch {
  constructor(
    private readonly tables: DispatchTables,
    private readonly publishTable: PublishTable,
  ) {}

  /** Publishes it where no table ever was; a city whose units or categories no longer fit it does without. */
  async publish(): Promise<void> {
    await this.tables.refresh();
    if (this.tables.current().version > 0) return;
    try {
      const csv = await shipped('dispatch-table.csv');
      await this.publishTable.fromCsv(SYSTEM, { csv, basedOn: 0, note: '演示城市' });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
}
