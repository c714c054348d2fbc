// WCP 10, arbitrary cycles: flows that lead back, into the middle of each other's loops, with several ways in and out.
import { drawn, user } from '../../process-definitions/support/drawing.js';
import { drive } from '../support/drive.js';
import { refusals } from '../support/publishing.js';

const XML = drawn(
  `<exclusiveGateway id="k"/>${user('a')}<exclusiveGateway id="n"/>${user('b')}<exclusiveGateway id="x" default="x-c"/>${user('c')}<exclusiveGateway id="y" default="y-e"/>`,
  ...['s>k', 'k>a', 'a>n', 'n>b', 'b>x', 'x>k[back = "a"]', 'x>c', 'c>y', 'y>n[back = "b"]', 'y>e'],
);

describe('arbitrary cycles', () => {
  it('run straight through when nothing leads back', async () => {
    const { entered, ended } = await drive(XML, { back: '' }, [['a'], ['b'], ['c']]);
    expect(entered.filter((id) => id.length === 1)).toEqual(['s', 'k', 'a', 'n', 'b', 'x', 'c', 'y', 'e']);
    expect(ended).toBe('completed');
  });

  it('may be entered and left at more than one place, as often as the conditions say', async () => {
    const { entered, ended } = await drive(XML, {}, [
      ...([['a'], ['b', { back: 'a' }], ['a'], ['b', { back: '' }]] as const),
      ...([['c', { back: 'b' }], ['b', { back: 'a' }], ['a'], ['b', { back: '' }], ['c']] as const),
    ]);
    expect(entered.filter((id) => 'abc'.includes(id)).join('')).toBe('ababcbabc');
    expect(ended).toBe('completed');
  });

  it('can be published', async () => {
    expect(await refusals(XML)).toEqual([]);
  });
});
