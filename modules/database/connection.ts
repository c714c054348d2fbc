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

interface Corkable {
  connection: { stream: { cork(): void; uncork(): void } };
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
  const { stream } = (client as unknown as Corkable).connection;
  stream.cork();
  process.nextTick(() => {
    stream.uncork();
  });
  const named = values.length > 0 ? { name: nameOf(sql) } : {};
  const { rows, command } = await client.query({ ...named, text: sql, values });
  return { rows: rows as T[], command };
}
