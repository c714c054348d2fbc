// WCP 5, simple merge: a converging exclusive gateway, or several flows into one activity.
import { drawn, user } from '../../process-definitions/support/drawing.js';
import { drive } from '../support/drive.js';
import { refusals } from '../support/publishing.js';

const merged = (merge: string, ...after: string[]): string =>
  drawn(
    `<exclusiveGateway id="x" default="x-b"/>${user('a')}${user('b')}${merge}`,
    ...['s>x', 'x>a[first]', 'x>b', 'a>k', 'b>k', ...after],
  );
const XML = merged(`<exclusiveGateway id="k"/>${user('z')}`, 'k>z', 'z>e');
const WITHOUT_GATEWAY = merged(user('k'), 'k>e');

describe('a simple merge', () => {
  it.each([
    [true, 'a'],
    [false, 'b'],
  ])('goes on at once with whichever branch was taken (first = %s)', async (first, branch) => {
    const done = await drive(XML, { first }, [[branch], ['z']]);
    expect(done).toMatchObject({ entered: ['s', 'x', branch, 'k', 'z', 'e'], ended: 'completed' });
    expect((await drive(WITHOUT_GATEWAY, { first }, [[branch]])).waiting).toEqual(['k']);
  });

  it.each([XML, WITHOUT_GATEWAY])('can be published', async (xml) => {
    expect(await refusals(xml)).toEqual([]);
  });
});
