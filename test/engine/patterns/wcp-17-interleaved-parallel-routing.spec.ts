// WCP 17, interleaved parallel routing: BPMN has no direct construct; rendered as a sequential ad-hoc sub-process, in which one activity runs at a time, in an order chosen at run time; flows inside it keep their partial order.
import { drawn, extended, user } from '../../process-definitions/support/drawing.js';
import { flows } from '../support/diagrams.js';
import { drive } from '../support/drive.js';
import { refusals } from '../support/publishing.js';

const chosen = extended('<zeebe:adHoc activeElementsCollection="= order"/>');
const XML = drawn(
  `<adHocSubProcess id="h" ordering="Sequential">${chosen}${user('a')}${user('a2')}${user('b')}${user('c')}${flows('a>a2')}</adHocSubProcess>${user('z')}`,
  ...['s>h', 'h>z', 'z>e'],
);

describe('interleaved parallel routing', () => {
  it.each([
    [
      ['a', 'b', 'c'],
      ['a', 'a2', 'b', 'c'],
    ],
    [
      ['c', 'a', 'b'],
      ['c', 'a', 'a2', 'b'],
    ],
    [
      ['b', 'c', 'a'],
      ['b', 'c', 'a', 'a2'],
    ],
  ])('runs one activity at a time, in the order chosen for this instance (%j)', async (order, expected) => {
    for (const [index, id] of expected.entries()) {
      const before = expected.slice(0, index).map((each) => [each] as const);
      expect((await drive(XML, { order }, before)).waiting).toEqual([id]);
    }
  });

  it('goes on once, when every activity has run', async () => {
    const all = [['b'], ['a'], ['a2'], ['c']] as const;
    const { entered, waiting } = await drive(XML, { order: ['b', 'a', 'c'] }, all);
    expect(entered).toEqual(['s', 'h', 'b', 'a', 'a2', 'c', 'z']);
    expect(waiting).toEqual(['z']);
  });

  it('can be published', async () => {
    expect(await refusals(XML)).toEqual([]);
  });
});
