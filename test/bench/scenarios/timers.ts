import { setTimeout as wait } from 'node:timers/promises';
import { quantiles, round, type Figures } from '../figures.js';
import { lateness, sleepTimers, wakeTimers } from '../loaders/sleeping-timers.js';
import { costPerLifecycle } from '../load.js';
import { Stage } from '../stage.js';
import { play } from './play.js';
import type { Settings } from './scenario.js';

const SLEEPING = 200_000;
const DUE_SHARE = 0.05;
const LONGEST_WAIT = 180_000;

/** What sleeping timers cost, and how late those fire that fall due together; throws when one fires twice or never. */
export async function timers({ size = SLEEPING, ...settings }: Settings): Promise<Figures> {
  const stage = await Stage.open(1);
  try {
    const without = await play(stage, settings, (lifecycle) => sleepTimers(stage, lifecycle, size));
    const asleep = await play(stage, settings);
    const due = Math.round(size * DUE_SHARE);
    const { late, cost } = await fire(stage, due);
    const { p50, p95, max } = quantiles(late);
    return {
      'sleeping timers': size,
      'CPU s per lifecycle with them against without': round(
        costPerLifecycle(asleep.measured) / costPerLifecycle(without.measured),
        2,
      ),
      ...asleep.figures,
      'due within one minute, each fired once': due,
      'late ms p50 / p95 / max': `${p50} / ${p95} / ${max}`,
      'CPU s per timer: Node / PostgreSQL': `${round(cost.node / due, 4)} / ${round(cost.postgres / due, 4)}`,
    };
  } finally {
    await stage.close();
  }
}

/** Fires timers and answers by how many milliseconds each was late. */
async function fire(stage: Stage, count: number) {
  const before = stage.spent();
  const until = performance.now() + LONGEST_WAIT;
  await wakeTimers(stage, count);
  let late = await lateness(stage);
  while (late.length < count && performance.now() < until) {
    await wait(5000);
    late = await lateness(stage);
  }
  if (late.length !== count) throw new Error(`${late.length} of ${count} timers fired`);
  await assertOnce(stage);
  const after = stage.spent();
  return { late, cost: { node: after.node - before.node, postgres: after.postgres - before.postgres } };
}

async function assertOnce(stage: Stage): Promise<void> {
  const twice = await stage.sql(
    `SELECT stream FROM audit_event WHERE type = 'timer.fired' GROUP BY stream HAVING count(*) > 1 LIMIT 1`,
  );
  if (twice.length > 0) throw new Error('a timer fired twice');
}
