import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.js';

/** A numbered account of the operating system. */
export interface Account {
  uid: number;
  gid: number;
}

/** Runs PostgreSQL's programs as an account they accept: they refuse root, and accounts without a name. */
export class Launcher {
  constructor(
    private readonly binaries: Binaries,
    /** Account that must own the data folder, as the file system sees it. */
    readonly owner: Account,
    /** Command that takes the program as its argument, if any. */
    private readonly prefix: string[] = [],
    /** True when `owner` is not us: it may then be unable to walk the path to the data. */
    private readonly dropped = false,
  ) {}

  /** Major version of the programs, such as 18. */
  get major(): string {
    return this.binaries.version.split('.')[0]!;
  }

  /** How a program started in `folder` names it. The link in /proc needs no right on the folders above. */
  here(folder: string): string {
    return this.dropped ? '/proc/self/cwd' : folder;
  }

  /**
   * Starts bin/`program` in `folder`, in a session of its own so that Ctrl-C reaches the app first.
   * Its output is added to the file `log`.
   */
  start(program: string, args: string[], folder: string, log: string): ChildProcess {
    const [command, ...rest] = [...this.prefix, join(this.binaries.native, 'bin', program), ...args];
    const output = openSync(log, 'a', 0o600);
    try {
      return spawn(command!, rest, { ...this.options(folder), detached: true, stdio: ['ignore', output, output] });
    } finally {
      closeSync(output);
    }
  }

  /** True when programs run this way on this machine, and can write to `folder` unless it is handed over to `owner` first. */
  async works(folder: string): Promise<boolean> {
    const postgres = join(this.binaries.native, 'bin', 'postgres');
    const test = this.dropped ? 'exec "$0" --version' : 'test -w "$1" && exec "$0" --version';
    const [command, ...args] = [...this.prefix, 'sh', '-c', test, postgres, folder];
    try {
      await promisify(execFile)(command, args, this.options('/'));
      return true;
    } catch {
      return false;
    }
  }

  /** The environment is not ours: LANG, PGPORT and the like would leak into the cluster. */
  private options(folder: string): { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number } {
    const { PATH, TZ } = process.env;
    const env = { PATH, ...(TZ ? { TZ } : {}), LD_LIBRARY_PATH: this.binaries.libraryPath };
    return { cwd: folder, env, ...(this.dropped ? this.owner : {}) };
  }
}
