import { instantOf } from './instant.js';

describe('an instant', () => {
  it.each([
    ['2026-10-01T09:00', '2026-10-01T01:00:00.000Z'],
    ['2026-10-01T09:00:30.25', '2026-10-01T01:00:30.250Z'],
    ['2026-03-08T02:30:00', '2026-03-07T18:30:00.000Z'], // an hour New York does not have
    ['2026-10-01', '2026-09-30T16:00:00.000Z'],
    ['2026-10-01T09:00:00Z', '2026-10-01T09:00:00.000Z'],
    ['2026-10-01T09:00:00-0400', '2026-10-01T13:00:00.000Z'],
  ])('%s is read in the time of the city unless it has an offset', (text, instant) => {
    expect(instantOf(text)?.toISOString()).toBe(instant);
  });

  it.each(['', 'tomorrow', '2026', '20261001', '2026-10', '2026-13-01', 'Thu, 01 Oct 2026', 5, null, undefined, {}])(
    '%j is none',
    (value) => {
      expect(instantOf(value)).toBeNull();
    },
  );
});
