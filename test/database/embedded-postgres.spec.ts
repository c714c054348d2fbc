import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { startEmbeddedPostgres, stopEmbeddedPostgres } from '../../modules/database/index.js';
import { removeFolder, runSql, temporaryFolder } from '../support/index.js';
import { startProgram } from './programs.js';

let dataDir: string;

const newFolder = async (): Promise<void> => {
  dataDir = await temporaryFolder();
};

const data = (): string => join(dataDir, 'postgres', 'data');
const pidOf = async (): Promise<number> => parseInt(await readFile(join(data(), 'postmaster.pid'), 'utf8'), 10);
const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('the embedded PostgreSQL, the first time', () => {
  beforeEach(newFolder);
  afterEach(() => removeFolder(dataDir));

  it('starts after a kill at any moment of its first start', async () => {
    for (const moment of [150, 250, 400, 600, 800]) {
      const program = startProgram(dataDir);
      await pause(moment);
      await program.end('SIGKILL');
    }

    const postgres = await startEmbeddedPostgres({ dataDir });

    expect(await runSql(postgres.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect((await readdir(dataDir)).filter((name) => name.endsWith('.new'))).toEqual([]);
    await postgres.stop();
  });

  it('serves several processes that start it at once', async () => {
    const programs = [1, 2, 3].map(() => startProgram(dataDir));

    const urls = await Promise.all(programs.map((program) => program.url));

    expect(new Set(urls).size).toBe(1);
    for (const program of programs) await program.end('SIGKILL');
  });
});

describe('the embedded PostgreSQL', () => {
  beforeAll(newFolder);
  beforeAll(async () => (await startEmbeddedPostgres({ dataDir })).stop());
  afterEach(() => stopEmbeddedPostgres(dataDir));
  afterAll(() => removeFolder(dataDir));

  it('keeps its data when stopped and started again', async () => {
    const first = await startEmbeddedPostgres({ dataDir });
    await runSql(first.url, `CREATE TABLE matters AS SELECT '路灯不亮' AS title`);
    await first.stop();
    await expect(access(join(data(), 'postmaster.pid'))).rejects.toThrow('ENOENT');

    const second = await startEmbeddedPostgres({ dataDir });

    expect(await runSql(second.url, 'SELECT title FROM matters')).toEqual([{ title: '路灯不亮' }]);
    await second.stop();
  });

  it('is durable, UTF8, finds Chinese trigrams and listens on 127.0.0.1 alone', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir });

    const settings = `current_setting('fsync') AS fsync, current_setting('server_encoding') AS encoding,
      current_setting('listen_addresses') AS addresses, current_setting('unix_socket_directories') AS sockets,
      current_setting('jit') AS jit, current_setting('data_checksums') AS checksums`;
    expect(await runSql(postgres.url, `SELECT ${settings}`)).toEqual([
      { fsync: 'on', encoding: 'UTF8', addresses: '127.0.0.1', sockets: '.', jit: 'off', checksums: 'on' },
    ]);
    await runSql(postgres.url, 'CREATE EXTENSION pg_trgm');
    expect(await runSql(postgres.url, `SELECT cardinality(show_trgm('路灯照明')) AS trigrams`)).toEqual([
      { trigrams: 5 },
    ]);
  });

  it('lets nobody in without the password, which only its owner can read', async () => {
    const { url } = await startEmbeddedPostgres({ dataDir });

    expect((await stat(join(dataDir, 'postgres', 'password'))).mode & 0o777).toBe(0o600);
    await expect(runSql(url.replace(/:[^:@]*@/, ':guess@'), 'SELECT 1')).rejects.toThrow(
      'password authentication failed',
    );
  });

  it('takes over the server of a Node that was killed', async () => {
    const killed = startProgram(dataDir);
    const before = await killed.url;
    const pid = await pidOf();
    await killed.end('SIGKILL');
    expect(isThere(pid)).toBe(true);

    const after = await startEmbeddedPostgres({ dataDir });

    expect(after.url).toBe(before);
    expect(await runSql(after.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await after.stop();
    await expect(runSql(after.url, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED|ENOENT/);
  });

  it('leaves the server of a living process running', async () => {
    const owner = startProgram(dataDir);
    const url = await owner.url;
    const guest = await startEmbeddedPostgres({ dataDir });
    expect(guest.url).toBe(url);

    await guest.stop();
    expect(await runSql(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);

    await owner.end('SIGTERM');
    await expect(runSql(url, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED|ENOENT/);
  });

  it('survives the Ctrl-C that its terminal sends to the whole group', async () => {
    const owner = startProgram(dataDir, { prefix: ['setsid'] });
    const url = await owner.url;

    process.kill(-owner.child.pid!, 'SIGINT');
    await once(owner.child, 'close');

    expect(await runSql(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('recovers when PostgreSQL itself was killed', async () => {
    const first = await startEmbeddedPostgres({ dataDir });
    await runSql(first.url, 'CREATE TABLE survivors AS SELECT 1 AS one');
    const pid = await pidOf();
    process.kill(pid, 'SIGKILL');
    while (isThere(pid)) await pause(5);

    const second = await startEmbeddedPostgres({ dataDir });

    expect(await runSql(second.url, 'SELECT one FROM survivors')).toEqual([{ one: 1 }]);
  });

  it('that outlived whoever started it is not stopped by one of those who share it, only by the last', async () => {
    const program = startProgram(dataDir);
    const url = await program.url;
    await program.end('SIGKILL');
    const sharing = await startEmbeddedPostgres({ dataDir });
    const other = new Client({ connectionString: url });
    await other.connect();

    await sharing.stop();
    expect((await other.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);

    await other.end();
    await (await startEmbeddedPostgres({ dataDir })).stop();
    await expect(runSql(url, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED|ENOENT/);
  });

  it('is not fooled by a pid file that names a stranger', async () => {
    const stranger = spawn('sleep', ['600']);
    for (const pid of [`${stranger.pid}\n/elsewhere\n1\n5432\n\n127.0.0.1\n 1 1\nready\n`, '']) {
      await writeFile(join(data(), 'postmaster.pid'), pid);

      const postgres = await startEmbeddedPostgres({ dataDir });

      expect(await runSql(postgres.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await postgres.stop();
    }
    stranger.kill();
  });

  it('is not fooled by a pid file that names a zombie', async () => {
    // the shell has a child, then becomes a sleep that never asks for it
    const negligent = spawn('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 600'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [printed] = (await once(negligent.stdout, 'data')) as [Buffer];
    const zombie = Number(printed.toString());
    while (!/ Z /.test(await readFile(`/proc/${zombie}/stat`, 'utf8'))) await pause(5);
    await writeFile(join(data(), 'postmaster.pid'), `${zombie}\n${data()}\n1\n5432\n\n127.0.0.1\n 1 1\nready\n`);

    const postgres = await startEmbeddedPostgres({ dataDir });

    expect(await runSql(postgres.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await postgres.stop();
    negligent.kill();
  });

  it('says what is wrong when the data are another version’s', async () => {
    const version = await readFile(join(data(), 'PG_VERSION'));
    await writeFile(join(data(), 'PG_VERSION'), '14\n');

    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/made by PostgreSQL 14.*DATABASE_URL/);
    await writeFile(join(data(), 'PG_VERSION'), version);
  });

  it('shows the end of the log when it does not start', async () => {
    const broken = startEmbeddedPostgres({ dataDir, settings: { work_mem: 'much' } });

    await expect(broken).rejects.toThrow(/DATABASE_URL(.|\n)*invalid value for parameter "work_mem"/);
  });
});
