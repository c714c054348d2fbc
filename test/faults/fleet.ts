import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { stopEmbeddedPostgres } from '../../modules/database/index.js';
import { livingPostmaster, type Postmaster } from '../../modules/database/embedded/postmaster.js';
import { freePort, startProgramProcess, type ProgramProcess } from '../support/server-process.js';

/** What can be killed. */
export const TARGETS = ['server', 'worker', 'postmaster', 'backend'] as const;
export type Target = (typeof TARGETS)[number];

/** A program that is started again whenever it was killed, as an operator's service manager does. */
interface Member {
  app: 'server' | 'worker';
  env: Record<string, string>;
  process: ProgramProcess;
}

const ADMIN_PASSWORD = 'kill-test-12345';
const STARTS = 10;

/** Servers without a worker and workers beside them, all on one embedded PostgreSQL, each in a process of its own. */
export class Fleet {
  private readonly dataDir = mkdtempSync(join(tmpdir(), 'lianxin-faults-'));
  private members: Member[] = [];

  /** The first server makes the database and loads the demo city; the others share it. */
  static async open({ servers, workers }: { servers: number; workers: number }): Promise<Fleet> {
    const fleet = new Fleet();
    try {
      for (let count = 0; count < servers; count++) await fleet.add('server');
      for (let count = 0; count < workers; count++) await fleet.add('worker');
      return fleet;
    } catch (error) {
      await fleet.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.members.map(({ process }) => process.kill('SIGTERM')));
    await stopEmbeddedPostgres(this.dataDir);
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** Addresses of the servers. */
  get urls(): string[] {
    return this.members.filter(({ app }) => app === 'server').map(({ env }) => `http://127.0.0.1:${env.PORT}`);
  }

  readonly admin = { username: 'admin', password: ADMIN_PASSWORD };

  /** What every program printed since its last start. */
  get output(): string {
    return this.members.map(({ app, process }) => `--- ${app}\n${process.output()}`).join('\n');
  }

  /** Kills one of `target` with -9 and waits until a killed program of ours is back; `random` says which. */
  async kill(target: Target, random: () => number): Promise<void> {
    if (target === 'postmaster') {
      killNow((await this.postmaster()).pid);
      return;
    }
    if (target === 'backend') return this.killBackend(random);
    const candidates = this.members.filter(({ app }) => app === target);
    const member = pick(candidates, random);
    if (!member) return;
    await member.process.kill('SIGKILL');
    member.process = await startAgain(member);
  }

  /** Rows of one statement, asked again until the database answers. */
  async sql<T>(text: string, parameters: unknown[] = []): Promise<T[]> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.ask<T>(text, parameters);
      } catch (error) {
        if (tries === 100) throw error;
        await wait(100);
      }
    }
  }

  private async add(app: Member['app']): Promise<void> {
    const env = {
      ...{ DATA_DIR: this.dataDir, PORT: await freePort(), DATABASE_URL: '', DEMO: 'true' },
      ...{ WORKER: 'false', ADMIN_PASSWORD, DATABASE_POOL: '15' },
    };
    this.members.push({ app, env, process: await startProgramProcess(app, env) });
  }

  private async killBackend(random: () => number): Promise<void> {
    const backends = await this.ask<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    ).catch(() => []); // the database is coming back from the last kill
    killNow(pick(backends, random)?.pid);
  }

  private async ask<T>(text: string, parameters: unknown[] = []): Promise<T[]> {
    const password = readFileSync(join(this.dataDir, 'postgres', 'password'), 'utf8');
    const { port } = await this.postmaster();
    const client = new Client({ host: '127.0.0.1', port, user: 'lianxin', password, database: 'lianxin' });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query(text, parameters)).rows as T[];
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** The one that lives now, or the next one when the last was killed just now. */
  private async postmaster(): Promise<Postmaster> {
    for (;;) {
      const living = await livingPostmaster(join(this.dataDir, 'postgres', 'data'));
      if (living) return living;
      await wait(20);
    }
  }
}

/** A database that is just coming back may end a start; whoever manages services tries again. */
async function startAgain({ app, env }: Member): Promise<ProgramProcess> {
  for (let tries = 1; ; tries++) {
    try {
      return await startProgramProcess(app, env);
    } catch (error) {
      if (tries === STARTS) throw error;
    }
  }
}

/** Our own children and those of our own PostgreSQL, which may be gone already. */
function killNow(pid: number | undefined): void {
  if (!pid) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const pick = <T>(items: T[], random: () => number): T | undefined => items[Math.floor(random() * items.length)];
