import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { findBinaries } from './embedded/binaries.js';
import { chooseLauncher } from './embedded/choose-launcher.js';
import { NAME, type Place, placeUnder, prepareCluster } from './embedded/cluster.js';
import { type Postmaster, livingOwner, livingPostmaster, shutDown } from './embedded/postmaster.js';
import { Revival } from './embedded/revival.js';
import { type Settings, readyPostmaster, startServer } from './embedded/start-server.js';

/** What this process looks after, by cluster. */
const revivals = new Map<string, Revival>();

/** A PostgreSQL of our own, on 127.0.0.1 and on a socket in its data folder. */
export interface EmbeddedPostgres {
  /** postgresql:// with the superuser's password. */
  url: string;
  /** Fast shutdown, done when this resolves. Leaves a server alone that another living process started. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL whose data lie under `dataDir`, making it on first use (log: `dataDir`/postgres.log).
 * A server that outlived its killed Node is taken over, one that another living process started is shared. Until `stop`
 * it is started again, on the same port, whenever it ends by itself. `settings` go to PostgreSQL; they do not reach a
 * server that runs.
 * Throws a sentence that names DATABASE_URL when this machine cannot run one.
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  settings?: Settings;
}): Promise<EmbeddedPostgres> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const place = placeUnder(options.dataDir);
  const postmaster = (await readyPostmaster(place)) ?? (await start(place, options));
  const url = await urlOf(place, postmaster);
  await ensureDatabase(url);
  const settings = { ...options.settings, port: postmaster.port };
  await revivals.get(place.cluster)?.end();
  revivals.set(place.cluster, new Revival(place, () => start(place, { ...options, settings })));
  return { url, stop: () => stopIfOurs(place) };
}

/** Stops the server living under `dataDir`, if any, whoever started it. */
export async function stopEmbeddedPostgres(dataDir: string): Promise<void> {
  await stop(placeUnder(dataDir));
}

async function start(place: Place, options: { dataDir: string; settings?: Settings }): Promise<Postmaster> {
  await rm(place.stopped, { force: true });
  const binaries = await findBinaries(place.links);
  const launcher = await chooseLauncher(binaries, resolve(options.dataDir));
  await prepareCluster(place, launcher);
  return startServer(place, launcher, options.settings ?? {});
}

/** Whether others work on a server that nobody owns: it outlived whoever started it. */
async function isUsed(place: Place): Promise<boolean> {
  const postmaster = await livingPostmaster(place.data);
  if (!postmaster?.ready) return false;
  const client = new Client({ connectionString: await urlOf(place, postmaster) });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    );
    return rowCount !== 0;
  } finally {
    await client.end();
  }
}

/** Says first that it is meant, so that nobody who shares the server starts it again. */
async function stop(place: Place): Promise<void> {
  await revivals.get(place.cluster)?.end();
  if (await livingPostmaster(place.data)) await writeFile(place.stopped, '');
  await shutDown(place.data);
}

/** Longest path of a socket that every system takes, in bytes. */
const SOCKET_PATH_LIMIT = 100;

/** Names the socket where its path can be used: it costs a tenth less than the loopback. */
async function urlOf(place: Place, { port }: Postmaster): Promise<string> {
  const url = new URL(`postgresql://${NAME}@127.0.0.1:${port}/${NAME}`);
  url.password = await readFile(place.password, 'utf8');
  const socket = join(place.data, `.s.PGSQL.${port}`);
  const usable = Buffer.byteLength(socket) <= SOCKET_PATH_LIMIT && (await isThere(socket));
  if (usable) url.searchParams.set('host', place.data);
  return url.href;
}

/** One that started before there were sockets may still run. */
const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** initdb makes no database of ours; two starting at once may both try. */
async function ensureDatabase(url: string): Promise<void> {
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  const client = new Client({ connectionString: maintenance.href });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [NAME]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${NAME}`).catch(ignoreDuplicate);
  } finally {
    await client.end();
  }
}

function ignoreDuplicate(error: Error & { code?: string }): void {
  if (error.code !== '42P04' && error.code !== '23505') throw error;
}

async function stopIfOurs(place: Place): Promise<void> {
  await revivals.get(place.cluster)?.end();
  const owner = await livingOwner(place.data);
  if (owner === process.pid || (owner === null && !(await isUsed(place)))) await stop(place);
}
