// WCP 7, structured synchronizing merge: an inclusive split met by an inclusive join.
import { drawn, user } from '../../process-definitions/support/drawing.js';
import { drive } from '../support/drive.js';
import { refusals } from '../support/publishing.js';

const XML = drawn(
  `<inclusiveGateway id="x" default="x-c"/>${user('a')}${user('b')}${user('c')}<inclusiveGateway id="j"/>${user('z')}`,
  ...['s>x', 'x>a[p]', 'x>b[q]', 'x>c', 'a>j', 'b>j', 'c>j', 'j>z', 'z>e'],
);

describe('a structured synchronizing merge', () => {
  it.each([
    [true, false, 'a'],
    [false, true, 'b'],
    [false, false, 'c'],
  ])('waits for no branch that was not taken (%s, %s)', async (p, q, branch) => {
    const done = await drive(XML, { p, q }, [[branch], ['z']]);
    expect(done).toMatchObject({ entered: ['s', 'x', branch, 'j', 'z', 'e'], ended: 'completed' });
  });

  it.each([
    ['a', 'b'],
    ['b', 'a'],
  ])('waits for every branch that was taken, and goes on once (%s, %s)', async (first, second) => {
    const both = { p: true, q: true };
    expect(await drive(XML, both, [[first]])).toMatchObject({ waiting: [second], stuckAt: [], ended: null });
    const done = await drive(XML, both, [[first], [second], ['z']]);
    expect(done).toMatchObject({ entered: ['s', 'x', 'a', 'b', 'j', 'z', 'e'], ended: 'completed' });
  });

  it('can be published', async () => {
    expect(await refusals(XML)).toEqual([]);
  });
});
