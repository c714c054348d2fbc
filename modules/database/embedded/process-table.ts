import { readFile, readlink } from 'node:fs/promises';

/** One line of the machine's process table. */
export interface ProcessEntry {
  name: string;
  parent: number;
  /** Folder the process works in; null when we may not look. */
  folder: string | null;
}

/** Reads the process `pid` from /proc. Null when there is none, or only its zombie. */
export async function lookUp(pid: number): Promise<ProcessEntry | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  const fields = stat === null ? null : /\((?<name>.*)\) (?<state>\S) (?<parent>\d+)/s.exec(stat)?.groups;
  if (!fields || 'ZX'.includes(fields.state!)) return null;
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => null);
  return { name: fields.name!, parent: Number(fields.parent), folder };
}

/** True when the number is taken, also by a zombie. */
export function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
