import { ProcessRun } from '../../modules/process-engine/run/process-run.js';
import { program } from './support/diagrams.js';
import { decisions, randomBlock, randomOf, toXml } from './support/random-process.js';
import { TokenGame } from './support/token-game.js';

const PROCESSES = 300;
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000_000);
const NOW = new Date('2026-03-02T01:00:00Z');
const MOST_STEPS = 60;

/** Plays one random process on the engine and in the token game; answers where they differ, or null. */
async function play(seed: number, recover: boolean): Promise<string | null> {
  const random = randomOf(seed);
  const block = randomBlock(random, 4);
  const names = decisions(block);
  const roll = (): Record<string, boolean> =>
    Object.fromEntries(names.map((name) => [name, random() < (name.endsWith('again') ? 0.3 : 0.5)]));
  const first = roll();
  const prepared = await program(toXml(block));
  let run = await ProcessRun.create(prepared, first);
  let ended = run.begin(NOW).ended;
  const game = new TokenGame(block, first);
  for (let step = 0; step < MOST_STEPS; step++) {
    const waiting = run
      .openWaits()
      .map(({ elementId }) => elementId)
      .sort();
    if (waiting.join() !== game.waiting.join() || (ended === 'completed') !== game.ended) {
      return `seed ${seed}, step ${step}: engine ${waiting.join()} ${ended}, expected ${game.waiting.join()} ${game.ended}\n${toXml(block)}`;
    }
    if (game.ended) return null;
    if (recover) run = await ProcessRun.recover(prepared, JSON.parse(JSON.stringify(run.snapshot())));
    const id = waiting[Math.floor(random() * waiting.length)] ?? '';
    const values = roll();
    const wait = run.openWaits().find(({ elementId }) => elementId === id);
    ended = run.answer(NOW, wait?.executionId ?? '', values).ended;
    game.complete(id, values);
  }
  return null;
}

describe(`${PROCESSES} random processes (SEED=${SEED})`, () => {
  it.each([
    ['live', false],
    ['recovered from a snapshot before every step', true],
  ])(
    'behave as BPMN says: %s',
    async (_how, recover) => {
      const violations: string[] = [];
      for (let index = 0; index < PROCESSES; index++) {
        const violation = await play(SEED + index, recover);
        if (violation) violations.push(violation);
      }
      expect(violations.slice(0, 3)).toEqual([]);
    },
    300_000,
  );
});
