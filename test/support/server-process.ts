import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A real server in a process of its own. */
export interface ServerProcess {
  url: string;
  pid: number;
  /** Milliseconds from start to the line that says it is ready. */
  readyAfter: number;
  /** What it printed. */
  output(): string;
  /** Answers the exit code once it is gone; null when the signal ended it. */
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

const PROGRAM = 'dist/apps/server/main.js';
const LONGEST_START = 60_000;

const FLAGS = ['--enable-source-maps', '--min-semi-space-size=32', '--max-semi-space-size=32'];

/** Starts the built server with the environment, and flags of Node besides those of `npm start`; answers once it is ready. */
export async function startServerProcess(env: Record<string, string>, flags: string[] = []): Promise<ServerProcess> {
  const started = performance.now();
  const child = spawn(process.execPath, [...FLAGS, ...flags, PROGRAM], {
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  await ready(child, output);
  return {
    url: `http://127.0.0.1:${env.PORT}`,
    pid: child.pid ?? 0,
    readyAfter: performance.now() - started,
    output: () => output.join(''),
    kill: (signal) => end(child, signal),
  };
}

/** A port nobody listens on. */
export async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return String(typeof address === 'object' ? address?.port : 0);
}

async function ready(child: ChildProcess, output: string[]): Promise<void> {
  const limit = performance.now() + LONGEST_START;
  while (!output.join('').includes('is ready')) {
    if (child.exitCode !== null || performance.now() > limit)
      throw new Error(`the server did not start:\n${output.join('')}`);
    await wait(20);
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
  return child.exitCode;
}
