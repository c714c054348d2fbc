import { Logger } from '@nestjs/common';
import { diagram, flows } from './support/diagrams.js';
import { EngineBench } from './support/engine.js';

const MESSAGE =
  '<message id="m" name="paid"><extensionElements><zeebe:subscription correlationKey="= order"/></extensionElements></message>';
const PAYER = diagram(
  `<startEvent id="s"/><intermediateThrowEvent id="pay"><messageEventDefinition messageRef="m"/></intermediateThrowEvent><endEvent id="e"/>${flows('s>pay', 'pay>e')}`,
  MESSAGE,
  'payer',
);
const PAYEE = diagram(
  `<startEvent id="s"/><intermediateCatchEvent id="paid"><messageEventDefinition messageRef="m"/></intermediateCatchEvent><userTask id="t"/><endEvent id="e"/>${flows('s>paid', 'paid>t', 't>e')}`,
  MESSAGE,
  'payee',
);

describe('a thrown message whose receiver fails for a reason nobody foresaw', () => {
  let bench: EngineBench;
  beforeAll(async () => {
    Logger.overrideLogger(false);
    bench = await EngineBench.open();
    await bench.publish(PAYER);
    await bench.publish(PAYEE);
  });
  afterAll(async () => {
    await bench.close();
    Logger.overrideLogger(['error', 'warn']);
  });

  it('keeps no other from its receiver, and arrives when the reason is gone', async () => {
    const sick = (await bench.start('payee', { order: 'sick' })).instance;
    const well = (await bench.start('payee', { order: 'well' })).instance;
    let broken = true;
    bench.extensions.addListener({
      onStep: async ({ instance }) => {
        if (broken && instance.id === sick.id) throw new TypeError('nobody foresaw this');
      },
    });
    await bench.start('payer', { order: 'sick' });
    await bench.start('payer', { order: 'well' });

    await bench.runDue();
    expect([await bench.waiting(sick.id), await bench.waiting(well.id)]).toEqual([['paid'], ['t']]);
    expect((await bench.due.nextDueAt())?.getTime()).toBe(bench.clock.now().getTime() + 1000);

    broken = false;
    await bench.advance(1);
    expect(await bench.waiting(sick.id)).toEqual(['t']);
    expect(await bench.database.query('SELECT 1 FROM event_delivery')).toEqual([]);
  });
});
