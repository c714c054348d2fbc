import { quietUntil } from './quiet-hours.js';

const beijing = (time: string): Date => new Date(`2026-03-${time}+08:00`);
const NIGHT = { from: '22:00', until: '07:00' };
const NOON = { from: '12:00', until: '14:00' };

describe('quiet hours', () => {
  it.each([
    ['02T21:59:59.999', NIGHT, null],
    ['02T22:00:00.000', NIGHT, '03T07:00:00'],
    ['02T23:59:59.999', NIGHT, '03T07:00:00'],
    ['03T00:00:00.000', NIGHT, '03T07:00:00'],
    ['03T06:59:59.999', NIGHT, '03T07:00:00'],
    ['03T07:00:00.000', NIGHT, null],
    ['02T11:59:59.000', NOON, null],
    ['02T12:00:00.000', NOON, '02T14:00:00'],
    ['02T14:00:00.000', NOON, null],
    ['02T03:00:00.000', { from: '08:00', until: '08:00' }, null],
    ['02T08:00:00.000', { from: '08:00', until: '08:00' }, null],
    ['02T00:00:00.000', { from: '00:00', until: '23:59' }, '02T23:59:00'],
  ])('%s in %j is over at %s', (at, hours, until) => {
    expect(quietUntil(beijing(at), hours)).toEqual(until === null ? null : beijing(until));
  });
});
