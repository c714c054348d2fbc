import { AsyncLocalStorage } from 'node:async_hooks';
import type { Transaction } from './transaction.js';

/** What must be written in the very transaction that a request's work happens in. */
export interface WorkScope {
  /** Runs first in the transaction; a throw refuses the work. */
  begin(tx: Transaction): Promise<void>;
  /** Runs last, with what the work answers. */
  end(tx: Transaction, result: unknown): Promise<void>;
}

const scopes = new AsyncLocalStorage<{ scope: WorkScope | null }>();

/** Runs `work`; its first transaction that commits carries `scope` with it. */
export const withWorkScope = <T>(scope: WorkScope, work: () => T): T => scopes.run({ scope }, work);

/** Wraps the work of a transaction with the scope of the request it belongs to. */
export async function inWorkScope<T>(tx: Transaction, work: () => Promise<T>): Promise<T> {
  const holder = scopes.getStore();
  const scope = holder?.scope;
  if (!holder || !scope) return work();
  await scope.begin(tx);
  const result = await work();
  await scope.end(tx, result);
  tx.afterCommit(() => {
    holder.scope = null;
  });
  return result;
}
