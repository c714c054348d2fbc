import { parseArgs } from 'node:util';
import type { CaseStory } from './answers.js';
import { ApiClient, ApiError } from './api-client.js';
import { matters } from './matters.js';
import { Player, type PlayedCase } from './player.js';
import { closingTable, showProgress } from './report.js';

const USAGE = `npm run demo -- [--cases N] [--url http://127.0.0.1:12345] [--at-once N] [--admin-password P]
Plays the sample matters against a running server that has the demo city loaded.
With CLOCK=simulated and the admin password, the clock moves between steps, so that weeks take seconds.
`;

interface Options {
  url: string;
  cases: number;
  atOnce: number;
  adminPassword: string | undefined;
}

function options(): Options | null {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: `http://127.0.0.1:${process.env.PORT ?? '12345'}` },
      cases: { type: 'string', default: '36' },
      'at-once': { type: 'string', default: '4' },
      'admin-password': { type: 'string', default: process.env.ADMIN_PASSWORD },
      help: { type: 'boolean', default: false },
    },
  });
  const [cases, atOnce] = [Number(values.cases), Number(values['at-once'])];
  const usable = Number.isInteger(cases) && cases > 0 && Number.isInteger(atOnce) && atOnce > 0;
  return values.help || !usable ? null : { url: values.url, cases, atOnce, adminPassword: values['admin-password'] };
}

type Pace = (type: string, story: CaseStory) => Promise<void>;

/** Moves a simulated clock before each step: some minutes, and days where a department takes too long. */
async function timeMover({ url, adminPassword }: Options): Promise<Pace> {
  if (!adminPassword) return () => Promise.resolve();
  const admin = new ApiClient(url, { username: 'admin', password: adminPassword });
  const advance = (by: string) => admin.post('/api/v1/clock/advance', { by });
  try {
    await advance('PT1S');
  } catch (error) {
    if (error instanceof ApiError) return () => Promise.resolve();
    throw error;
  }
  let step = 0;
  return async (type, { index }) => {
    const slow = type === 'handle' && index % 9 === 5;
    await advance(slow ? 'P9D' : `PT${10 + ((step++ * 37) % 80)}M`);
  };
}

async function playAll(chosen: Options): Promise<PlayedCase[]> {
  const player = new Player(chosen.url, await timeMover(chosen));
  const waiting = matters(chosen.cases).map((matter, index) => ({ matter, index }));
  const played: PlayedCase[] = [];
  const line = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      played.push(await player.play(next.matter, next.index));
      showProgress(played.length, chosen.cases);
    }
  };
  await Promise.all(Array.from({ length: chosen.atOnce }, line));
  return played;
}

async function main(): Promise<void> {
  const chosen = options();
  if (!chosen) {
    process.stdout.write(USAGE);
    return;
  }
  const started = performance.now();
  const played = await playAll(chosen);
  process.stdout.write(closingTable(played, (performance.now() - started) / 1000));
  if (played.some(({ path }) => path === 'not archived')) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`\nThe demo stopped: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
