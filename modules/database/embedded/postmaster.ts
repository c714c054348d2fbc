import { readFile, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isTaken, lookUp } from './process-table.js';

/** The server process that owns a data folder. */
export interface Postmaster {
  pid: number;
  port: number;
  /** False while it starts, recovers or stops. */
  ready: boolean;
}

const PATIENCE_MS = 30_000;

/** Reads `postmaster.pid`: the pid is line 1, the port line 4, the state line 8. Null when there is no file. */
async function readPidFile(data: string): Promise<Postmaster | null> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => null);
  if (text === null) return null;
  const lines = text.split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** The PostgreSQL living on `data`, whoever started it. Null when none does, whatever the pid file says. */
export async function livingPostmaster(data: string): Promise<Postmaster | null> {
  const written = await readPidFile(data);
  if (!written?.pid) return null;
  const entry = await lookUp(written.pid);
  if (!entry) return null;
  const ours = entry.folder === null ? entry.name === 'postgres' : entry.folder === (await realpath(data));
  return ours ? written : null;
}

/**
 * Removes a pid file PostgreSQL would stumble over: an empty one, or one whose number a zombie or a stranger holds.
 * One whose number is free stays: PostgreSQL clears it itself, and without the race of two starting at once.
 */
export async function clearDeadPidFile(data: string): Promise<void> {
  const written = await readPidFile(data);
  if (!written || (await livingPostmaster(data))) return;
  if (!written.pid || isTaken(written.pid)) await rm(join(data, 'postmaster.pid'), { force: true });
}

/** Pid of the Node that started this server when that Node still lives; null for an orphan. */
export async function livingOwner(data: string): Promise<number | null> {
  const postmaster = await livingPostmaster(data);
  const parent = postmaster && (await lookUp(postmaster.pid))?.parent;
  const options = await readFile(join(data, 'postmaster.opts'), 'utf8').catch(() => '');
  return parent && options.includes(`"lianxin.owner=${parent}"`) ? parent : null;
}

/** Port the server on `data` was last started with; null before its first start. */
export async function lastPort(data: string): Promise<number | null> {
  const options = await readFile(join(data, 'postmaster.opts'), 'utf8').catch(() => '');
  return Number(/"port=(\d+)"/.exec(options)?.[1] ?? 0) || null;
}

/** Fast shutdown: sessions are ended, everything is written, the process is gone when this resolves. */
export async function shutDown(data: string): Promise<void> {
  const postmaster = await livingPostmaster(data);
  if (!postmaster) return;
  signal(postmaster.pid, 'SIGINT');
  if (await isGone(postmaster.pid, PATIENCE_MS)) return;
  signal(postmaster.pid, 'SIGQUIT');
  await isGone(postmaster.pid, PATIENCE_MS);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function isGone(pid: number, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (await lookUp(pid)) {
    if (performance.now() > deadline) return false;
    await pause(10);
  }
  return true;
}
