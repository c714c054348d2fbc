import { migrateSnapshot } from '../../../modules/process-engine/migration/migrate-snapshot.js';
import { ProcessRun } from '../../../modules/process-engine/run/process-run.js';
import type { Program } from '../../../modules/process-engine/run/program.js';
import type { ProcessStep } from '../../../modules/process-engine/run/step.js';
import { program } from '../support/diagrams.js';
import { toXml } from '../support/draw-process.js';
import { decisions, randomOf, RandomProcesses, type RandomProcess } from '../support/random-process.js';
import { TokenGame } from '../support/token-game.js';

const PROCESSES = Number(process.env.PROCESSES ?? 150);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000_000);
const NOW = new Date('2026-03-02T01:00:00Z');
const MOST_STEPS = 25;
const DEPTH = 3;

/** One answer: which of what waits, sorted by element and id, and the values that decide the ways from there. */
interface Move {
  at: number;
  values: Record<string, boolean>;
}

/** The process with one more step before its end. */
const longer = (tree: RandomProcess): RandomProcess => ({
  ...tree,
  body: { kind: 'sequence', parts: [tree.body, { kind: 'task', id: 'inserted' }] },
});

const roll = (random: () => number, names: string[]): Record<string, boolean> =>
  Object.fromEntries(names.map((name) => [name, random() < (name.includes('take') ? 0.5 : 0.3)]));

/** In the order of their elements, those of one element as they opened. */
const waitsOf = (run: ProcessRun) =>
  run
    .openWaits()
    .sort((one, other) => Number(one.elementId > other.elementId) - Number(one.elementId < other.elementId));

const waiting = (run: ProcessRun): string =>
  waitsOf(run)
    .map(({ elementId }) => elementId)
    .join();

function step(run: ProcessRun, { at, values }: Move): { step: ProcessStep; id: string; nth: number } {
  run.setVariables(NOW, values);
  const waits = waitsOf(run);
  const index = at % waits.length;
  const { executionId = '', elementId: id = '' } = waits[index] ?? {};
  const nth = waits.slice(0, index).filter(({ elementId }) => elementId === id).length;
  return { step: run.answer(NOW, executionId, {}), id, nth };
}

async function takenOver(run: ProcessRun, [source, target]: [Program, Program]) {
  const openedAt = new Map(run.openWaits().map(({ executionId }) => [executionId, NOW]));
  return migrateSnapshot({ source, target, stored: run.snapshot(), now: NOW, openedAt, startedAt: NOW });
}

/** Plays the moves; with a target, every state is taken over into it and back before it goes on. */
async function trace(program: Program, moves: Move[], target?: Program): Promise<string[]> {
  const run = await ProcessRun.create(program, moves[0]?.values ?? {});
  const lines = [JSON.stringify(run.begin(NOW))];
  let state = run;
  let here = program;
  for (const move of moves) {
    if (state.openWaits().length === 0) break;
    if (target) {
      const there = here === program ? target : program;
      const text = JSON.stringify(state.snapshot());
      const { verdict, candidate, reasons } = await takenOver(state, [here, there]);
      if (verdict !== 'ok' || JSON.stringify(candidate?.snapshot) !== text)
        return [`${verdict} ${JSON.stringify(reasons)} ${text}`];
      here = there;
    }
    state = await ProcessRun.recover(here, JSON.parse(JSON.stringify(state.snapshot())));
    const { step: done } = step(state, move);
    lines.push(JSON.stringify(done));
    if (done.ended) break;
  }
  return lines;
}

/** Begins in one version and ends in a longer one; answers where the engine and the game of the longer one differ, `short` when it cannot be told. */
async function runThrough(tree: RandomProcess, moves: Move[], switchAt: number): Promise<string | null> {
  const [source, target] = [await program(toXml(tree)), await program(toXml(longer(tree)))];
  const values = moves[0]?.values ?? {};
  const game = new TokenGame(longer(tree), values);
  let run = await ProcessRun.create(source, values);
  let { ended } = run.begin(NOW);
  for (const [index, move] of moves.entries()) {
    if (ended || game.ended) break;
    if (index === switchAt) {
      if (waiting(run) !== game.waiting.join()) return 'short'; // its body is through: the new step lies behind
      const { candidate, reasons } = await takenOver(run, [source, target]);
      if (!candidate) return JSON.stringify(reasons);
      run = await ProcessRun.recover(target, candidate.snapshot);
    }
    const { step: done, id, nth } = step(run, move);
    game.answer(id, nth, move.values);
    ({ ended } = done);
    const differs = waiting(run) !== game.waiting.join() || ended !== game.ended;
    if (index < switchAt && differs) return 'short';
    if (differs) return `after ${id}: ${waiting(run)} ${ended}, expected ${game.waiting.join()} ${game.ended}`;
  }
  return ended && moves.length > switchAt ? null : 'short';
}

const drawn = (seed: number) => {
  const random = randomOf(seed);
  const tree = new RandomProcesses(random).process(DEPTH);
  const names = decisions(tree);
  const moves = Array.from({ length: MOST_STEPS }, () => ({
    at: Math.floor(random() * 97),
    values: roll(random, names),
  }));
  return { tree, moves, switchAt: Math.floor(random() * 4) };
};

describe(`${PROCESSES} random processes that change their version (SEED=${SEED})`, () => {
  it('do what they would have done when the versions are the same, changed over at every wait', async () => {
    for (let seed = SEED; seed < SEED + PROCESSES; seed++) {
      const { tree, moves } = drawn(seed);
      const [one, same] = [await program(toXml(tree)), await program(toXml(tree))];
      expect({ seed, trace: await trace(one, moves, same) }).toEqual({ seed, trace: await trace(one, moves) });
    }
  }, 120_000);

  it('run through a step that the new version has before the end', async () => {
    let through = 0;
    for (let seed = SEED; seed < SEED + PROCESSES; seed++) {
      const { tree, moves, switchAt } = drawn(seed);
      const difference = await runThrough(tree, moves, switchAt);
      if (difference === null) through++;
      else expect({ seed, difference }).toEqual({ seed, difference: 'short' });
    }
    expect(through).toBeGreaterThan(PROCESSES / 10);
  }, 120_000);
});
