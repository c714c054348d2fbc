import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Database, type Transaction } from '../database/index.js';
import { Clock, DueWorkRegistry, SYSTEM, type DueWork } from '../kernel/index.js';
import { Family } from './family.js';
import { InstanceStore } from './instances/instance-store.js';

const BATCH = 50;

interface DueTimer {
  instanceId: string;
  executionId: string;
  dueAt: Date;
}

/** Fires timers: each once, whichever worker comes first; families busy elsewhere are left for the next round. */
@Injectable()
export class TimerWork implements DueWork, OnModuleInit {
  readonly name = 'timers';
  private readonly logger = new Logger(TimerWork.name);

  constructor(
    private readonly database: Database,
    private readonly store: InstanceStore,
    private readonly family: Family,
    private readonly clock: Clock,
    private readonly registry: DueWorkRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.add(this);
  }

  async nextDueAt(): Promise<Date | null> {
    const [row] = await this.database.query<{ next: Date | null }>(
      `SELECT min(w.due_at) AS next FROM process_wait w JOIN process_instance i ON i.id = w.instance_id
       WHERE w.kind = 'timer' AND NOT w.held AND i.status = 'active'`,
    );
    return row?.next ?? null;
  }

  async runDue(now: Date): Promise<number> {
    const due = await this.database.query<DueTimer>(
      `SELECT w.instance_id AS "instanceId", w.execution_id AS "executionId", w.due_at AS "dueAt"
       FROM process_wait w JOIN process_instance i ON i.id = w.instance_id
       WHERE w.kind = 'timer' AND NOT w.held AND w.due_at <= $1 AND i.status = 'active' ORDER BY w.due_at LIMIT ${BATCH}`,
      [now],
    );
    let fired = 0;
    for (const timer of due) if (await this.attempt(timer)) fired++;
    return fired;
  }

  /** One timer that cannot be fired never keeps the others waiting; it is tried again in the next round. */
  private async attempt(timer: DueTimer): Promise<boolean> {
    try {
      return await this.database.transaction((tx) => this.fire(tx, timer));
    } catch (error) {
      this.logger.error(`timer ${timer.executionId} of ${timer.instanceId} could not be fired: ${String(error)}`);
      return false;
    }
  }

  private async fire(tx: Transaction, { instanceId, executionId, dueAt }: DueTimer): Promise<boolean> {
    const instance = await this.store.lock(tx, instanceId, true);
    if (instance?.status !== 'active' || !(await this.isStillDue(tx, instanceId, executionId, dueAt))) return false;
    const by = { actor: SYSTEM, at: this.clock.now() };
    await this.family.run(tx, instance, { kind: 'answer', executionId, variables: {}, because: 'timer.fired' }, by);
    return true;
  }

  private async isStillDue(tx: Transaction, instanceId: string, executionId: string, dueAt: Date): Promise<boolean> {
    const rows = await tx.query(
      `SELECT 1 FROM process_wait WHERE instance_id = $1 AND execution_id = $2 AND due_at = $3 AND NOT held`,
      [instanceId, executionId, dueAt],
    );
    return rows.length > 0;
  }
}
