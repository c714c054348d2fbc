import { diagram, flows } from '../../engine/support/diagrams.js';
import { outcomes, TwoNodes } from '../support/nodes.js';

const JOIN = diagram(
  `<startEvent id="s"/><parallelGateway id="split"/><userTask id="a"/><userTask id="b"/><parallelGateway id="join"/><userTask id="c"/><endEvent id="e"/>${flows('s>split', 'split>a', 'split>b', 'a>join', 'b>join', 'join>c', 'c>e')}`,
);

describe('the last two tokens of a join, each brought by another node', () => {
  let nodes: TwoNodes;
  beforeAll(async () => {
    nodes = await TwoNodes.open();
    await nodes.a.publish(JOIN);
  });
  afterAll(() => nodes.close());

  it('make it fire once, and it does fire', async () => {
    for (let round = 0; round < 10; round++) {
      const { instance } = await nodes.a.start('p');
      const [a, b] = await Promise.all(['a', 'b'].map((task) => nodes.a.executionAt(instance.id, task)));
      const results = await nodes.collide(instance.id, [
        () => nodes.a.answer(instance.id, a!),
        () => nodes.b.answer(instance.id, b!),
      ]);
      expect(outcomes(results)).toEqual(['done', 'done']);
      expect(await nodes.count(instance.id, 'element.completed', 'join')).toBe(1);
      expect(await nodes.a.waiting(instance.id)).toEqual(['c']);
      await (round % 2 ? nodes.a : nodes.b).complete(instance.id, 'c');
      expect(await nodes.b.view(instance.id)).toMatchObject({ status: 'completed' });
    }
  });
});
