import { planTimer } from './timer.js';

const due = (kind: 'date' | 'duration' | 'cycle', text: string, from: string) =>
  planTimer(kind, text, new Date(from)).dueAt.toISOString();

describe('a timer is planned in the time of the city, whatever the zone of the machine', () => {
  it.each([
    ['2026-10-01T09:00:00', '2026-10-01T01:00:00.000Z'],
    ['2026-10-01', '2026-09-30T16:00:00.000Z'],
    ['2026-10-01T09:00:00-04:00', '2026-10-01T13:00:00.000Z'],
  ])('the date %s', (text, instant) => {
    expect(due('date', text, '2026-01-01T00:00:00Z')).toBe(instant);
  });

  it.each([
    // four in the morning of 1 February there, when it is still 31 January in Greenwich
    ['P1M', '2026-01-31T20:00:00Z', '2026-02-28T20:00:00.000Z'],
    ['P1D', '2026-03-07T20:00:00Z', '2026-03-08T20:00:00.000Z'], // New York loses an hour that night
    ['PT24H', '2026-03-07T20:00:00Z', '2026-03-08T20:00:00.000Z'],
  ])('the duration %s from %s', (text, from, instant) => {
    expect(due('duration', text, from)).toBe(instant);
  });

  it('a cycle of days, and a cron expression', () => {
    expect(due('cycle', 'R/2026-03-07T08:00:00/P1D', '2026-03-08T00:30:00Z')).toBe('2026-03-09T00:00:00.000Z');
    expect(due('cycle', '0 3 * * *', '2026-03-07T18:59:00Z')).toBe('2026-03-07T19:00:00.000Z');
  });
});
