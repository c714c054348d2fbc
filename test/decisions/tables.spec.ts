import { evaluateTable } from '../../modules/decisions/evaluate-table.js';
import { faultsOf } from '../../modules/decisions/check-decisions.js';
import type { DecisionTable } from '../../modules/decisions/decision.js';
import { readDecisions } from '../../modules/decisions/read-decisions.js';
import { dmn, table, type TableDrawing } from './drawing.js';

const NOW = new Date('2026-03-02T01:00:00Z');
const LIMITS: TableDrawing = {
  inputs: ['nature', 'urgent'],
  outputs: [{ name: 'unit' }, { name: 'days' }],
  rules: [
    ['"complaint","report"', 'true', '"LS-DCG"', '1'],
    ['"complaint","report"', 'false', '"LS-DCG"', '5'],
    ['not("complaint","report")', '-', '"LS-FWZX"', '3'],
  ],
};

const answer = async (drawing: TableDrawing, variables: object) => {
  const [decision] = await readDecisions(dmn(table('d', drawing)));
  return evaluateTable(decision!.logic as DecisionTable, { ...variables }, NOW).value;
};
const scored = (policy: string, more: Partial<TableDrawing> = {}): TableDrawing => ({
  policy,
  inputs: ['n'],
  outputs: [{ name: 'level', values: '"high","middle","low"' }],
  rules: [
    ['> 0', '"low"'],
    ['> 10', '"middle"'],
    ['> 100', '"high"'],
  ],
  ...more,
});

describe('a decision table', () => {
  it('answers the row whose tests all hold', async () => {
    expect(await answer(LIMITS, { nature: 'report', urgent: true })).toEqual({ unit: 'LS-DCG', days: 1 });
    expect(await answer(LIMITS, { nature: 'help', urgent: true })).toEqual({ unit: 'LS-FWZX', days: 3 });
  });

  it.each([
    ['FIRST', 200, 'low'],
    ['PRIORITY', 200, 'high'],
    ['RULE ORDER', 200, ['low', 'middle', 'high']],
    ['OUTPUT ORDER', 200, ['high', 'middle', 'low']],
    ['COLLECT', 20, ['low', 'middle']],
    ['UNIQUE', 5, 'low'],
    ['UNIQUE', -1, null],
    ['COLLECT', -1, []],
  ])('with hit policy %s answers for %s: %j', async (policy, n, expected) => {
    expect(await answer(scored(policy), { n })).toEqual(expected);
  });

  it.each([
    ['SUM', 6],
    ['MIN', 1],
    ['MAX', 3],
    ['COUNT', 3],
  ])('collects with %s', async (aggregation, expected) => {
    const rules = [
      ['-', '1'],
      ['-', '2'],
      ['-', '3'],
    ];
    expect(await answer(scored('COLLECT', { aggregation, rules, outputs: [{ name: 'x' }] }), { n: 1 })).toBe(expected);
  });

  it('answers its default when no row matches', async () => {
    expect(await answer(scored('UNIQUE', { outputs: [{ name: 'level', fallback: '"none"' }] }), { n: 0 })).toBe('none');
  });

  it.each(['UNIQUE', 'ANY'])('contradicts hit policy %s when several rows answer differently', async (policy) => {
    await expect(answer(scored(policy), { n: 50 })).rejects.toThrow(policy);
  });

  it.each([
    ['a test that cannot be read', scored('UNIQUE', { rules: [['> (', '"low"']] })],
    ['an answer that cannot be read', scored('UNIQUE', { rules: [['> 1', '1 +']] })],
    ['a row with too few entries', scored('UNIQUE', { rules: [['> 1']] })],
    ['an input that cannot be read', scored('UNIQUE', { inputs: ['n +'] })],
  ])('may not be published with %s', async (_what, drawing) => {
    expect(faultsOf(await readDecisions(dmn(table('d', drawing))))).toMatchObject([{ path: 'd' }]);
  });

  it.each(['', '<definitions/>', 'no xml', '<!DOCTYPE x><definitions/>'])(
    'is refused where there is none: %j',
    async (xml) => {
      await expect(readDecisions(xml)).rejects.toMatchObject({ definition: { code: 'decision-unreadable' } });
    },
  );
});
