import { AsyncLocalStorage } from 'node:async_hooks';
import type { Transaction } from './transaction.js';

/** What must be written in the very transaction that a request's work happens in. */
export interface WorkScope {
  /** Runs first in the transaction; a throw refuses the work. */
  begin(tx: Transaction): Promise<void>;
  /** Runs last, with what the work answers. */
  end(tx: Transaction, result: unknown): Promise<void>;
}

/** Work that was committed before: what it answered then. */
export interface WorkDone {
  result: unknown;
}

const scopes = new AsyncLocalStorage<{ scope: WorkScope | WorkDone | null }>();

/** Runs `work`; its first transaction that commits carries `scope` with it. */
export const withWorkScope = <T>(scope: WorkScope, work: () => T): T => scopes.run({ scope }, work);

/** Runs `work` once more; its first transaction does nothing but answer what it answered when it was committed. */
export const withWorkDone = <T>(done: WorkDone, work: () => T): T => scopes.run({ scope: done }, work);

/** Wraps the work of a transaction with the scope of the request it belongs to. */
export async function inWorkScope<T>(tx: Transaction, work: () => Promise<T>): Promise<T> {
  const holder = scopes.getStore();
  const scope = holder?.scope;
  if (!holder || !scope) return work();
  tx.afterCommit(() => {
    holder.scope = null;
  });
  if ('result' in scope) return scope.result as T;
  await scope.begin(tx);
  const result = await work();
  await scope.end(tx, result);
  return result;
}
