import { ProcessRun } from '../../modules/process-engine/run/process-run.js';
import type { Program } from '../../modules/process-engine/run/program.js';
import { program } from './support/diagrams.js';
import { toXml } from './support/draw-process.js';
import {
  blocksIn,
  decisions,
  randomOf,
  RandomProcesses,
  type ActivityBlock,
  type Block,
  type RandomProcess,
} from './support/random-process.js';
import { refusals } from './support/publishing.js';
import { TokenGame } from './support/token-game.js';

const PROCESSES = Number(process.env.PROCESSES ?? 1000);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000_000);
const NOW = new Date('2026-03-02T01:00:00Z');
const PUBLISHED = Math.min(PROCESSES, 100);
const MOST_STEPS = 40;
const DEPTH = 3;

/** One random process on the engine and in the token game, step by step. */
class Match {
  private readonly names: string[];
  private ended: string | null;
  private stuckAt: string[];
  private readonly trail: string[] = [];

  private constructor(
    private readonly random: () => number,
    private readonly prepared: Program,
    private readonly game: TokenGame,
    private run: ProcessRun,
  ) {
    this.names = Object.keys(run.values);
    ({ ended: this.ended, stuckAt: this.stuckAt } = run.begin(NOW));
  }

  static async of(seed: number, tree: RandomProcess, prepared: Program): Promise<Match> {
    const random = randomOf(seed);
    const values = roll(random, decisions(tree));
    return new Match(random, prepared, new TokenGame(tree, values), await ProcessRun.create(prepared, values));
  }

  /** Answers where engine and game differ, or null. */
  async play(recover: boolean): Promise<string | null> {
    for (let step = 0; step < MOST_STEPS && !this.difference && !this.game.ended; step++) {
      if (recover) this.run = await ProcessRun.recover(this.prepared, JSON.parse(JSON.stringify(this.run.snapshot())));
      this.step();
    }
    return this.difference;
  }

  private step(): void {
    const { waiting } = this;
    const at = Math.floor(this.random() * waiting.length);
    const id = waiting[at] ?? '';
    const nth = at - waiting.indexOf(id);
    const values = roll(this.random, this.names);
    const fails = this.game.catches(id, nth) && this.random() < 0.2;
    this.trail.push(`${fails ? '!' : ''}${id}${nth > 0 ? `.${nth}` : ''}`);
    this.move(id, nth, { values, fails });
  }

  private move(id: string, nth: number, { values, fails }: { values: Record<string, boolean>; fails: boolean }): void {
    this.run.setVariables(NOW, values);
    const { executionId = '' } = this.run.openWaits().filter(({ elementId }) => elementId === id)[nth] ?? {};
    const turn = fails ? this.run.throwError(NOW, executionId, 'E', {}) : this.run.answer(NOW, executionId, {});
    ({ ended: this.ended, stuckAt: this.stuckAt } = turn);
    if (fails) this.game.fail(id, nth, values);
    else this.game.answer(id, nth, values);
  }

  private get waiting(): string[] {
    return this.run
      .openWaits()
      .map(({ elementId }) => elementId)
      .sort();
  }

  private get difference(): string | null {
    const { ended, stuckAt, waiting, game } = this;
    const engine = `${waiting.join()} ${ended} ${stuckAt.join()}`;
    const expected = `${game.waiting.join()} ${game.ended} `;
    return engine === expected ? null : `after ${this.trail.join()}: engine ${engine}, expected ${expected}`;
  }
}

const roll = (random: () => number, names: string[]): Record<string, boolean> =>
  Object.fromEntries(names.map((name) => [name, random() < (name.includes('take') ? 0.5 : 0.3)]));

/** Plays a seed live and recovered; answers how to repeat what went wrong. */
async function violationsOf(seed: number): Promise<string[]> {
  const tree = treeOf(seed);
  const prepared = await program(toXml(tree));
  const results = [];
  for (const recover of [false, true]) {
    const difference = await (await Match.of(seed, tree, prepared)).play(recover).catch(String);
    if (difference)
      results.push(`SEED=${seed} PROCESSES=1, ${recover ? 'recovered' : 'live'}, ${difference}\n${toXml(tree)}`);
  }
  return results;
}

const treeOf = (seed: number): RandomProcess => new RandomProcesses(randomOf(seed)).process(DEPTH);

describe(`${PROCESSES} random processes (SEED=${SEED})`, () => {
  it('behave as BPMN says, live and recovered from a snapshot before every step', async () => {
    const violations: string[] = [];
    for (let index = 0; index < PROCESSES && violations.length < 3; index++)
      violations.push(...(await violationsOf(SEED + index)));
    expect(violations).toEqual([]);
  }, 300_000);

  it('can be published', async () => {
    for (let index = 0; index < PUBLISHED; index++) expect(await refusals(toXml(treeOf(SEED + index)))).toEqual([]);
  });

  it('hold every kind of block, repetition and handler', () => {
    const kinds = new Set<string>();
    const note = (block: Block): void => {
      kinds.add(block.kind === 'leave' ? block.how : block.kind);
      if (block.kind === 'activity') for (const kind of partsOf(block)) kinds.add(kind);
      blocksIn(block).forEach(note);
    };
    for (let index = 0; index < 200; index++) note(treeOf(index).body);
    expect([...kinds].sort()).toEqual([...EVERY_KIND].sort());
  });
});

const EVERY_KIND = [
  ...['task', 'sequence', 'exclusive', 'parallel', 'inclusive', 'loop', 'escape', 'error', 'terminate', 'activity'],
  ...['multi-merge', 'instances parallel', 'instances sequential', 'instances standard'],
  ...['boundary', 'event sub-process'].flatMap((place) => [
    ...['timer', 'message'].flatMap((trigger) => [`${place} ${trigger} true`, `${place} ${trigger} false`]),
    ...[`${place} error true`, `${place} cycle false`],
  ]),
];

const partsOf = ({ inside, repeats, boundaries }: ActivityBlock): string[] => [
  ...(inside?.behind ? ['multi-merge'] : []),
  ...(repeats ? [`instances ${repeats.how}`] : []),
  ...boundaries.map(({ trigger, interrupting }) => `boundary ${trigger} ${interrupting}`),
  ...(inside?.handlers ?? []).map(({ trigger, interrupting }) => `event sub-process ${trigger} ${interrupting}`),
];
