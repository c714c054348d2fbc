// WCP 21, structured loop: the standard loop marker tested before (while) or after (repeat), or an exclusive gateway that leads back.
import { drawn, INSIDE, sub, user } from '../../process-definitions/support/drawing.js';
import { drive } from '../support/drive.js';
import { refusals } from '../support/publishing.js';

const marker = (before: boolean): string =>
  `<standardLoopCharacteristics testBefore="${before}"><loopCondition xsi:type="tFormalExpression">= again</loopCondition></standardLoopCharacteristics>`;
const WHILE = drawn(user('a', marker(true)) + user('z'), 's>a', 'a>z', 'z>e');
const REPEAT = drawn(user('a', marker(false)) + user('z'), 's>a', 'a>z', 'z>e');
const OF_SUB_PROCESS = drawn(
  sub('a', marker(false), INSIDE.replace(/work/g, 'inner')) + user('z'),
  's>a',
  'a>z',
  'z>e',
);
const BY_GATEWAY = drawn(
  `<exclusiveGateway id="k"/>${user('a')}<exclusiveGateway id="x" default="x-z"/>${user('z')}`,
  ...['s>k', 'k>a', 'a>x', 'x>k[again]', 'x>z', 'z>e'],
);

describe('a structured loop', () => {
  it('tested before may not run at all', async () => {
    expect((await drive(WHILE, { again: false })).waiting).toEqual(['z']);
    expect((await drive(WHILE, { again: true })).waiting).toEqual(['a']);
  });

  it.each([
    ['after each round', REPEAT],
    ['by a gateway', BY_GATEWAY],
  ])('tested %s runs at least once', async (_how, xml) => {
    expect((await drive(xml, { again: false })).waiting).toEqual(['a']);
    expect((await drive(xml, { again: false }, [['a']])).waiting).toEqual(['z']);
  });

  it.each([WHILE, REPEAT, BY_GATEWAY])('runs one round after the other while its condition holds', async (xml) => {
    const rounds = [
      ['a', { again: true }],
      ['a', { again: true }],
    ] as const;
    expect((await drive(xml, { again: true }, rounds)).waiting).toEqual(['a']);
    const { entered, ended } = await drive(xml, { again: true }, [...rounds, ['a', { again: false }], ['z']]);
    expect(entered.filter((id) => id === 'a')).toHaveLength(3);
    expect(ended).toBe('completed');
  });

  it('repeats all that is inside a sub-process', async () => {
    const { entered, waiting } = await drive(OF_SUB_PROCESS, {}, [
      ['inner', { again: true }],
      ['inner', { again: false }],
    ]);
    expect(entered).toEqual(['s', 'a', 'in', 'inner', 'out', 'a', 'in', 'inner', 'out', 'z']);
    expect(waiting).toEqual(['z']);
  });

  it.each([WHILE, REPEAT, OF_SUB_PROCESS, BY_GATEWAY])('can be published', async (xml) => {
    expect(await refusals(xml)).toEqual([]);
  });
});
