// WCP 3, synchronization: a converging parallel gateway.
import { drawn, user } from '../../process-definitions/support/drawing.js';
import { drive } from '../support/drive.js';
import { refusals } from '../support/publishing.js';

const XML = drawn(
  `<parallelGateway id="f"/>${user('a')}${user('b')}${user('c')}<parallelGateway id="j"/>${user('z')}`,
  ...['s>f', 'f>a', 'f>b', 'f>c', 'a>j', 'b>j', 'c>j', 'j>z', 'z>e'],
);

describe('a synchronization', () => {
  it.each([['abc'], ['acb'], ['bac'], ['bca'], ['cab'], ['cba']])(
    'goes on once, when all branches are done, in whatever order (%s)',
    async (order) => {
      const [first = '', second = '', third = ''] = order;
      expect(await drive(XML, {}, [[first], [second]])).toMatchObject({ waiting: [third], stuckAt: [], ended: null });
      const done = await drive(XML, {}, [[first], [second], [third], ['z']]);
      expect(done).toMatchObject({ entered: ['s', 'f', 'a', 'b', 'c', 'j', 'z', 'e'], ended: 'completed' });
    },
  );

  it('can be published', async () => {
    expect(await refusals(XML)).toEqual([]);
  });
});
