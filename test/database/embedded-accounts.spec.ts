import { spawnSync } from 'node:child_process';
import { chmod, chown, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedPostgres, stopEmbeddedPostgres } from '../../modules/database/index.js';
import { removeFolder, runSql, temporaryFolder } from '../support/index.js';
import { startProgram } from './programs.js';

/** A plain user may not become another one, so there these rules are not tried out. */
const asRoot = process.getuid?.() === 0 ? describe : describe.skip;
const namespaces = spawnSync('unshare', ['--user', '--map-user=65534', '--map-group=65534', '--', 'true']).status === 0;
const NOBODY = 65534;
const NAMELESS = 54329;
const NO_NAME = /no name in \/etc\/passwd.*DATABASE_URL/;
const as = (uid: number): string[] => ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups'];

let folder: string;
let dataDir: string;
/** A folder for PATH whose `unshare` fails, as it does where user namespaces are forbidden. */
let noNamespaces: string;

/** What only root can try out: the machine's other accounts, and machines that forbid more. */
asRoot('the embedded PostgreSQL', () => {
  beforeEach(async () => {
    folder = await temporaryFolder();
    dataDir = join(folder, 'home', 'data');
    noNamespaces = join(folder, 'bin');
    await mkdir(dataDir, { recursive: true });
    await mkdir(noNamespaces);
    await writeFile(join(noNamespaces, 'unshare'), '#!/bin/sh\necho "Operation not permitted" >&2\nexit 1\n', {
      mode: 0o755,
    });
    await chmod(folder, 0o755);
  });
  afterEach(async () => {
    await stopEmbeddedPostgres(dataDir);
    await removeFolder(folder);
  });

  /** Real user id of the process that serves `dataDir`. */
  const account = async (): Promise<number> => {
    const pid = parseInt(await readFile(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8'), 10);
    return (await stat(`/proc/${pid}`)).uid;
  };

  /** Starts it, writes, kills the Node, starts it again the same way, reads, stops. */
  const liveThroughAKill = async (options: Parameters<typeof startProgram>[1]): Promise<number> => {
    const first = startProgram(dataDir, options);
    await runSql(await first.url, 'CREATE EXTENSION pg_trgm');
    await runSql(await first.url, 'CREATE TABLE kept AS SELECT 1 AS one');
    const uid = await account();
    await first.end('SIGKILL');
    const second = startProgram(dataDir, options);
    expect(await second.url).toBe(await first.url);
    expect(await runSql(await second.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
    await second.end('SIGTERM');
    await expect(runSql(await second.url, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED|ENOENT/);
    return uid;
  };

  it('runs as root in a home only root may enter, in a user namespace where the machine has them', async () => {
    await chmod(join(folder, 'home'), 0o700);

    expect((await liveThroughAKill({})) === 0).toBe(namespaces);
  });

  it('runs as an unprivileged account where namespaces are forbidden, in a home only root may enter', async () => {
    await chmod(join(folder, 'home'), 0o700);

    expect(await liveThroughAKill({ path: noNamespaces })).not.toBe(0);
  });

  it('runs as root in a home that belongs to somebody else', async () => {
    await chown(join(folder, 'home'), NOBODY, NOBODY);
    await chmod(join(folder, 'home'), 0o700);

    await liveThroughAKill({});
  });

  it('runs as a plain user', async () => {
    await chown(dataDir, NOBODY, NOBODY);

    expect(await liveThroughAKill({ prefix: as(NOBODY), path: noNamespaces })).toBe(NOBODY);
  });

  it('runs as a user the machine has no name for, where it has namespaces', async () => {
    await chown(dataDir, NAMELESS, NAMELESS);

    const living = liveThroughAKill({ prefix: as(NAMELESS) });

    await (namespaces ? expect(living).resolves.toBe(NAMELESS) : expect(living).rejects.toThrow(NO_NAME));
  });

  it('tells a user without a name, where namespaces are forbidden, what to do instead', async () => {
    await chown(dataDir, NAMELESS, NAMELESS);

    const hopeless = startProgram(dataDir, { prefix: as(NAMELESS), path: noNamespaces });

    await expect(hopeless.url).rejects.toThrow(NO_NAME);
  });

  it('keeps its data when the machine begins or ceases to forbid namespaces', async () => {
    const allowed = await startEmbeddedPostgres({ dataDir });
    await runSql(allowed.url, 'CREATE TABLE kept AS SELECT 1 AS one');
    await allowed.stop();

    for (const path of [noNamespaces, '']) {
      const program = startProgram(dataDir, { path });
      expect(await runSql(await program.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
      await program.end('SIGTERM');
    }
  });
});
