import { parseArgs } from 'node:util';
import { ApiClient, ApiError } from './api-client.js';
import { matters } from './matters.js';
import { Player, type PlayedCase } from './player.js';
import { Weeks } from './weeks.js';
import type { CaseStory } from './story.js';
import { DEMO_PASSWORD } from '../../modules/demo/index.js';
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

/** The administrator's session where the clock is simulated; null where it is not, or the password was not given. */
async function keeperOfTime({ url, adminPassword }: Options): Promise<ApiClient | null> {
  if (!adminPassword) return null;
  const admin = new ApiClient(url, { username: 'admin', password: adminPassword });
  try {
    await admin.post('/api/v1/clock/advance', { by: 'PT1S' });
    return admin;
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}

/** Moves a simulated clock before each step: some minutes, and days where a department takes too long. */
function timeMover(admin: ApiClient | null): Pace {
  if (!admin) return () => Promise.resolve();
  const advance = (by: string) => admin.post('/api/v1/clock/advance', { by });
  let step = 0;
  return async (type, { index, urgency }) => {
    const slow = type === 'handle' && index % 9 === 5;
    const usual = `PT${10 + ((step++ * 37) % 80)}M`;
    await advance(urgency === 'urgent' ? urgentPause(type, index) : slow ? 'P9D' : usual);
  };
}

/** Minutes, where lives may be at stake; every fourth unit responds too late. */
const urgentPause = (type: string, index: number): string => (type === 'respond' && index % 4 === 0 ? 'PT26M' : 'PT4M');

async function playAll(chosen: Options): Promise<PlayedCase[]> {
  const admin = await keeperOfTime(chosen);
  const player = new Player(chosen.url, timeMover(admin));
  const all = matters(chosen.cases).map((matter, index) => ({ matter, index }));
  const played: PlayedCase[] = [];
  const line = async (waiting: typeof all) => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      played.push(await player.play(next.matter, next.index, true));
      showProgress(played.length, chosen.cases);
    }
  };
  const usual = all.filter(({ matter }) => matter.urgency !== 'urgent');
  await Promise.all(Array.from({ length: chosen.atOnce }, () => line(usual)));
  // one after the other: the one clock that all share would make each late for the others' sake
  await line(all.filter(({ matter }) => matter.urgency === 'urgent'));
  if (!admin) return played;
  const supervisor = new ApiClient(chosen.url, { username: 'duban', password: DEMO_PASSWORD });
  const called = await new Weeks(player, admin, supervisor).pass();
  return [...(await Promise.all(played.map((each) => player.again(each)))), ...called];
}

async function main(): Promise<void> {
  const chosen = options();
  if (!chosen) {
    process.stdout.write(USAGE);
    return;
  }
  const started = performance.now();
  const played = await playAll(chosen);
  const seconds = (performance.now() - started) / 1000;
  const supervisor = new ApiClient(chosen.url, { username: 'duban', password: DEMO_PASSWORD });
  process.stdout.write(await closingTable(supervisor, played, seconds));
  if (played.some(({ archived }) => !archived)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`\nThe demo stopped: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
