import { readPeriod } from './period.js';

const NOW = new Date('2026-03-31T17:00:00Z');
const read = (from?: string, to?: string) => {
  const period = readPeriod({ from, to }, NOW);
  return [period.from.toISOString(), period.to.toISOString()];
};

describe('the period of a report', () => {
  it('is the month of the city up to now unless told', () => {
    expect(read()).toEqual(['2026-03-31T16:00:00.000Z', '2026-03-31T17:00:00.000Z']);
  });

  it('takes dates as days of the city, the last one whole', () => {
    expect(read('2026-03-01', '2026-03-01')).toEqual(['2026-02-28T16:00:00.000Z', '2026-03-01T16:00:00.000Z']);
  });

  it('takes instants with their zone, and without one in that of the city', () => {
    expect(read('2026-03-01T00:00:00Z', '2026-03-01T09:30')).toEqual([
      '2026-03-01T00:00:00.000Z',
      '2026-03-01T01:30:00.000Z',
    ]);
  });

  it.each([
    ['2026-02-30', undefined],
    ['2026-02-30T08:00', undefined],
    ['2026-13-01', undefined],
    ['2026-03-01T25:00', undefined],
    ['0000-00-00', undefined],
    ['yesterday', undefined],
    ['', undefined],
    ['2026-03-02', '2026-03-01'],
    ['2026-05-01', undefined],
    ['2025-01-01', '2026-03-01'],
  ])('refuses %s to %s', (from, to) => {
    expect(() => read(from, to)).toThrow(
      expect.objectContaining({ definition: expect.objectContaining({ code: 'report-period-invalid' }) }),
    );
  });
});
