import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transaction } from './transaction.js';

/** The door to PostgreSQL: one transaction per use case, and reads outside of one. */
@Injectable()
export class Database {
  constructor(readonly dataSource: DataSource) {}

  /** Runs `work` in one transaction (READ COMMITTED): all of it is kept, or none. */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const tx = new Transaction(runner);
    try {
      await runner.startTransaction();
      const result = await work(tx);
      await tx.run('beforeCommit');
      await runner.commitTransaction();
      await runner.release();
      await tx.run('afterCommit');
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      await tx.run('afterRollback');
      throw error;
    } finally {
      if (!runner.isReleased) await runner.release();
    }
  }

  /** One statement in a transaction of its own; answers its rows. */
  async query<T = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const result = await runner.query(sql, parameters, true);
      return (result.records ?? []) as T[];
    } finally {
      await runner.release();
    }
  }
}
