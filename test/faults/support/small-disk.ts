import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/index.js';

/** A file system of a few megabytes of its own, in memory. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** Null where we may not mount: only root may. */
  static async mount(megabytes: number): Promise<SmallDisk | null> {
    const folder = await temporaryFolder();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
      return new SmallDisk(folder);
    } catch {
      rmSync(folder, { recursive: true });
      return null;
    }
  }

  /** Uses up all room that is left. */
  fill(): void {
    const block = Buffer.alloc(4096);
    try {
      for (;;) writeFileSync(join(this.folder, 'ballast'), block, { flag: 'a' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }

  makeRoom(): void {
    rmSync(join(this.folder, 'ballast'), { force: true });
  }

  unmount(): void {
    execFileSync('umount', ['--lazy', this.folder]);
    rmSync(this.folder, { recursive: true });
  }
}
