import { evaluateFeel, feelSyntaxFault, planTimer } from '../../modules/process-engine/index.js';

const FROM = new Date('2026-03-02T01:00:00Z');

describe('a timer', () => {
  it.each([
    ['duration', 'PT20M', '2026-03-02T01:20:00.000Z', 1],
    ['duration', 'P1D', '2026-03-03T01:00:00.000Z', 1],
    ['date', '2026-02-28T00:00:00Z', '2026-02-28T00:00:00.000Z', 1],
    ['cycle', 'R3/PT10M', '2026-03-02T01:10:00.000Z', 3],
    ['cycle', 'R/PT1H', '2026-03-02T02:00:00.000Z', -1],
  ] as const)('reads the %s %s', (kind, text, dueAt, repeat) => {
    expect(planTimer(kind, text, FROM)).toEqual({ dueAt: new Date(dueAt), repeat });
  });

  it.each([
    ['cycle', 'R/PT0S'],
    ['cycle', 'R/P0D'],
    ['cycle', 'R/1000-01-01T00:00:00Z/PT0.001S'],
    ['cycle', 'PT1H'],
    ['duration', 'R3/PT1H'],
    ['duration', 'P1D/2026-01-01'],
    ['duration', 'soon'],
    ['date', '2026-02-30'],
    ['date', 'tomorrow'],
    ['date', ''],
  ] as const)('refuses the %s "%s" at once', (kind, text) => {
    expect(() => planTimer(kind, text, FROM)).toThrow();
  });
});

describe('an expression', () => {
  it.each([
    '= a = 1',
    '= satisfaction = "dissatisfied"',
    '= for i in list return i',
    '= sum(for i in 1..10 return i)',
    'plain text',
  ])('may run: %s', (text) => {
    expect(feelSyntaxFault(text)).toBeNull();
  });

  it.each([
    '= 1 +',
    '=',
    '= for i in 1..1000000000 return i',
    '= for i in 1..n return i',
    '= for i in 1..999, j in 1..999 return i',
  ])('is refused without being evaluated: %s', (text) => {
    expect(feelSyntaxFault(text)).not.toBeNull();
  });

  it.each([
    ['loops', '= count(for a in list, b in list, c in list, d in list return 1)'],
    ['a search that goes back and forth', '= matches(text, "^(a+)+$")'],
    ['a filter in a filter', '= count(list[count(list[count(list[item > 0]) > item]) > item])'],
  ])('is stopped when it takes too long: %s', (_, text) => {
    const variables = { list: Array.from({ length: 400 }, (__, index) => index), text: `${'a'.repeat(60)}b` };
    expect(() => evaluateFeel(text, variables, FROM)).toThrow(/takes longer than \d+ ms/);
  });
});
