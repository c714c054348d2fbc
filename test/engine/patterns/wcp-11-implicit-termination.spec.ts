// WCP 11, implicit termination: a process, and a sub-process, ends when nothing is left to do in it.
import { drawn, sub, user } from '../../process-definitions/support/drawing.js';
import { flows } from '../support/diagrams.js';
import { drive } from '../support/drive.js';
import { refusals } from '../support/publishing.js';

const ends = '<endEvent id="ea"/><endEvent id="eb"/>';
const XML = drawn(
  `<parallelGateway id="f"/>${user('a')}${user('b')}${user('c')}${ends}`,
  ...['s>f', 'f>a', 'f>b', 'f>c', 'a>ea', 'b>eb', 'c>e'],
);
const inside = `<startEvent id="in"/><parallelGateway id="f"/>${user('a')}${user('b')}${ends}${flows('in>f', 'f>a', 'f>b', 'a>ea', 'b>eb')}`;
const IN_SUB_PROCESS = drawn(sub('x', '', inside) + user('z'), 's>x', 'x>z', 'z>e');

describe('implicit termination', () => {
  it.each([['abc'], ['cba'], ['bac']])('comes with the last of several ends, whichever that is (%s)', async (order) => {
    const [first = '', second = '', third = ''] = order;
    expect(await drive(XML, {}, [[first], [second]])).toMatchObject({ waiting: [third], ended: null });
    const done = await drive(XML, {}, [[first], [second], [third]]);
    expect(done).toMatchObject({ waiting: [], cancelled: [], ended: 'completed' });
  });

  it('lets what follows a sub-process begin when all inside has ended', async () => {
    expect((await drive(IN_SUB_PROCESS, {}, [['b']])).waiting).toEqual(['a']);
    expect((await drive(IN_SUB_PROCESS, {}, [['b'], ['a']])).waiting).toEqual(['z']);
  });

  it.each([XML, IN_SUB_PROCESS])('can be published', async (xml) => {
    expect(await refusals(xml)).toEqual([]);
  });
});
