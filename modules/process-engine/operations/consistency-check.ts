import { Injectable, Logger } from '@nestjs/common';
import { Database, type Transaction } from '../../database/index.js';
import { Clock, SYSTEM, newId } from '../../kernel/index.js';
import { IncidentBook } from '../incidents/incident-book.js';
import type { ProcessInstance } from '../instances/instance.js';
import { InstanceStore } from '../instances/instance-store.js';
import { ProcessFault } from '../run/process-fault.js';
import { StateComparison, type Difference } from './state-comparison.js';

export interface CheckReport {
  instances: number;
  differences: Difference[];
}

const BATCH = 200;

/** Recovers every running instance from its snapshot and compares what it waits for with the tables. */
@Injectable()
export class ConsistencyCheck {
  private readonly logger = new Logger(ConsistencyCheck.name);

  constructor(
    private readonly database: Database,
    private readonly store: InstanceStore,
    private readonly comparison: StateComparison,
    private readonly incidents: IncidentBook,
    private readonly clock: Clock,
  ) {}

  /** Checks all running instances; every difference is an incident, and the report is kept. */
  async run(): Promise<CheckReport> {
    const startedAt = this.clock.now();
    const report: CheckReport = { instances: 0, differences: [] };
    for (
      let after: string | null = null, batch = await this.next(after);
      batch.length > 0;
      batch = await this.next(after)
    ) {
      for (const id of batch) report.differences.push(...(await this.checkOne(id)));
      report.instances += batch.length;
      after = batch.at(-1) ?? null;
    }
    await this.database.query(
      `INSERT INTO consistency_check (id, started_at, finished_at, instances, differences) VALUES ($1, $2, $3, $4, $5)`,
      [newId(), startedAt, this.clock.now(), report.instances, JSON.stringify(report.differences)],
    );
    if (report.differences.length > 0)
      this.logger.error(`${report.differences.length} differences between states and tables`);
    return report;
  }

  private async next(after: string | null): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM process_instance WHERE status IN ('active', 'suspended') AND ($1::uuid IS NULL OR id > $1)
       ORDER BY id LIMIT ${BATCH}`,
      [after],
    );
    return rows.map(({ id }) => id);
  }

  private checkOne(id: string): Promise<Difference[]> {
    return this.database.transaction(async (tx) => {
      const locked = await this.store.lock(tx, id);
      const instance = locked && (await this.store.read(tx, id));
      if (!instance?.snapshot || instance.endedAt) return [];
      const differences = await this.comparison.compare(tx, instance);
      for (const difference of differences) await this.tell(tx, instance, difference);
      return differences;
    });
  }

  private async tell(tx: Transaction, instance: ProcessInstance, { elementId, what }: Difference): Promise<void> {
    if (await this.store.hasIncident(tx, instance.id, elementId)) return;
    const by = { actor: SYSTEM, at: this.clock.now() };
    const fault = new ProcessFault(elementId, `state and tables disagree: ${what}`);
    await this.incidents.raise(tx, instance, { fault, command: { kind: 'variables', variables: {} }, by });
  }
}
