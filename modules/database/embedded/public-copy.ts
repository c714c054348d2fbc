import { chmod, cp, lstat, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Binaries, linkLibraries } from './binaries.js';

/**
 * Copies the programs to `<folder>/lianxin-postgres-<version>`, where every account may run them.
 * A copy that is there is used again if nobody but us can have written it.
 */
export async function copyBinaries(from: Binaries, folder: string): Promise<Binaries> {
  const native = join(folder, `lianxin-postgres-${from.version}`);
  if (await isTrusted(native)) return at(native, from);
  const fresh = await mkdtemp(`${native}-`);
  await cp(from.native, fresh, { recursive: true, verbatimSymlinks: true });
  await linkLibraries(from.native, join(fresh, 'lib'), '');
  await openToAll(fresh);
  return at(await settle(fresh, native), from);
}

const at = (native: string, from: Binaries): Binaries => ({ ...from, native, libraryPath: join(native, 'lib') });

async function isTrusted(folder: string): Promise<boolean> {
  const stat = await lstat(folder).catch(() => null);
  return stat !== null && stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0;
}

/** The package may have been installed under a tight umask. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) continue;
    const { mode } = await lstat(path);
    await chmod(path, mode & 0o100 ? 0o755 : 0o644);
  }
}

/** Gives the finished copy its lasting name; when that is taken, by a faster start or a stranger, answers what to use. */
async function settle(fresh: string, lasting: string): Promise<string> {
  try {
    await rename(fresh, lasting);
    return lasting;
  } catch {
    if (!(await isTrusted(lasting))) return fresh;
    await rm(fresh, { recursive: true });
    return lasting;
  }
}
