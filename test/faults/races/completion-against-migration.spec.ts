import { InstanceMigration, type MigrationOrder } from '../../../modules/process-engine/index.js';
import { diagram, flows } from '../../engine/support/diagrams.js';
import { outcomes, TwoNodes } from '../support/nodes.js';

const version = (last: string) =>
  diagram(
    `<startEvent id="s"/><userTask id="a"/><userTask id="${last}"/><endEvent id="e"/>${flows('s>a', `a>${last}`, `${last}>e`)}`,
  );

describe('a completion on one node against a migration on another', () => {
  let nodes: TwoNodes;
  let ids: string[];
  beforeAll(async () => {
    nodes = await TwoNodes.open();
    await nodes.a.publish(version('b'));
    await nodes.a.publish(version('c'));
    const rows = await nodes.a.database.query<{ id: string }>(`SELECT id FROM process_definition ORDER BY version`);
    ids = rows.map(({ id }) => id);
  });
  afterAll(() => nodes.close());

  const startOld = () =>
    nodes.a.database.transaction((tx) => nodes.a.engine.start(tx, { definitionKey: 'p', version: 1 }, nodes.a.by));

  function migrate(instanceId: string) {
    const [fromId = '', toId = ''] = ids;
    const order: MigrationOrder = { instanceId, fromId, toId, mapping: {}, planId: instanceId };
    return nodes.b.database.transaction((tx) => nodes.b.get(InstanceMigration).migrate(tx, order, nodes.b.by));
  }

  it('ends in the one version or in the other, whoever was first, never in both', async () => {
    const ends = new Set<string>();
    for (let round = 0; round < 12; round++) {
      const { instance } = await startOld();
      const executionId = await nodes.a.executionAt(instance.id, 'a');
      const commands: (() => Promise<unknown>)[] = [
        () => nodes.a.answer(instance.id, executionId),
        () => migrate(instance.id),
      ];
      const results = await nodes.collide(instance.id, round % 2 ? commands : commands.reverse());
      expect(outcomes(results)).toEqual(['done', 'done']);
      const { version: on, activeElements } = await nodes.a.view(instance.id);
      const migrated = await nodes.count(instance.id, 'instance.migrated');
      expect(await nodes.count(instance.id, 'element.completed', 'a')).toBe(1);
      ends.add(`${on} ${activeElements.map(({ elementId }) => elementId).join()} ${migrated}`);
      await nodes.b.complete(instance.id, on === 1 ? 'b' : 'c');
      expect((await nodes.a.view(instance.id)).status).toBe('completed');
    }
    expect([...ends].sort()).toEqual(['1 b 0', '2 c 1']);
    expect(await nodes.a.check()).toMatchObject({ differences: [] });
  });
});
