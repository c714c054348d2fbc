import { setTimeout as wait } from 'node:timers/promises';
import { quantiles, round, type Figures } from '../figures.js';
import { HttpClient } from '../http-client.js';
import { latenessOf, urgentCases } from '../loaders/urgent-cases.js';
import { Stage } from '../stage.js';
import type { Settings } from './scenario.js';

const CASES = 10_000;
/** Seconds until the first limit is used up: the loader and the workers are ready by then. */
const LEAD = 20;
const KILL_AFTER = LEAD + 30;
const LONGEST_WAIT = 240_000;

/** What must have happened to every case, each once. */
const EVENTS = ['sla.breached', 'alarm.raised', 'supervision.opened'];

/** Very many urgent cases overdue within one minute, two workers, one of them killed; throws when anything is missing or double. */
export async function urgent({ size = CASES }: Settings): Promise<Figures> {
  const stage = await Stage.open(0);
  try {
    const server = await stage.startServer({ WORKER: 'false' });
    const client = new HttpClient(server.url);
    await urgentCases(stage, client, size, LEAD);
    client.close();
    await stage.stopServers();
    const [victim] = [await stage.startWorker(), await stage.startWorker()];
    const before = stage.spent();
    await wait(KILL_AFTER * 1000 - LEAD * 1000);
    await victim.kill('SIGKILL');
    const figures = await lateness(stage, size);
    const after = stage.spent();
    const cost = after.postgres - before.postgres;
    return {
      'urgent cases overdue within one minute': size,
      ...figures,
      'CPU s of PostgreSQL per case': round(cost / size, 4),
    };
  } finally {
    await stage.close();
  }
}

async function lateness(stage: Stage, size: number): Promise<Figures> {
  const figures: Figures = {};
  const until = performance.now() + LONGEST_WAIT;
  for (const type of EVENTS) {
    let late = await latenessOf(stage, type);
    while (late.length < size && performance.now() < until) {
      await wait(5000);
      late = await latenessOf(stage, type);
    }
    if (late.length !== size) throw new Error(`${late.length} of ${size} cases have ${type}`);
    const { p50, p95, max } = quantiles(late);
    figures[`${type}, once each: late ms p50 / p95 / max`] = `${p50} / ${p95} / ${max}`;
  }
  return figures;
}
