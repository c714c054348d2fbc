import { mkdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Client } from 'pg';
import { findBinaries } from './embedded/binaries.js';
import { chooseLauncher } from './embedded/choose-launcher.js';
import { NAME, type Place, placeUnder, prepareCluster } from './embedded/cluster.js';
import { type Postmaster, livingOwner, shutDown } from './embedded/postmaster.js';
import { type Settings, readyPostmaster, startServer } from './embedded/start-server.js';

/** A PostgreSQL of our own, on 127.0.0.1. */
export interface EmbeddedPostgres {
  /** postgresql:// with the superuser's password. */
  url: string;
  /** Fast shutdown, done when this resolves. Leaves a server alone that another living process started. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL whose data lie under `dataDir`, making it on first use (log: `dataDir`/postgres.log).
 * A server that outlived its killed Node is taken over. `settings` go to PostgreSQL; they do not reach a server that runs.
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
  return { url, stop: () => stopIfOurs(place) };
}

/** Stops the server living under `dataDir`, if any, whoever started it. */
export async function stopEmbeddedPostgres(dataDir: string): Promise<void> {
  await shutDown(placeUnder(dataDir).data);
}

async function start(place: Place, options: { dataDir: string; settings?: Settings }): Promise<Postmaster> {
  const binaries = await findBinaries(place.links);
  const launcher = await chooseLauncher(binaries, resolve(options.dataDir));
  await prepareCluster(place, launcher);
  return startServer(place, launcher, options.settings ?? {});
}

async function urlOf(place: Place, postmaster: Postmaster): Promise<string> {
  const password = await readFile(place.password, 'utf8');
  return `postgresql://${NAME}:${password}@127.0.0.1:${postmaster.port}/${NAME}`;
}

/** initdb makes no database of ours; two starting at once may both try. */
async function ensureDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url.replace(/[^/]*$/, 'postgres') });
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
  const owner = await livingOwner(place.data);
  if (owner === null || owner === process.pid) await shutDown(place.data);
}
