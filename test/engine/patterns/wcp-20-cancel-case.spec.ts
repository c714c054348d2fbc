// WCP 20, cancel case: a terminate end event from inside, an event sub-process that interrupts from outside.
import { drawn, handler, ON_MESSAGE, sub, user } from '../../process-definitions/support/drawing.js';
import { drive } from '../support/drive.js';
import { refusals } from '../support/publishing.js';

const BY_END = drawn(
  `<parallelGateway id="f"/>${user('a')}${sub('b')}${user('stop')}<endEvent id="all"><terminateEventDefinition/></endEvent><endEvent id="e2"/>`,
  ...['s>f', 'f>a', 'f>b', 'f>stop', 'a>e', 'b>e2', 'stop>all'],
);
const cancelling = handler(ON_MESSAGE).replace(/work/g, 'tell').replace(/out/g, 'told');
const BY_EVENT = drawn(
  `<parallelGateway id="f"/>${user('a')}${sub('b')}<endEvent id="e2"/>${cancelling}`,
  ...['s>f', 'f>a', 'f>b', 'a>e', 'b>e2'],
);

describe('cancelling a case', () => {
  it('withdraws everything that runs, at any depth, and ends the process at once', async () => {
    const { entered, cancelled, waiting, ended } = await drive(BY_END, {}, [['stop']]);
    expect(entered.at(-1)).toBe('all');
    expect([...cancelled].sort()).toEqual(['a', 'b', 'work']);
    expect({ waiting, ended }).toEqual({ waiting: [], ended: 'completed' });
  });

  it('by an event withdraws everything, then does what is to be done instead, and ends', async () => {
    const { cancelled, waiting } = await drive(BY_EVENT, { order: 'A' }, [['t']]);
    expect([...cancelled].sort()).toEqual(['a', 'b', 'work']);
    expect(waiting).toEqual(['tell']);
    expect((await drive(BY_EVENT, { order: 'A' }, [['t'], ['tell']])).ended).toBe('completed');
  });

  it.each([BY_END, BY_EVENT])('can be published', async (xml) => {
    expect(await refusals(xml)).toEqual([]);
  });
});
