import { once } from 'node:events';
import { readFile, rename, stat } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { WAY_OUT } from './binaries.js';
import type { Place } from './cluster.js';
import type { Launcher } from './launcher.js';
import { type Postmaster, clearDeadPidFile, lastPort, livingPostmaster } from './postmaster.js';

/** PostgreSQL settings by name. */
export type Settings = Record<string, string | number>;

const SETTINGS: Settings = {
  listen_addresses: '127.0.0.1',
  // in the data folder, which is its owner's alone
  unix_socket_directories: '.',
  max_connections: 100,
  shared_buffers: '128MB',
  jit: 'off',
  log_checkpoints: 'off',
  // keeps the values of violated keys, which may be personal data, out of the log
  log_error_verbosity: 'terse',
};

const ATTEMPTS = 5;
const RECOVERY_MS = 300_000;
const LOG_LIMIT = 16 * 1024 * 1024;

/**
 * Starts PostgreSQL on a prepared cluster, or finds the one a faster process started. Tries again while the port was
 * snatched or the last server's sessions still hold the shared memory.
 */
export async function startServer(place: Place, launcher: Launcher, settings: Settings): Promise<Postmaster> {
  await rotateLog(place.log);
  const before = await sizeOf(place.log);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await pause(50 * 2 ** attempt);
    await clearDeadPidFile(place.data);
    const postmaster = await startOnce(place, launcher, settings);
    if (postmaster) return postmaster;
  }
  const said = (await readFile(place.log)).subarray(before).toString('utf8').trim();
  throw new Error(`The embedded PostgreSQL does not start. ${WAY_OUT} Its log says:\n${said.slice(-2000)}`);
}

/** Waits for the server living on the cluster, which may be starting or stopping. Null when there is none (any more). */
export async function readyPostmaster(place: Place): Promise<Postmaster | null> {
  const deadline = performance.now() + RECOVERY_MS;
  for (;;) {
    const postmaster = await livingPostmaster(place.data);
    if (!postmaster || postmaster.ready) return postmaster;
    if (performance.now() > deadline) throw new Error(`PostgreSQL still recovers; ${place.log} says how far it is.`);
    await pause(10);
  }
}

async function startOnce(place: Place, launcher: Launcher, settings: Settings): Promise<Postmaster | null> {
  const port = await usualPort(place.data);
  const all = { ...SETTINGS, port, ...settings, 'lianxin.owner': process.pid };
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = launcher.start('postgres', ['-D', launcher.here(place.data), ...args], place.data, place.log);
  server.unref();
  await once(server, 'spawn');
  const hasEnded = (): boolean => server.exitCode !== null || server.signalCode !== null;
  while (!hasEnded() && !(await livingPostmaster(place.data))) await pause(10);
  return readyPostmaster(place);
}

/** The port of the last start, so that those who knew it find the server again; any other when it is taken. */
async function usualPort(data: string): Promise<number> {
  const last = await lastPort(data);
  return last === null ? freePort() : freePort(last).catch(() => freePort());
}

async function freePort(wanted = 0): Promise<number> {
  const server = createServer().listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );

/** Keeps one old log; a server runs on one file from its start to its end. */
async function rotateLog(log: string): Promise<void> {
  if ((await sizeOf(log)) > LOG_LIMIT) await rename(log, `${log}.1`);
}
