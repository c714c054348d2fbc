import { diagram, flows } from '../../engine/support/diagrams.js';
import { outcomes, TwoNodes } from '../support/nodes.js';

describe('two nodes that complete one task at the same moment', () => {
  let nodes: TwoNodes;
  beforeAll(async () => {
    nodes = await TwoNodes.open();
    await nodes.a.publish(
      diagram(
        `<startEvent id="s"/><userTask id="a"/><userTask id="b"/><endEvent id="e"/>${flows('s>a', 'a>b', 'b>e')}`,
      ),
    );
  });
  afterAll(() => nodes.close());

  it('do it once; the other is told that somebody was first', async () => {
    const { instance } = await nodes.a.start('p');
    const executionId = await nodes.a.executionAt(instance.id, 'a');
    const results = await nodes.collide(instance.id, [
      () => nodes.a.answer(instance.id, executionId, { by: 'a' }),
      () => nodes.b.answer(instance.id, executionId, { by: 'b' }),
    ]);
    expect(outcomes(results)).toEqual(['done', 'wait-unknown']);
    expect(await nodes.count(instance.id, 'element.completed', 'a')).toBe(1);
    const winner = results[0]?.status === 'fulfilled' ? 'a' : 'b';
    expect(await nodes.b.view(instance.id)).toMatchObject({
      variables: { by: winner },
      activeElements: [{ elementId: 'b' }],
    });
  });

  it('never both win, however they meet', async () => {
    for (let round = 0; round < 20; round++) {
      const { instance } = await nodes.a.start('p');
      const executionId = await nodes.a.executionAt(instance.id, 'a');
      const both = [nodes.a, nodes.b].map((node) => node.answer(instance.id, executionId));
      expect(outcomes(await Promise.allSettled(both))).toEqual(['done', 'wait-unknown']);
      await (round % 2 ? nodes.a : nodes.b).complete(instance.id, 'b');
      expect(await nodes.a.view(instance.id)).toMatchObject({ status: 'completed' });
    }
  });
});
