// WCP 2, parallel split: a diverging parallel gateway, or several flows out of one activity.
import { drawn, user } from '../../process-definitions/support/drawing.js';
import { drive } from '../support/drive.js';
import { refusals } from '../support/publishing.js';

const BRANCHES = user('a') + user('b') + '<endEvent id="e2"/>';
const XML = drawn(`<parallelGateway id="f"/>${BRANCHES}`, 's>f', 'f>a', 'f>b', 'a>e', 'b>e2');
const WITHOUT_GATEWAY = drawn(user('f') + BRANCHES, 's>f', 'f>a', 'f>b', 'a>e', 'b>e2');

describe('a parallel split', () => {
  it('begins every branch at once', async () => {
    expect(await drive(XML)).toMatchObject({ entered: ['s', 'f', 'a', 'b'], waiting: ['a', 'b'] });
  });

  it.each([
    [
      ['a', 'b'],
      ['s', 'f', 'a', 'b', 'e', 'e2'],
    ],
    [
      ['b', 'a'],
      ['s', 'f', 'a', 'b', 'e2', 'e'],
    ],
  ])('lets the branches go on independently of each other (%j)', async ([first = '', second = ''], entered) => {
    expect((await drive(XML, {}, [[first]])).waiting).toEqual([second]);
    expect(await drive(XML, {}, [[first], [second]])).toMatchObject({ entered, ended: 'completed' });
  });

  it('needs no gateway', async () => {
    expect((await drive(WITHOUT_GATEWAY, {}, [['f']])).waiting).toEqual(['a', 'b']);
  });

  it.each([XML, WITHOUT_GATEWAY])('can be published', async (xml) => {
    expect(await refusals(xml)).toEqual([]);
  });
});
