import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { table, type Figures } from './figures.js';
import { consolePages } from './scenarios/console.js';
import { inbox } from './scenarios/inbox.js';
import { lifecycles } from './scenarios/lifecycles.js';
import { stored } from './scenarios/stored.js';
import { timers } from './scenarios/timers.js';
import { urgent } from './scenarios/urgent.js';
import type { Scenario, Settings } from './scenarios/scenario.js';

const SCENARIOS: Record<string, Scenario> = { lifecycles, inbox, timers, stored, urgent, console: consolePages };

/** `npm run bench`: measures the scenarios named, each on an embedded PostgreSQL of its own with fsync on. */
async function main(): Promise<void> {
  const { scenarios, settings, out } = readArguments();
  const results: Record<string, Figures> = {};
  for (const [name, scenario] of scenarios) {
    const figures = await scenario(settings);
    results[name] = figures;
    process.stdout.write(table(name, figures));
  }
  const json = JSON.stringify(results);
  if (out) writeFileSync(out, `${json}\n`);
  process.stdout.write(`\n${json}\n`);
}

function readArguments(): { scenarios: [string, Scenario][]; settings: Settings; out?: string } {
  const { values } = parseArgs({
    options: {
      scenario: { type: 'string', default: 'lifecycles' },
      seconds: { type: 'string', default: '30' },
      clients: { type: 'string', default: '16' },
      servers: { type: 'string', default: '1' },
      rate: { type: 'string' },
      size: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  const settings = {
    ...{ seconds: Number(values.seconds), clients: Number(values.clients), servers: Number(values.servers) },
    ...{ rate: number(values.rate), size: number(values.size) },
  };
  return { scenarios: values.scenario.split(',').map(named), settings, out: values.out };
}

function named(name: string): [string, Scenario] {
  const scenario = SCENARIOS[name];
  if (!scenario) throw new Error(`there is no scenario ${name}; there are ${Object.keys(SCENARIOS).join(', ')}`);
  return [name, scenario];
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
