// WCP 9, structured discriminator: a converging complex gateway that is activated by the first token.
import { drawn, user } from '../../process-definitions/support/drawing.js';
import { drive } from '../support/drive.js';
import { refusals } from '../support/publishing.js';

const gateway =
  '<complexGateway id="j"><activationCondition xsi:type="tFormalExpression">= activationCount &gt;= 1</activationCondition></complexGateway>';
const XML = drawn(
  `<exclusiveGateway id="k"/><parallelGateway id="f"/>${user('a')}${user('b')}${user('c')}${gateway}${user('z')}<exclusiveGateway id="x" default="x-e"/>`,
  ...['s>k', 'k>f', 'f>a', 'f>b', 'f>c', 'a>j', 'b>j', 'c>j', 'j>z', 'z>x', 'x>k[again = true]', 'x>e'],
);

describe('a structured discriminator', () => {
  it.each([['abc'], ['bca'], ['cab']])('goes on with the first branch that is done (%s)', async (order) => {
    const [first = '', ...others] = order;
    expect((await drive(XML, {}, [[first]])).waiting).toEqual([...others.sort(), 'z']);
  });

  it('swallows the branches that come later', async () => {
    const { entered, ended, stuckAt } = await drive(XML, {}, [['b'], ['a'], ['z'], ['c']]);
    expect(entered).toEqual(['s', 'k', 'f', 'a', 'b', 'c', 'j', 'z', 'x', 'e']);
    expect({ ended, stuckAt }).toEqual({ ended: 'completed', stuckAt: [] });
  });

  it('is ready for the next round once every branch has come', async () => {
    const again = await drive(XML, {}, [['b'], ['a'], ['c'], ['z', { again: true }], ['c']]);
    expect(again.waiting).toEqual(['a', 'b', 'z']);
    const done = await drive(XML, {}, [
      ...([['b'], ['a'], ['c'], ['z', { again: true }]] as const),
      ...([['c'], ['z', { again: false }], ['b'], ['a']] as const),
    ]);
    expect(done).toMatchObject({ ended: 'completed', stuckAt: [] });
  });

  it('can be published', async () => {
    expect(await refusals(XML)).toEqual([]);
  });
});
