import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A child Node that runs `start-postgres.ts`. */
export interface Program {
  child: ChildProcess;
  /** Resolves with the printed URL; rejects with what it printed when it ends without one. */
  url: Promise<string>;
  /** Sends a signal and waits for the end of the Node, not of PostgreSQL. */
  end(signal: NodeJS.Signals): Promise<void>;
}

const LOADER = new URL('../support/load-typescript.js', import.meta.url);
const SCRIPT = fileURLToPath(new URL('start-postgres.ts', import.meta.url));

/** Starts a PostgreSQL from another process. `prefix` runs it as somebody else, `path` goes before PATH. */
export function startProgram(dataDir: string, { prefix = [] as string[], path = '' } = {}): Program {
  const [command, ...args] = [...prefix, process.execPath, '--import', LOADER.href, SCRIPT, dataDir];
  const env = { ...process.env, NODE_OPTIONS: '', PATH: path ? `${path}:${process.env.PATH}` : process.env.PATH };
  const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  const url = readUrl(child);
  url.catch(() => undefined);
  return { child, url, end };
}

async function readUrl(child: ChildProcess): Promise<string> {
  let printed = '';
  child.stderr!.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  for await (const chunk of child.stdout!) {
    printed += String(chunk);
    const url = /^postgresql:\S+$/m.exec(printed);
    if (url) return url[0];
  }
  throw new Error(printed);
}
