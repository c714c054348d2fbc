// WCP 4, exclusive choice: a diverging exclusive gateway.
import { drawn, user } from '../../process-definitions/support/drawing.js';
import { drive } from '../support/drive.js';
import { refusals } from '../support/publishing.js';

const XML = drawn(
  `<exclusiveGateway id="x" default="x-c"/>${user('a')}${user('b')}${user('c')}`,
  ...['s>x', 'x>a[n &gt; 1]', 'x>b[n &gt; 0]', 'x>c', 'a>e', 'b>e', 'c>e'],
);
const WITHOUT_DEFAULT = drawn(
  `<exclusiveGateway id="x"/>${user('a')}${user('b')}`,
  ...['s>x', 'x>a[n &gt; 1]', 'x>b[n = 1]', 'a>e', 'b>e'],
);

describe('an exclusive choice', () => {
  it.each([
    [2, 'a', 'the first of two conditions that hold'],
    [1, 'b', 'the only condition that holds'],
    [0, 'c', 'none: the default flow'],
  ])('with n = %i takes one branch, %s (%s)', async (n, branch) => {
    expect(await drive(XML, { n })).toMatchObject({ entered: ['s', 'x', branch], waiting: [branch] });
    expect(await drive(XML, { n }, [[branch]])).toMatchObject({
      entered: ['s', 'x', branch, 'e'],
      cancelled: [],
      ended: 'completed',
    });
  });

  it('that can take no branch is a fault that names the gateway', async () => {
    await expect(drive(WITHOUT_DEFAULT, { n: 0 })).rejects.toMatchObject({ elementId: 'x' });
  });

  it.each([XML, WITHOUT_DEFAULT])('can be published', async (xml) => {
    expect(await refusals(xml)).toEqual([]);
  });
});
