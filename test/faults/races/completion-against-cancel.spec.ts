import { diagram, flows } from '../../engine/support/diagrams.js';
import { outcomes, TwoNodes } from '../support/nodes.js';

describe('a completion on one node against a cancellation on another', () => {
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

  const cancel = (id: string) =>
    nodes.b.database.transaction((tx) => nodes.b.engine.cancel(tx, id, 'no longer needed', nodes.b.by));

  it('leaves a cancelled instance and no wait, whoever was first', async () => {
    for (let round = 0; round < 10; round++) {
      const { instance } = await nodes.a.start('p');
      const executionId = await nodes.a.executionAt(instance.id, 'a');
      const commands: (() => Promise<unknown>)[] = [
        () => nodes.a.answer(instance.id, executionId),
        () => cancel(instance.id),
      ];
      const results = await nodes.collide(instance.id, round % 2 ? commands : commands.reverse());
      const [completion, cancellation] = round % 2 ? results : results.reverse();
      expect(outcomes([cancellation!])).toEqual(['done']);
      expect(['done', 'process-instance-ended']).toContain(outcomes([completion!])[0]);
      expect(await nodes.a.view(instance.id)).toMatchObject({ status: 'cancelled', activeElements: [] });
      expect(await nodes.count(instance.id, 'instance.ended')).toBe(1);
      expect(await nodes.count(instance.id, 'element.completed', 'a')).toBe(completion!.status === 'fulfilled' ? 1 : 0);
    }
  });
});
