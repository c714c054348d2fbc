import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres, stopEmbeddedPostgres } from '../../../modules/database/index.js';
import { findBinaries } from '../../../modules/database/embedded/binaries.js';
import { chooseLauncher } from '../../../modules/database/embedded/choose-launcher.js';
import { placeUnder } from '../../../modules/database/embedded/cluster.js';
import { removeFolder, runSql, temporaryFolder } from '../../support/index.js';
import { freePort } from '../../support/server-process.js';
import { until } from './nodes.js';

/** An embedded PostgreSQL nobody looks after: when it is killed it stays dead, and it may stand by for another. */
export class RawPostgres {
  private constructor(
    private readonly folder: string,
    readonly port: number,
    private readonly process: ChildProcess,
  ) {}

  /** A new one with the empty database of ours. */
  static async open(): Promise<RawPostgres> {
    const folder = await temporaryFolder();
    await startEmbeddedPostgres({ dataDir: folder });
    await stopEmbeddedPostgres(folder);
    return RawPostgres.start(folder);
  }

  /** One that follows `primary`, of which it is a copy taken while that works; commits there wait for it from now on. */
  static async standbyOf(primary: RawPostgres): Promise<RawPostgres> {
    const folder = await temporaryFolder();
    await primary.copyTo(folder);
    const standby = await RawPostgres.start(folder);
    await runSql(primary.url, `ALTER SYSTEM SET synchronous_standby_names = '*'`);
    await runSql(primary.url, 'SELECT pg_reload_conf()');
    await until(async () => {
      const rows = await runSql(primary.url, `SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'`);
      return rows.length === 1;
    }, 30_000);
    return standby;
  }

  get url(): string {
    return this.urlAt(this.port);
  }

  /** The same account and database behind another port. */
  urlAt(port: number): string {
    return `postgresql://lianxin:${this.password}@127.0.0.1:${port}/lianxin`;
  }

  password = '';

  async kill(): Promise<void> {
    const gone = once(this.process, 'exit');
    const { data } = placeUnder(this.folder);
    process.kill(parseInt(await readFile(join(data, 'postmaster.pid'), 'utf8'), 10), 'SIGKILL');
    await gone;
  }

  /** A standby becomes the one that writes. */
  async promote(): Promise<void> {
    await runSql(this.url, 'SELECT pg_promote(true, 30)');
    await runSql(this.url, `ALTER SYSTEM RESET synchronous_standby_names`);
    await runSql(this.url, 'SELECT pg_reload_conf()');
  }

  close(): Promise<void> {
    return removeFolder(this.folder);
  }

  private static async start(folder: string): Promise<RawPostgres> {
    const place = placeUnder(folder);
    const launcher = await chooseLauncher(await findBinaries(place.links), folder);
    const port = Number(await freePort());
    const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '' };
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = launcher.start('postgres', ['-D', launcher.here(place.data), ...args], place.data, place.log);
    const postgres = new RawPostgres(folder, port, child);
    postgres.password = await readFile(place.password, 'utf8');
    await until(
      () =>
        runSql(postgres.url, 'SELECT 1').then(
          () => true,
          () => false,
        ),
      30_000,
    );
    return postgres;
  }

  /** What pg_basebackup does, which the package does not bring: the files between start and stop, and the label. */
  private async copyTo(folder: string): Promise<void> {
    const [from, to] = [placeUnder(this.folder), placeUnder(folder)];
    const client = new Client({ connectionString: this.url });
    await client.connect();
    await client.query(`SELECT pg_backup_start('standby', true)`);
    await cp(from.cluster, to.cluster, {
      recursive: true,
      preserveTimestamps: true,
      filter: (source) => !/postmaster\.(pid|opts)$/.test(source),
    });
    const { rows } = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(false)');
    await client.end();
    await writeFile(join(to.data, 'backup_label'), rows[0]!.labelfile);
    await writeFile(join(to.data, 'standby.signal'), '');
    const address = `host=127.0.0.1 port=${this.port} user=lianxin password=${this.password}`;
    await appendFile(join(to.data, 'postgresql.auto.conf'), `primary_conninfo = '${address}'\n`);
  }
}
