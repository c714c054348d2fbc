// WCP 16, deferred choice: an event-based gateway; what comes first decides.
import {
  AFTER_AN_HOUR,
  catching,
  drawn,
  ON_MESSAGE,
  ON_SIGNAL,
  user,
} from '../../process-definitions/support/drawing.js';
import { drive } from '../support/drive.js';
import { refusals } from '../support/publishing.js';

const XML = drawn(
  `<eventBasedGateway id="g"/>${catching('m1', ON_MESSAGE)}${catching('s1', ON_SIGNAL)}${catching('t1', AFTER_AN_HOUR)}${user('a')}${user('b')}${user('c')}`,
  ...['s>g', 'g>m1', 'g>s1', 'g>t1', 'm1>a', 's1>b', 't1>c', 'a>e', 'b>e', 'c>e'],
);

describe('a deferred choice', () => {
  it('offers every alternative until one occurs', async () => {
    expect(await drive(XML, { order: 'A' })).toMatchObject({ entered: ['s', 'g'], waiting: ['m1', 's1', 't1'] });
  });

  it.each([
    ['m1', 'a'],
    ['s1', 'b'],
    ['t1', 'c'],
  ])('goes the way of what occurs first (%s) and withdraws the others', async (event, branch) => {
    const chosen = await drive(XML, { order: 'A' }, [[event]]);
    expect(chosen).toMatchObject({ entered: ['s', 'g', event, branch], waiting: [branch] });
    expect((await drive(XML, { order: 'A' }, [[event], [branch]])).ended).toBe('completed');
  });

  it('can be published', async () => {
    expect(await refusals(XML)).toEqual([]);
  });
});
