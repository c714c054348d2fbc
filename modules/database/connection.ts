import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';

/** What a statement did: its rows, and the word PostgreSQL names it by. */
export interface StatementResult<T> {
  rows: T[];
  command: string;
}

/** Statements are few and fixed in the code; each is parsed and planned once per connection, under the hash of its text. */
const names = new Map<string, string>();

function nameOf(sql: string): string {
  let name = names.get(sql);
  if (!name) {
    name = createHash('sha1').update(sql).digest('base64url');
    names.set(sql, name);
  }
  return name;
}

/** What is worth a plan; BEGIN, COMMIT and their like have none. */
const PLANNED = /^\s*(?:SELECT|WITH|INSERT|UPDATE|DELETE)\b/;

/** What node-postgres says when `query_timeout` is over. */
const NO_ANSWER = 'Query read timeout';

interface Wired {
  connection: { stream: { cork(): void; uncork(): void; destroy(error: Error): void } };
}

/**
 * Sends one statement on a pipelining connection; the answer comes in turn. Statements sent before the event loop goes
 * on leave in one packet.
 */
export async function runStatement<T>(
  client: PoolClient,
  sql: string,
  values: unknown[] = [],
): Promise<StatementResult<T>> {
  const { stream } = (client as unknown as Wired).connection;
  stream.cork();
  process.nextTick(() => {
    stream.uncork();
  });
  const named = PLANNED.test(sql) ? { name: nameOf(sql) } : {};
  try {
    const { rows, command } = await client.query({ ...named, text: sql, values });
    return { rows: rows as T[], command };
  } catch (error) {
    // PostgreSQL did not even say that the time was over: nothing more is to be had from this connection
    if ((error as Error).message === NO_ANSWER) stream.destroy(error as Error);
    throw error;
  }
}
