import { round, type Figures } from '../figures.js';
import { EVENTS_PER_CASE, storeCases } from '../loaders/stored-cases.js';
import { costPerLifecycle, type Measured } from '../load.js';
import { Stage } from '../stage.js';
import { play } from './play.js';
import type { Settings } from './scenario.js';

const MILLION = 1_000_000;

/** What stored cases cost: the rate and cost with them against an empty database, the cold start, the memory. */
export async function stored({ size = MILLION, ...settings }: Settings): Promise<Figures> {
  const stage = await Stage.open(1);
  try {
    const empty = await play(stage, settings);
    await stage.stopServers();
    const loading = performance.now();
    await storeCases(stage, size);
    const loaded = performance.now();
    const readyAfter = await stage.coldStart();
    const full = await play(stage, settings);
    return {
      'stored cases': size,
      'events of a stored case': EVENTS_PER_CASE,
      'loaded in s': round((loaded - loading) / 1000, 0),
      'cold start with PostgreSQL, ms': round(readyAfter, 0),
      'rate against empty': round(
        full.measured.done / full.measured.elapsed / (empty.measured.done / empty.measured.elapsed),
        2,
      ),
      'CPU s per lifecycle against empty': round(costPerLifecycle(full.measured) / costPerLifecycle(empty.measured), 2),
      'CPU s empty: Node / PostgreSQL': costs(empty.measured),
      ...full.figures,
      'peak memory of the server process, MB': stage.peakMemory(),
    };
  } finally {
    await stage.close();
  }
}

const costs = ({ done, cost }: Measured): string => `${round(cost.node / done, 4)} / ${round(cost.postgres / done, 4)}`;
