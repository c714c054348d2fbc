import { diagram, flows } from '../../engine/support/diagrams.js';
import { AUTHOR, MigrationBench } from '../../engine/support/migration-bench.js';
import { OrderMigration } from '../../../modules/process-definitions/instance-migrations/order-migration.service.js';
import { MigrationPlans } from '../../../modules/process-definitions/instance-migrations/migration-plans.service.js';
import { TwoNodes } from '../support/nodes.js';

const version = (name: string) =>
  diagram(`<startEvent id="s"/><userTask id="a" name="${name}"/><endEvent id="e"/>${flows('s>a', 'a>e')}`);

describe('a node that breaks off in the middle of a migration', () => {
  let nodes: TwoNodes;
  beforeAll(async () => {
    nodes = await TwoNodes.open();
  });
  afterAll(() => nodes.close());

  it('leaves the rest to another; every instance is taken over once', async () => {
    const bench = new MigrationBench(nodes.a);
    await bench.publish(version('old'));
    const instances: string[] = [];
    for (let count = 0; count < 4; count++) instances.push((await nodes.a.start('p')).instance.id);
    await bench.publish(version('new'));
    const at = await bench.plan('p');
    await bench.order('dryRun', at);
    await bench.order('approve', at);
    let told = 0;
    nodes.a.extensions.migrationListeners.push({
      name: 'breaks',
      follow: async () => {
        if (++told === 3) await nodes.breakOpenTransactions();
        return null;
      },
      goBack: () => Promise.resolve(),
    });
    await expect(bench.order('apply', at)).rejects.toThrow();
    const view = () =>
      nodes.b.database.transaction((tx) => nodes.b.get(MigrationPlans).view(tx, at.definitionId, at.planId));
    expect(await view()).toMatchObject({ state: 'applying', counts: { migrated: 2, pending: 2 } });
    await nodes.b.database.transaction((tx) => nodes.b.get(OrderMigration).apply(tx, at, AUTHOR));
    await nodes.b.runDue();
    expect(await view()).toMatchObject({ state: 'applied', counts: { migrated: 4, pending: 0 } });
    for (const id of instances) {
      expect(await nodes.count(id, 'instance.migrated')).toBe(1);
      expect(await nodes.b.view(id)).toMatchObject({ version: 2 });
    }
  });
});
