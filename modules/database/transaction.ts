import type { EntityManager, EntityTarget, ObjectLiteral, QueryRunner, Repository } from 'typeorm';

type Hook = () => void | Promise<void>;

/** One database transaction; a use case opens exactly one and hands it down to every module it calls. */
export class Transaction {
  private readonly beforeCommitHooks: Hook[] = [];
  private readonly afterCommitHooks: Hook[] = [];
  private readonly afterRollbackHooks: Hook[] = [];

  constructor(private readonly runner: QueryRunner) {}

  get manager(): EntityManager {
    return this.runner.manager;
  }

  repository<T extends ObjectLiteral>(entity: EntityTarget<T>): Repository<T> {
    return this.runner.manager.getRepository(entity);
  }

  /** Runs one parameterised statement; answers its rows, also for INSERT/UPDATE/DELETE … RETURNING. */
  async query<T = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    const result = await this.runner.query(sql, parameters, true);
    return (result.records ?? []) as T[];
  }

  /** `hook` runs inside the transaction, after the work and before COMMIT; a throw rolls everything back. */
  beforeCommit(hook: Hook): void {
    this.beforeCommitHooks.push(hook);
  }

  /** `hook` runs once the work is durable. */
  afterCommit(hook: Hook): void {
    this.afterCommitHooks.push(hook);
  }

  /** `hook` runs when the work was undone. */
  afterRollback(hook: Hook): void {
    this.afterRollbackHooks.push(hook);
  }

  /** @internal Only `Database` drives the hooks. */
  async run(phase: 'beforeCommit' | 'afterCommit' | 'afterRollback'): Promise<void> {
    const hooks = this[`${phase}Hooks`];
    for (let next = hooks.shift(); next; next = hooks.shift()) await next();
  }
}
