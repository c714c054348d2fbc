import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, lchown, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { WAY_OUT } from './binaries.js';
import type { Account, Launcher } from './launcher.js';
import { lookUp } from './process-table.js';

/** Superuser and database of the embedded server. */
export const NAME = 'lianxin';

/** Where the parts of an embedded server lie. */
export interface Place {
  /** Holds the two below; appears in one step, complete. */
  cluster: string;
  /** PostgreSQL's data folder. */
  data: string;
  /** File with the superuser's password, readable by its owner alone. */
  password: string;
  log: string;
  /** File that is there while the server rests because somebody stopped it. */
  stopped: string;
  /** Folder of library links. */
  links: string;
}

/** The layout under `dataDir`. */
export function placeUnder(dataDir: string): Place {
  const root = resolve(dataDir);
  const cluster = join(root, 'postgres');
  const [log, stopped] = [join(root, 'postgres.log'), join(root, 'postgres.stopped')];
  return { ...clusterAt(cluster), log, stopped, links: join(root, 'postgres-libraries') };
}

const clusterAt = (cluster: string): Pick<Place, 'cluster' | 'data' | 'password'> => ({
  cluster,
  data: join(cluster, 'data'),
  password: join(cluster, 'password'),
});

const INITDB = [
  `--username=${NAME}`,
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--lc-collate=C',
  '--lc-ctype=C.UTF-8',
  '--lc-messages=C',
  '--auth=scram-sha-256',
];

/** An initdb that outlived its Node may still be writing into what we remove. */
const REMOVE = { recursive: true, force: true, maxRetries: 10 };

/** Makes sure a cluster is there and belongs to the account the server runs as. No server may live on it. */
export async function prepareCluster(place: Place, launcher: Launcher): Promise<void> {
  await removeUnfinished(place);
  const version = await readFile(join(place.data, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version === null) return initialise(place, launcher);
  if (version.trim() !== launcher.major) {
    throw new Error(
      `${place.data} was made by PostgreSQL ${version.trim()}; the program brings PostgreSQL ${launcher.major}. ` +
        `Move the data over with pg_dump and start with an empty folder. ${WAY_OUT}`,
    );
  }
  await giveTo(launcher.owner, place.cluster);
}

/** initdb works in a folder of its own that gets its name when finished: killed anywhere, the next start begins anew. */
async function initialise(place: Place, launcher: Launcher): Promise<void> {
  const fresh = clusterAt(`${place.cluster}.${process.pid}.new`);
  await mkdir(fresh.data, { recursive: true, mode: 0o700 });
  await writeFile(fresh.password, randomBytes(24).toString('hex'), { mode: 0o600 });
  await giveTo(launcher.owner, fresh.cluster);
  await runInitdb(fresh.data, launcher, place.log);
  await rename(fresh.cluster, place.cluster).catch(() => yieldTo(place, fresh.cluster));
}

/** Another process was faster, unless the folder with our name holds something else. */
async function yieldTo(place: Place, fresh: string): Promise<void> {
  await rm(fresh, REMOVE);
  const winner = await readFile(join(place.data, 'PG_VERSION')).catch(() => null);
  if (!winner) throw new Error(`${place.cluster} holds no complete database; move it away to start anew. ${WAY_OUT}`);
}

async function runInitdb(data: string, launcher: Launcher, log: string): Promise<void> {
  const here = launcher.here(data);
  const initdb = launcher.start('initdb', ['-D', here, `--pwfile=${here}/../password`, ...INITDB], data, log);
  const [code] = await once(initdb, 'exit').catch((error: unknown) => [(error as Error).message]);
  if (code !== 0) throw new Error(`initdb failed (${code ?? 'killed'}); ${log} says why. ${WAY_OUT}`);
}

/** Folders left by starts that were killed in the middle. */
async function removeUnfinished(place: Place): Promise<void> {
  const root = dirname(place.cluster);
  for (const name of await readdir(root)) {
    const pid = Number(/^postgres\.(\d+)\.new$/.exec(name)?.[1]);
    const abandoned = pid && (pid === process.pid || !(await lookUp(pid)));
    if (abandoned) await rm(join(root, name), REMOVE);
  }
}

/** Hands a folder over, itself last, so that a half-done handover is seen and done again. */
async function giveTo(account: Account, folder: string): Promise<void> {
  const { uid } = await stat(folder);
  if (uid === account.uid || process.getuid?.() !== 0) return;
  for (const name of await readdir(folder, { recursive: true })) {
    await lchown(join(folder, name), account.uid, account.gid);
  }
  await chown(folder, account.uid, account.gid);
}
