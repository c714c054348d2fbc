import { diagram, flows } from '../../engine/support/diagrams.js';
import type { EngineBench } from '../../engine/support/engine.js';
import { outcomes, TwoNodes } from '../support/nodes.js';

const WAITS = diagram(
  `<startEvent id="s"/><intermediateCatchEvent id="paid"><messageEventDefinition messageRef="m"/></intermediateCatchEvent><userTask id="t"/><endEvent id="e"/>${flows('s>paid', 'paid>t', 't>e')}`,
  '<message id="m" name="paid"><extensionElements><zeebe:subscription correlationKey="= order"/></extensionElements></message>',
);

describe('two nodes that bring a message to the same receivers', () => {
  let nodes: TwoNodes;
  beforeAll(async () => {
    nodes = await TwoNodes.open();
    await nodes.a.publish(WAITS);
  });
  afterAll(() => nodes.close());

  const send = (node: EngineBench, correlationKey: string, sum: number) =>
    node.send('paid', correlationKey, { sum }, 'PT0S');

  it('give it to the one receiver once; the other message is not awaited', async () => {
    const { instance } = await nodes.a.start('p', { order: 'one' });
    const results = await nodes.collide(instance.id, [() => send(nodes.a, 'one', 1), () => send(nodes.b, 'one', 2)]);
    expect(outcomes(results)).toEqual(['done', 'message-not-awaited']);
    expect(await nodes.count(instance.id, 'message.received')).toBe(1);
    expect(await nodes.b.waiting(instance.id)).toEqual(['t']);
  });

  it('give each of two receivers one of them', async () => {
    const first = await nodes.a.start('p', { order: 'two' });
    const second = await nodes.b.start('p', { order: 'two' });
    const results = await nodes.collide(first.instance.id, [
      () => send(nodes.a, 'two', 1),
      () => send(nodes.b, 'two', 2),
    ]);
    expect(outcomes(results)).toEqual(['done', 'done']);
    const views = await Promise.all([first, second].map(({ instance }) => nodes.a.view(instance.id)));
    expect(views.map(({ variables }) => variables.sum).sort()).toEqual([1, 2]);
  });

  it('let one thrown message arrive once, whichever worker delivers it', async () => {
    await nodes.a.publish(
      diagram(
        `<startEvent id="s"/><intermediateThrowEvent id="pay"><messageEventDefinition messageRef="m"/></intermediateThrowEvent><endEvent id="e"/>${flows('s>pay', 'pay>e')}`,
        '<message id="m" name="paid"><extensionElements><zeebe:subscription correlationKey="= order"/></extensionElements></message>',
        'payer',
      ),
    );
    for (let round = 0; round < 10; round++) {
      const { instance } = await nodes.a.start('p', { order: `round ${round}` });
      await nodes.b.start('payer', { order: `round ${round}` });
      await Promise.all([nodes.a.runDue(), nodes.b.runDue()]);
      await nodes.a.runDue();
      expect(await nodes.count(instance.id, 'message.received')).toBe(1);
    }
    expect(await nodes.a.database.query('SELECT 1 FROM event_delivery')).toEqual([]);
  });
});
