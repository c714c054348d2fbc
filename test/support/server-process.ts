import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A program of ours in a process of its own. */
export interface ProgramProcess {
  pid: number;
  /** Milliseconds from start to the line that says it is ready. */
  readyAfter: number;
  /** What it printed. */
  output(): string;
  /** Answers the exit code once it is gone; null when the signal ended it. */
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

/** A real server in a process of its own. */
export interface ServerProcess extends ProgramProcess {
  url: string;
}

const LONGEST_START = 60_000;

/** Those `npm start` gives. */
const FLAGS = startFlags();

function startFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
  return scripts.start.match(/--[a-z-]+(=\d+)?(?= )/g)?.filter((flag) => flag !== '--silent') ?? [];
}

/** Starts the built server with the environment given; answers once it is ready. */
export async function startServerProcess(env: Record<string, string>): Promise<ServerProcess> {
  return { url: `http://127.0.0.1:${env.PORT}`, ...(await startProgramProcess('server', env)) };
}

/** Starts a built program of apps/ with the environment given; answers once it says that it is ready. */
export async function startProgramProcess(
  app: 'server' | 'worker',
  env: Record<string, string>,
): Promise<ProgramProcess> {
  const started = performance.now();
  const child = spawn(process.execPath, [...FLAGS, `dist/apps/${app}/main.js`], {
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  await ready(child, app, output);
  return {
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

async function ready(child: ChildProcess, app: string, output: string[]): Promise<void> {
  const limit = performance.now() + LONGEST_START;
  while (!output.join('').includes('is ready')) {
    if (child.exitCode === null && performance.now() < limit) await wait(20);
    else {
      await end(child, 'SIGKILL');
      throw new Error(`the ${app} did not start:\n${output.join('')}`);
    }
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
  return child.exitCode;
}
