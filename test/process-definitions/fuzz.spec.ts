import { readdirSync, readFileSync } from 'node:fs';
import { checkDiagram, type Finding } from '../../modules/process-definitions/checks/index.js';
import { DomainError } from '../../modules/kernel/index.js';
import { ProcessFault } from '../../modules/process-engine/run/process-fault.js';
import { ProcessRun } from '../../modules/process-engine/run/process-run.js';
import { program } from '../engine/support/diagrams.js';
import { mutate, noise, randomFrom, truncate, type Random } from './support/mutations.js';
import { VALID_ACTIVITIES, VALID_WAYS } from './support/valid-diagrams.js';
import { VALID_EVENTS } from './support/valid-events.js';

const SEED = Number(process.env.FUZZ_SEED ?? 20260302);
const ROUNDS = Number(process.env.FUZZ_ROUNDS ?? 300);
const NOW = new Date('2026-03-02T01:00:00Z');
const CONTEXT = {
  taskTypes: ['cases.check-duplicates', 'follow-ups.draw-sample', 'supervision.open'],
  publishedKeys: [],
};
const SHIPPED = readdirSync('processes')
  .filter((file) => file.endsWith('.bpmn'))
  .map((file) => readFileSync(`processes/${file}`, 'utf8'));
const DRAWN = [...VALID_ACTIVITIES, ...VALID_WAYS, ...VALID_EVENTS].map(([, xml]) => xml);

/** What a check finds; null for what cannot be read. Everything else it throws is a fault of ours. */
async function check(xml: string): Promise<Finding[] | null> {
  try {
    return (await checkDiagram(xml, CONTEXT)).findings;
  } catch (error) {
    if (error instanceof DomainError && error.definition.code === 'diagram-unreadable') return null;
    throw error;
  }
}

/** Starts a process and answers some of its waits; only the diagram itself may be at fault. */
async function runSome(xml: string, random: Random): Promise<void> {
  try {
    const run = await ProcessRun.create(await program(xml), { n: 1, leadUnit: 'u', coUnits: ['a', 'b'], units: ['u'] });
    let step = run.begin(NOW);
    for (let turn = 0; turn < 6 && !step.ended; turn++) {
      const waits = run.openWaits();
      const wait = waits[random(waits.length)];
      if (!wait) return;
      step = run.answer(NOW, wait.executionId, { n: random(4), outcome: 'return', approved: random(2) === 0 });
    }
  } catch (error) {
    if (!(error instanceof ProcessFault)) throw error;
  }
}

/** Checks many mutants and runs those that pass; answers how many passed. */
async function checkMutants(bases: string[], rounds: number, seed: number, change = mutate): Promise<number> {
  const random = randomFrom(seed);
  let passed = 0;
  for (let round = 0; round < rounds; round++) {
    const xml = change(bases[random(bases.length)] ?? '', random);
    try {
      const findings = await check(xml);
      if (!findings || findings.some(({ severity }) => severity === 'error')) continue;
      passed++;
      await runSome(xml, random);
    } catch (error) {
      throw new Error(`seed ${seed}, round ${round}:\n${xml}`, { cause: error });
    }
  }
  return passed;
}

describe(`the publish check (seed ${SEED})`, () => {
  it('survives random bytes', async () => {
    expect(await checkMutants([''], ROUNDS, SEED, noise)).toBe(0);
  });

  it('survives truncated processes', async () => {
    await expect(checkMutants(SHIPPED, ROUNDS, SEED + 1, truncate)).resolves.toBeLessThan(ROUNDS);
  });

  it('lets no mutant of the shipped processes pass that does not run', async () => {
    expect(await checkMutants(SHIPPED, ROUNDS, SEED + 2)).toBeGreaterThan(0);
  }, 120_000);

  it('lets no mutant of the valid diagrams pass that does not run', async () => {
    expect(await checkMutants(DRAWN, 3 * ROUNDS, SEED + 3)).toBeGreaterThan(0);
  }, 120_000);
});
