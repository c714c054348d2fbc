import { Injectable, Logger } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { runStatement } from './connection.js';
import { SavepointNeeded, Transaction } from './transaction.js';
import { inWorkScope } from './work-scope.js';

const MAX_TRIES = 4;

/** Serialisation failure or deadlock: the same work may well succeed now. */
const isLostRace = (error: unknown): boolean =>
  ['40001', '40P01'].includes((error as { code?: string } | null)?.code ?? '');

/** The door to PostgreSQL: one transaction per use case, and reads outside of one. */
@Injectable()
export class Database {
  private readonly logger = new Logger(Database.name);

  constructor(readonly dataSource: DataSource) {}

  /**
   * Runs `work` in one transaction (READ COMMITTED): all of it is kept, or none, and then the error of `work` is thrown.
   * An error of an `afterCommit` hook is thrown too, but the work stays kept. Lost races (serialisation, deadlock)
   * are tried again, so `work` must keep all it changes in the transaction.
   */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const { result, tx } = await this.keep(work);
    const failures = await tx.finish('afterCommit');
    if (failures.length > 1) throw new AggregateError(failures, 'Several hooks failed after the commit.');
    if (failures.length > 0) throw failures[0];
    return result;
  }

  /** Tries until the work is committed. What follows the commit is no part of it: it must never make the work run twice. */
  private async keep<T>(work: (tx: Transaction) => Promise<T>): Promise<{ result: T; tx: Transaction }> {
    let withSavepoints = false;
    for (let tries = 1; ; tries++) {
      const runner = this.dataSource.createQueryRunner();
      try {
        const client = (await runner.connect()) as PoolClient;
        const tx = new Transaction(runner, client, withSavepoints);
        return { result: await this.attempt(client, tx, work), tx };
      } catch (error) {
        const cause = error instanceof SavepointNeeded ? error.cause : error;
        withSavepoints ||= error instanceof SavepointNeeded;
        if (cause === error && (tries >= MAX_TRIES || !isLostRace(error))) throw error;
      } finally {
        await runner.release();
      }
    }
  }

  /** One statement in a transaction of its own; answers its rows. */
  async query<T = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    const runner = this.dataSource.createQueryRunner();
    try {
      return (await runStatement<T>((await runner.connect()) as PoolClient, sql, parameters)).rows;
    } finally {
      await runner.release();
    }
  }

  private async attempt<T>(client: PoolClient, tx: Transaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
    try {
      tx.send('BEGIN');
      const result = await inWorkScope(tx, () => work(tx));
      await tx.prepare();
      await this.commit(client, tx);
      return result;
    } catch (error) {
      await runStatement(client, 'ROLLBACK').catch(() => undefined);
      await tx.settle().catch(() => undefined);
      const failures = await tx.finish('afterRollback');
      for (const failure of failures) this.logger.error('A hook failed after a rollback', failure);
      throw error;
    }
  }

  /** COMMIT leaves together with the last statements; PostgreSQL makes it a rollback, and says so, when one of them failed. */
  private async commit(client: PoolClient, tx: Transaction): Promise<void> {
    const commit = runStatement(client, 'COMMIT');
    const [sent, { command }] = await Promise.all([tx.settle().catch((error: unknown) => ({ error })), commit]);
    if (sent) throw sent.error;
    if (command === 'ROLLBACK') throw new Error('a statement of the transaction failed, so nothing of it was kept');
  }
}
