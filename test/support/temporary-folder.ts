import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopEmbeddedPostgres } from '../../modules/database/index.js';

const PREFIX = 'lianxin-test-';

/** Makes an empty folder that a later run removes when this process dies before it does so itself. */
export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
}

/** Removes a folder, and stops the embedded PostgreSQL that may live in it. */
export async function removeFolder(folder: string): Promise<void> {
  await stopEmbeddedPostgres(folder);
  await rm(folder, { recursive: true, force: true });
}

/** Removes what interrupted runs left; what another account left stays. */
export async function removeAbandonedFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split('-')[0]) : 0;
    if (pid && !isAlive(pid)) await removeFolder(join(tmpdir(), name)).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
