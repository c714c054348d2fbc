import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newId } from '../kernel/index.js';
import { BlobStore } from './blob-store.js';

/** Files under one folder, spread by the first two digits of their key. */
export class DiskBlobStore extends BlobStore {
  constructor(private readonly folder: string) {
    super();
  }

  /** Written beside and renamed, so that a kill never leaves half a file under its name. */
  async put(key: string, bytes: Buffer): Promise<void> {
    const path = this.path(key);
    await mkdir(dirname(path), { recursive: true });
    const beside = `${path}.${newId()}`;
    await writeFile(beside, bytes, { flush: true, mode: 0o600 });
    await rename(beside, path);
  }

  async get(key: string): Promise<Buffer | null> {
    return readFile(this.path(key)).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    });
  }

  private path(key: string): string {
    return join(this.folder, key.slice(0, 2), key);
  }
}
