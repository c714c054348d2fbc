import { Logger } from '@nestjs/common';
import { diagram, flows } from '../../engine/support/diagrams.js';
import { holdNextTurn, TwoNodes, until } from '../support/nodes.js';

const TIMER = diagram(
  `<startEvent id="s"/><intermediateCatchEvent id="wait"><timerEventDefinition><timeDuration>PT10M</timeDuration></timerEventDefinition></intermediateCatchEvent><userTask id="t"/><endEvent id="e"/>${flows('s>wait', 'wait>t', 't>e')}`,
);

describe('a worker whose connection is lost in the middle of a turn', () => {
  let nodes: TwoNodes;
  beforeAll(async () => {
    Logger.overrideLogger(false);
    nodes = await TwoNodes.open();
    await nodes.a.publish(TIMER);
  });
  afterAll(async () => {
    await nodes.close();
    Logger.overrideLogger(['error', 'warn']);
  });

  it('loses its timer to the other worker, and it fires once', async () => {
    const { instance } = await nodes.a.start('p');
    nodes.a.clock.set(new Date(nodes.a.clock.now().getTime() + 11 * 60_000));
    const turn = holdNextTurn(nodes.a, instance.id);
    const lost = nodes.a.runDue();
    await turn.reached;
    expect(await nodes.b.runDue()).toBe(0);

    expect(await nodes.breakOpenTransactions()).toBe(1);
    await until(async () => (await nodes.b.runDue()) === 1);
    turn.release();

    expect(await lost).toBe(0);
    expect(await nodes.count(instance.id, 'timer.fired')).toBe(1);
    expect(await nodes.a.waiting(instance.id)).toEqual(['t']);
    expect(await nodes.a.runDue()).toBe(0);
    expect(await nodes.a.view(instance.id)).toMatchObject({ incidents: [] });
  });

  it('works on the next instance as if nothing had been', async () => {
    const { instance } = await nodes.a.start('p');
    nodes.a.clock.set(new Date(nodes.a.clock.now().getTime() + 11 * 60_000));
    expect(await nodes.a.runDue()).toBe(1);
    expect(await nodes.count(instance.id, 'timer.fired')).toBe(1);
  });
});
