import type { PoolClient } from 'pg';
import type { EntityManager, EntityTarget, ObjectLiteral, QueryRunner, Repository } from 'typeorm';

import { runStatement } from './connection.js';

type Hook = () => void | Promise<void>;

/** @internal A savepoint would have been rolled back. `cause` is the error it would have been for. */
export class SavepointNeeded extends Error {
  constructor(override readonly cause: unknown) {
    super('a savepoint is needed');
  }
}

/** One database transaction; a use case opens exactly one and hands it down to every module it calls. */
export class Transaction {
  private readonly beforeCommitHooks: Hook[] = [];
  private readonly afterCommitHooks: Hook[] = [];
  private readonly afterRollbackHooks: Hook[] = [];
  private undoHooks: (() => void)[] = [];
  private savepoints = 0;
  private readonly sent: Promise<{ error: unknown } | null>[] = [];
  private readonly known = new Map<string, Promise<unknown>>();

  constructor(
    private readonly runner: QueryRunner,
    private readonly client: PoolClient,
    /** Savepoints are rarely needed, so they are only made once a transaction had to be run again for want of one. */
    private readonly withSavepoints = true,
  ) {}

  get manager(): EntityManager {
    return this.runner.manager;
  }

  repository<T extends ObjectLiteral>(entity: EntityTarget<T>): Repository<T> {
    return this.runner.manager.getRepository(entity);
  }

  /** Runs one parameterised statement; answers its rows, also for INSERT/UPDATE/DELETE … RETURNING. */
  async query<T = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    try {
      return (await runStatement<T>(this.client, sql, parameters)).rows;
    } catch (error) {
      await this.settle(); // a statement sent before may be why this one was refused
      throw error;
    }
  }

  /** Sends a statement nobody needs the answer of; when it fails, the transaction does, with its error. */
  send(sql: string, parameters: unknown[] = []): void {
    const outcome = runStatement(this.client, sql, parameters).then(
      () => null,
      (error: unknown) => ({ error }),
    );
    this.sent.push(outcome);
  }

  /** What `read` answers, read once in this transaction under this key: for what many of its rows have in common. */
  once<T>(key: string, read: () => Promise<T>): Promise<T> {
    const known = this.known.get(key) as Promise<T> | undefined;
    const answer = known ?? read();
    this.known.set(key, answer);
    return answer;
  }

  /** @internal Waits for everything sent; throws the first error among the answers. */
  async settle(): Promise<void> {
    const outcomes = await Promise.all(this.sent.splice(0));
    const failed = outcomes.find((outcome) => outcome !== null);
    if (failed) throw failed.error;
  }

  /** `hook` runs inside the transaction, after the work and before COMMIT; a throw rolls everything back. */
  beforeCommit(hook: Hook): void {
    this.beforeCommitHooks.push(hook);
  }

  /** `hook` runs once the work is durable; hooks run in order, all of them, and the caller sees what they throw. */
  afterCommit(hook: Hook): void {
    this.afterCommitHooks.push(hook);
  }

  /** `hook` runs when the work was undone; what it throws is logged, the caller sees the error of the work. */
  afterRollback(hook: Hook): void {
    this.afterRollbackHooks.push(hook);
  }

  /**
   * Runs `work`; when it throws, its statements and hooks are undone, the transaction goes on and the error is thrown.
   * The first time that happens the whole transaction is run again, with savepoints.
   */
  async savepoint<T>(work: () => Promise<T>): Promise<T> {
    if (!this.withSavepoints) return work().catch((error: unknown) => Promise.reject(new SavepointNeeded(error)));
    const name = `s${++this.savepoints}`;
    const outer = this.undoHooks;
    const counts = this.hookCounts();
    this.undoHooks = [];
    await this.query(`SAVEPOINT ${name}`);
    try {
      const result = await work();
      await this.settle();
      outer.push(...this.undoHooks);
      return result;
    } catch (error) {
      await this.settle().catch(() => undefined);
      await this.query(`ROLLBACK TO SAVEPOINT ${name}`);
      this.forget(counts);
      throw error;
    } finally {
      this.undoHooks = outer;
    }
  }

  /** `undo` runs when the savepoint around the caller is rolled back: for what was kept in memory meanwhile. */
  onUndo(undo: () => void): void {
    this.undoHooks.push(undo);
  }

  private hookCounts(): readonly [number, number, number] {
    return [this.beforeCommitHooks.length, this.afterCommitHooks.length, this.afterRollbackHooks.length];
  }

  private forget([beforeCommit, afterCommit, afterRollback]: readonly [number, number, number]): void {
    this.beforeCommitHooks.length = beforeCommit;
    this.afterCommitHooks.length = afterCommit;
    this.afterRollbackHooks.length = afterRollback;
    for (const undo of this.undoHooks.reverse()) undo();
  }

  /** @internal Runs the hooks before COMMIT; the first throw ends them. Only `Database` calls this. */
  async prepare(): Promise<void> {
    for (let next = this.beforeCommitHooks.shift(); next; next = this.beforeCommitHooks.shift()) await next();
  }

  /** @internal Runs every hook of an outcome that no hook can change any more; answers what they threw. Only `Database` calls this. */
  async finish(outcome: 'afterCommit' | 'afterRollback'): Promise<unknown[]> {
    const failures: unknown[] = [];
    for (const hook of this[`${outcome}Hooks`]) {
      await Promise.resolve()
        .then(hook)
        .catch((failure: unknown) => failures.push(failure));
    }
    return failures;
  }
}
