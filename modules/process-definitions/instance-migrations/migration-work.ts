import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Database, databaseFault } from '../../database/index.js';
import { Clock, DueWorkRegistry, type DueWork } from '../../kernel/index.js';
import { CaseMigration, UNDER_WAY } from './case-migration.js';
import type { PendingCase } from './migration-plan.js';
import { actorOf } from './person.js';

/** Instances worked on before other work of the process comes to its turn. */
const BATCH = 200;

/**
 * Works on the instances of ordered plans, each in a transaction of its own, on whichever node. A node that ends in the
 * middle leaves the rest to the others: what is kept is done, what is not is still to be done.
 */
@Injectable()
export class MigrationWork implements DueWork, OnModuleInit {
  readonly name = 'migrations';
  private readonly logger = new Logger(MigrationWork.name);

  constructor(
    private readonly database: Database,
    private readonly cases: CaseMigration,
    private readonly clock: Clock,
    private readonly registry: DueWorkRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.add(this);
  }

  async nextDueAt(): Promise<Date | null> {
    return (await this.database.query(UNDER_WAY)).length > 0 ? this.clock.now() : null;
  }

  /** One batch at most; answers how many instances. */
  async runDue(now: Date): Promise<number> {
    let worked = 0;
    while (worked < BATCH && (await this.next(now))) worked++;
    if (worked < BATCH) await this.database.transaction((tx) => this.cases.finish(tx));
    return worked;
  }

  /** One batch right now, for whoever has just ordered it. */
  runSome(): Promise<number> {
    return this.runDue(this.clock.now());
  }

  /** Answers false when nothing is left to be claimed. */
  private async next(now: Date): Promise<boolean> {
    const claimed: { pending?: PendingCase | null } = {};
    try {
      await this.database.transaction(async (tx) => {
        claimed.pending = await this.cases.claim(tx);
        if (claimed.pending)
          await this.cases.work(tx, claimed.pending, { actor: actorOf(claimed.pending.orderedBy), at: now });
      });
    } catch (error) {
      if (!claimed.pending || databaseFault(error)) throw error;
      await this.failed(claimed.pending, error, now);
    }
    return Boolean(claimed.pending);
  }

  private async failed(pending: PendingCase, error: unknown, now: Date): Promise<void> {
    this.logger.error(`instance ${pending.instanceId} could not be migrated: ${String(error)}`);
    const reason = error instanceof Error ? error.message : String(error);
    await this.database.transaction((tx) => this.cases.giveUp(tx, pending, reason, now));
  }
}
