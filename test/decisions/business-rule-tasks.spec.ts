import { Decisions, DecisionsModule } from '../../modules/decisions/index.js';
import { SYSTEM } from '../../modules/kernel/index.js';
import { diagram, flows } from '../engine/support/diagrams.js';
import { EngineBench } from '../engine/support/engine.js';
import { dmn, table } from './drawing.js';

const ROUTING = table(
  'routing',
  {
    inputs: ['starts with(category, "01")', 'level'],
    outputs: [{ name: 'unit' }],
    rules: [
      ['true', '-', '"LS-DCG"'],
      ['false', '"high"', '"LS-YJ"'],
      ['false', 'not("high")', '"LS-FWZX"'],
    ],
  },
  ['level'],
);
const LEVEL = table('level', {
  inputs: ['people'],
  outputs: [{ name: 'level' }],
  rules: [
    ['> 100', '"high"'],
    ['<= 100', '"low"'],
  ],
});

const asking = (decision: string) =>
  diagram(
    `<startEvent id="s"/><businessRuleTask id="ask"><extensionElements><zeebe:calledDecision decisionId="${decision}" resultVariable="unit"/></extensionElements></businessRuleTask><endEvent id="e"/>${flows('s>ask', 'ask>e')}`,
    '',
    `asks-${decision}`,
  );

describe('a business rule task', () => {
  let bench: EngineBench;
  beforeAll(async () => {
    bench = await EngineBench.open([DecisionsModule]);
    await bench.get(Decisions).publish(dmn(LEVEL, ROUTING), SYSTEM);
  });
  afterAll(() => bench.close());

  it('takes the answer of the decision it names, and of those that one requires', async () => {
    await bench.publish(asking('routing'));
    const unitFor = async (variables: Record<string, unknown>) =>
      (await bench.view((await bench.start('asks-routing', variables)).instance.id)).variables.unit;
    expect(await unitFor({ category: '0101', people: 3 })).toBe('LS-DCG');
    expect(await unitFor({ category: '0201', people: 300 })).toBe('LS-YJ');
    expect(await unitFor({ category: '0201', people: 3 })).toBe('LS-FWZX');
  });

  it('asks the newest version', async () => {
    const changed = table('level', { inputs: ['people'], outputs: [{ name: 'level' }], rules: [['-', '"low"']] });
    await bench.get(Decisions).publish(dmn(changed), SYSTEM);
    const { value } = await bench.get(Decisions).evaluate(bench.database, 'level', { people: 300 }, bench.clock.now());
    expect(value).toBe('low');
  });

  it('is an incident that names it when there is no such decision', async () => {
    await bench.publish(asking('nowhere'));
    const { incident } = await bench.start('asks-nowhere');
    expect(incident).toMatchObject({ elementId: 'ask', message: expect.stringContaining('nowhere') });
  });
});
