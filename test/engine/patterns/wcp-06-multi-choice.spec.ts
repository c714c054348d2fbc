// WCP 6, multi-choice: a diverging inclusive gateway, or conditional flows out of an activity.
import { drawn, user } from '../../process-definitions/support/drawing.js';
import { drive } from '../support/drive.js';
import { refusals } from '../support/publishing.js';

const ENDS = `${user('a')}${user('b')}${user('c')}<endEvent id="ea"/><endEvent id="eb"/>`;
const ROUTES = ['x>a[p]', 'x>b[q]', 'x>c', 'a>ea', 'b>eb', 'c>e'];
const XML = drawn(`<inclusiveGateway id="x" default="x-c"/>${ENDS}`, 's>x', ...ROUTES);
const WITHOUT_GATEWAY = drawn(user('x').replace('id="x"', 'id="x" default="x-c"') + ENDS, 's>x', ...ROUTES);

describe('a multi-choice', () => {
  it.each([
    [true, true, ['a', 'b']],
    [true, false, ['a']],
    [false, true, ['b']],
    [false, false, ['c']],
  ])('takes every branch whose condition holds, else the default (%s, %s)', async (p, q, waiting) => {
    expect(await drive(XML, { p, q })).toMatchObject({ entered: ['s', 'x', ...waiting], waiting });
    expect((await drive(WITHOUT_GATEWAY, { p, q }, [['x']])).waiting).toEqual(waiting);
  });

  it('ends when all the branches it took have ended', async () => {
    const both = { p: true, q: true };
    expect((await drive(XML, both, [['b']])).ended).toBeNull();
    expect((await drive(XML, both, [['b'], ['a']])).ended).toBe('completed');
  });

  it.each([XML, WITHOUT_GATEWAY])('can be published', async (xml) => {
    expect(await refusals(xml)).toEqual([]);
  });
});
