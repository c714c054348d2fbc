// WCP 19, cancel task: a boundary event that interrupts.
import { boundary, drawn, ON_MESSAGE, user } from '../../process-definitions/support/drawing.js';
import { drive } from '../support/drive.js';
import { refusals } from '../support/publishing.js';

const XML = drawn(
  `<parallelGateway id="f"/>${user('a')}${boundary(ON_MESSAGE)}${user('b')}${user('after')}${user('instead')}<endEvent id="e2"/>`,
  ...['s>f', 'f>a', 'f>b', 'a>after', 'after>e', 'x>instead', 'instead>e', 'b>e2'],
);

describe('cancelling a task', () => {
  it('withdraws it and goes on another way; nothing else is touched', async () => {
    const { entered, cancelled, waiting } = await drive(XML, { order: 'A' }, [['x']]);
    expect(entered).toEqual(['s', 'f', 'a', 'b', 'x', 'instead']);
    expect({ cancelled, waiting }).toEqual({ cancelled: ['a'], waiting: ['b', 'instead'] });
  });

  it('is no longer possible when the task is done', async () => {
    expect(await drive(XML, { order: 'A' }, [['a']])).toMatchObject({ cancelled: [], waiting: ['after', 'b'] });
  });

  it('lets the process come to its end', async () => {
    expect((await drive(XML, { order: 'A' }, [['x'], ['instead'], ['b']])).ended).toBe('completed');
  });

  it('can be published', async () => {
    expect(await refusals(XML)).toEqual([]);
  });
});
