import type { Lifecycle } from './lifecycle.js';
import { round, type Figures } from './figures.js';
import { quantiles, spread } from './figures.js';
import type { Spent, Stage } from './stage.js';

/** How lifecycles are played: by so many clients one after the other, or arriving at a rate whatever the server does. */
export interface Load {
  seconds: number;
  clients: number;
  /** Arrivals a second. */
  rate?: number;
}

/** What a stretch of load did and cost. */
export interface Measured {
  done: number;
  elapsed: number;
  /** CPU seconds. */
  cost: Spent;
}

/** Plays lifecycles for a while and measures; a lifecycle that does not end archived throws. */
export async function measure(stage: Stage, lifecycle: Lifecycle, load: Load): Promise<Measured> {
  lifecycle.forgetSamples();
  const before = stage.spent();
  const started = performance.now();
  const done = load.rate ? await arrive(lifecycle, load.rate, load.seconds) : await repeat(lifecycle, load);
  const elapsed = (performance.now() - started) / 1000;
  const after = stage.spent();
  await assertArchived(stage, lifecycle);
  const cost = {
    node: after.node - before.node,
    postgres: after.postgres - before.postgres,
    bench: after.bench - before.bench,
  };
  return { done, elapsed, cost };
}

async function assertArchived(stage: Stage, lifecycle: Lifecycle): Promise<void> {
  const [open] = await stage.sql<{ number: string; status: string }>(
    "SELECT number, status FROM citizen_case WHERE id = ANY($1) AND status <> 'archived' LIMIT 1",
    [lifecycle.ended],
  );
  if (open) throw new Error(`case ${open.number} ended as ${open.status}, not archived`);
}

/** Every client begins the next lifecycle when its last one has ended. */
async function repeat(lifecycle: Lifecycle, { clients, seconds }: Load): Promise<number> {
  const until = performance.now() + seconds * 1000;
  let done = 0;
  const line = async () => {
    for (; performance.now() < until; done++) await lifecycle.play();
  };
  await Promise.all(Array.from({ length: clients }, line));
  return done;
}

/** A lifecycle begins every 1/rate seconds, also while the server is behind. */
async function arrive(lifecycle: Lifecycle, rate: number, seconds: number): Promise<number> {
  const started = performance.now();
  const playing: Promise<void>[] = [];
  for (let count = 0; count < rate * seconds; count++) {
    const wait = started + (count * 1000) / rate - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    playing.push(lifecycle.play());
  }
  await Promise.all(playing);
  return playing.length;
}

/** The figures of a stretch of lifecycles. */
export function figuresOf({ done, elapsed, cost }: Measured, lifecycle: Lifecycle): Figures {
  const per = (value: number) => round(value / done, 4);
  const cores = (value: number) => round(value / elapsed, 2);
  return {
    'lifecycles (9 human steps each), all archived': done,
    'lifecycles/s': round(done / elapsed, 2),
    'CPU s per lifecycle: Node / PostgreSQL / bench': `${per(cost.node)} / ${per(cost.postgres)} / ${per(cost.bench)}`,
    'cores used: Node / PostgreSQL / bench': `${cores(cost.node)} / ${cores(cost.postgres)} / ${cores(cost.bench)}`,
    'completion ms p50 / p95 / p99': spread(lifecycle.completions),
    'intake ms p50 / p95 / p99': spread(lifecycle.intakes),
    'task list ms p50 / p95 / p99': spread(lifecycle.lists),
    'completion p95 ms': quantiles(lifecycle.completions).p95,
  };
}

/** CPU seconds per lifecycle, everything together: the figure that other work on the machine disturbs least. */
export const costPerLifecycle = ({ done, cost }: Measured): number => (cost.node + cost.postgres + cost.bench) / done;
