import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../modules/database/index.js';
import {
  freePort,
  startProgramProcess,
  startServerProcess,
  type ProgramProcess,
  type ServerProcess,
} from '../support/server-process.js';
import { cpuOf, cpuOfFamily, peakMemory } from './cpu.js';

/** CPU seconds spent so far by the server processes, by PostgreSQL and by the bench. */
export interface Spent {
  node: number;
  postgres: number;
  bench: number;
}

/** A new embedded PostgreSQL, fsync on, with as many server processes as wanted; all of it is gone after `close`. */
export class Stage {
  private constructor(
    private readonly folder: string,
    private postgres: EmbeddedPostgres,
    readonly servers: ServerProcess[] = [],
    private readonly workers: ProgramProcess[] = [],
  ) {}

  static async open(servers: number): Promise<Stage> {
    const folder = mkdtempSync(join(tmpdir(), 'lianxin-bench-'));
    const stage = new Stage(folder, await startEmbeddedPostgres({ dataDir: folder }));
    for (let count = 0; count < servers; count++) await stage.startServer();
    return stage;
  }

  /** Every server takes requests and runs what falls due. */
  async startServer(more: Record<string, string> = {}): Promise<ServerProcess> {
    const env = {
      DATABASE_URL: this.postgres.url,
      PORT: await freePort(),
      DEMO: 'true',
      DATA_DIR: this.folder,
      ...more,
    };
    const server = await startServerProcess(env);
    this.servers.push(server);
    return server;
  }

  /** A process that runs what falls due and takes no requests. */
  async startWorker(): Promise<ProgramProcess> {
    const worker = await startProgramProcess('worker', { DATABASE_URL: this.postgres.url, DATA_DIR: this.folder });
    this.workers.push(worker);
    return worker;
  }

  async stopServers(): Promise<void> {
    for (const program of [...this.servers.splice(0), ...this.workers.splice(0)]) await program.kill('SIGTERM');
  }

  /** Stops everything and starts it with nothing in memory; answers the milliseconds until a server was ready. */
  async coldStart(): Promise<number> {
    await this.stopServers();
    await this.postgres.stop();
    const started = performance.now();
    this.postgres = await startEmbeddedPostgres({ dataDir: this.folder });
    await this.startServer();
    return performance.now() - started;
  }

  /** Runs SQL beside the servers; answers the rows of the last statement. */
  async sql<T>(text: string, values?: unknown[]): Promise<T[]> {
    const client = new Client({ connectionString: this.postgres.url });
    await client.connect();
    try {
      const answer: unknown = await client.query(text, values);
      const last = (Array.isArray(answer) ? answer.at(-1) : answer) as { rows: T[] };
      return last.rows;
    } finally {
      await client.end();
    }
  }

  spent(): Spent {
    const own = process.cpuUsage();
    const node = this.servers.reduce((total, { pid }) => total + cpuOf(pid), 0);
    return { node, postgres: cpuOfFamily(this.postmaster()), bench: (own.user + own.system) / 1e6 };
  }

  /** Of the server process that held most, MB. */
  peakMemory(): number {
    return Math.max(...this.servers.map(({ pid }) => peakMemory(pid)));
  }

  async close(): Promise<void> {
    await this.stopServers();
    await this.postgres.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private postmaster(): number {
    return Number.parseInt(readFileSync(join(this.folder, 'postgres', 'data', 'postmaster.pid'), 'utf8'), 10);
  }
}
