import { diagram, flows } from '../../engine/support/diagrams.js';
import { createTestDatabase, type TestDatabase } from '../../support/index.js';
import { TwoNodes, until } from '../support/nodes.js';
import { WorkerNode } from '../support/worker-node.js';

const timer = (duration: string) =>
  diagram(
    `<startEvent id="s"/><intermediateCatchEvent id="wait"><timerEventDefinition><timeDuration>${duration}</timeDuration></timerEventDefinition></intermediateCatchEvent><endEvent id="e"/>${flows('s>wait', 'wait>e')}`,
  );

describe('two workers on one database', () => {
  let nodes: TwoNodes;
  beforeAll(async () => {
    nodes = await TwoNodes.open();
    await nodes.a.publish(timer('PT10M'));
  });
  afterAll(() => nodes.close());

  it('share what is due, and nothing is done twice', async () => {
    const started = await Promise.all(Array.from({ length: 100 }, () => nodes.a.start('p')));
    nodes.a.clock.set(new Date(nodes.a.clock.now().getTime() + 601_000));
    const shares = await Promise.all([nodes.a.runDue(), nodes.b.runDue()]);
    expect(shares[0] + shares[1]).toBe(100);
    expect(Math.min(...shares)).toBeGreaterThan(0);
    for (const { instance } of started) expect(await nodes.count(instance.id, 'timer.fired')).toBe(1);
  });
});

describe('a worker that sleeps', () => {
  let db: TestDatabase;
  let server: WorkerNode;
  let worker: WorkerNode;
  beforeAll(async () => {
    db = await createTestDatabase();
    server = await WorkerNode.open(db.url, { work: false });
    worker = await WorkerNode.open(db.url);
    await server.publish(timer('PT0.5S'));
    await server.start('p');
  });
  afterAll(async () => {
    await worker.close();
    await server.close();
    await db.drop();
  });

  const isOver = async (id: string): Promise<boolean> => {
    const rows = await db.database.query(`SELECT 1 FROM process_instance WHERE id = $1 AND status = 'completed'`, [id]);
    return rows.length > 0;
  };

  it('is woken by what another process plans for the next moment', async () => {
    for (let round = 0; round < 3; round++) {
      const id = await server.start('p');
      await until(() => isOver(id), 2500); // a worker that only looked by itself would come after up to five seconds
    }
  });

  it('hears again after its connection was lost', async () => {
    const ended = await db.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'lianxin-listen'`,
    );
    expect(ended).toHaveLength(1);
    for (let round = 0; round < 3; round++) {
      const id = await server.start('p');
      await until(() => isOver(id), 2500);
    }
  });
});
