import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { EngineBench } from '../../engine/support/engine.js';
import { runSql } from '../../support/index.js';

const PATIENCE_MS = 10_000;

/** A turn that stands still in the middle of its transaction. */
export interface HeldTurn {
  /** Resolves when the turn stands. */
  reached: Promise<void>;
  /** Lets it go on. */
  release(): void;
}

/** Two nodes of one city: each with connections, engine and caches of its own, on one database and by one clock. */
export class TwoNodes {
  private constructor(
    readonly a: EngineBench,
    readonly b: EngineBench,
  ) {}

  static async open(): Promise<TwoNodes> {
    const a = await EngineBench.open();
    return new TwoNodes(a, await a.another());
  }

  async close(): Promise<void> {
    await this.b.close();
    await this.a.close();
  }

  /** Starts commands while somebody holds the instance, and lets them go at once when all of them wait for it. */
  async collide<T>(instanceId: string, commands: (() => Promise<T>)[]): Promise<PromiseSettledResult<T>[]> {
    const holder = new Client({ connectionString: this.a.url });
    await holder.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT 1 FROM process_instance WHERE id = $1 FOR UPDATE', [instanceId]);
      const results = commands.map((command) => command());
      for (const result of results) result.catch(() => undefined);
      await until(async () => (await this.waitingForLocks()) >= commands.length);
      await holder.query('COMMIT');
      return await Promise.allSettled(results);
    } finally {
      await holder.end();
    }
  }

  /** Events of one type in the history of an instance. */
  async count(instanceId: string, type: string, elementId: string | null = null): Promise<number> {
    const [row] = await this.a.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM audit_event
       WHERE process_instance_id = $1 AND type = $2 AND ($3::text IS NULL OR element_id = $3)`,
      [instanceId, type, elementId],
    );
    return row?.count ?? 0;
  }

  /** Ends the connection whose transaction stands open and idle, as a broken network would; answers how many there were. */
  async breakOpenTransactions(): Promise<number> {
    const rows = await runSql(
      this.a.url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND state = 'idle in transaction' AND pid <> pg_backend_pid()`,
    );
    return rows.length;
  }

  private async waitingForLocks(): Promise<number> {
    const [row] = await runSql<{ count: number }>(
      this.a.url,
      `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return row?.count ?? 0;
  }
}

/** The next turn of `node` at an instance stands still before it commits. */
export function holdNextTurn(node: EngineBench, instanceId: string): HeldTurn {
  let [stands, release, held] = [() => {}, () => {}, false];
  const reached = new Promise<void>((resolve) => (stands = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  node.extensions.addListener({
    onStep: async ({ instance }) => {
      if (held || instance.id !== instanceId) return;
      held = true;
      stands();
      await released;
    },
  });
  return { reached, release: () => release() };
}

/** Asks until it is so. */
export async function until(isSo: () => Promise<boolean>, patience = PATIENCE_MS): Promise<void> {
  const deadline = performance.now() + patience;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`it did not become so: ${isSo.toString()}`);
    await pause(5);
  }
}

/** How commands ended: the codes of those refused, and `done` for the others, sorted. */
export const outcomes = (results: PromiseSettledResult<unknown>[]): string[] =>
  results
    .map((result) =>
      result.status === 'fulfilled' ? 'done' : (result.reason?.definition?.code ?? String(result.reason)),
    )
    .sort();
