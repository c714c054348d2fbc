// WCP 1, sequence: a sequence flow from one activity to the next.
import { drawn, user } from '../../process-definitions/support/drawing.js';
import { drive } from '../support/drive.js';
import { refusals } from '../support/publishing.js';

const XML = drawn(user('a') + user('b'), 's>a', 'a>b', 'b>e');

describe('a sequence', () => {
  it('begins the second activity only when the first is done', async () => {
    expect(await drive(XML)).toMatchObject({ entered: ['s', 'a'], waiting: ['a'], ended: null });
    expect(await drive(XML, {}, [['a']])).toMatchObject({ entered: ['s', 'a', 'b'], waiting: ['b'], ended: null });
  });

  it('ends when the last activity is done', async () => {
    const { entered, ended } = await drive(XML, {}, [['a'], ['b']]);
    expect({ entered, ended }).toEqual({ entered: ['s', 'a', 'b', 'e'], ended: 'completed' });
  });

  it('can be published', async () => {
    expect(await refusals(XML)).toEqual([]);
  });
});
