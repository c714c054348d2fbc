import { setTimeout as wait } from 'node:timers/promises';
import { randomOf } from '../engine/support/random-process.js';
import { Fleet, TARGETS, type Target } from './fleet.js';
import { examine, type Finding } from './invariants.js';
import { Load } from './load.js';

/** What is to be killed how often; the same seed chooses the same targets and moments. */
export interface FaultPlan {
  kills: number;
  seed: number;
  servers: number;
  workers: number;
  /** Called after each kill. */
  onKill?: (done: number, target: Target) => void;
}

/** What happened, and what was found afterwards. */
export interface FaultReport {
  seed: number;
  kills: Record<Target, number>;
  cases: number;
  probes: number;
  seconds: number;
  findings: Finding[];
}

const LONGEST_QUIET_MS = 950;
/** How often each is hit, of a hundred kills. */
const SHARES: Record<Target, number> = { server: 40, worker: 25, postmaster: 15, backend: 20 };

/** Kills programs with -9 at random moments while people work, then looks at what is left. */
export async function runFaults(plan: FaultPlan): Promise<FaultReport> {
  const started = performance.now();
  const fleet = await Fleet.open(plan);
  try {
    const load = new Load(fleet);
    await load.start();
    const kills = await killAll(fleet, plan);
    await load.finish();
    const findings = await examine(fleet, load);
    const seconds = Math.round((performance.now() - started) / 1000);
    return { seed: plan.seed, kills, cases: load.cases.length, probes: load.probes.length, seconds, findings };
  } catch (error) {
    process.stderr.write(fleet.output);
    throw error;
  } finally {
    await fleet.close();
  }
}

async function killAll(fleet: Fleet, { kills, seed, onKill }: FaultPlan): Promise<Record<Target, number>> {
  const random = randomOf(seed);
  const done = { server: 0, worker: 0, postmaster: 0, backend: 0 };
  for (let kill = 1; kill <= kills; kill++) {
    await wait(50 + random() * (LONGEST_QUIET_MS - 50)); // the fault comes at a random moment of the work
    const target = targetOf(random());
    await fleet.kill(target, random);
    done[target]++;
    onKill?.(kill, target);
  }
  return done;
}

function targetOf(roll: number): Target {
  let left = roll * 100;
  return TARGETS.find((target) => (left -= SHARES[target]) < 0) ?? 'server';
}
