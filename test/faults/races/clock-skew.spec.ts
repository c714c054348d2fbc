import { createTestDatabase, type TestDatabase } from '../../support/index.js';
import { diagram, flows } from '../../engine/support/diagrams.js';
import { until } from '../support/nodes.js';
import { WorkerNode } from '../support/worker-node.js';

const FIVE_MINUTES = 300_000;
const SOON = diagram(
  `<startEvent id="s"/><intermediateCatchEvent id="wait"><timerEventDefinition><timeDuration>PT2S</timeDuration></timerEventDefinition></intermediateCatchEvent><endEvent id="e"/>${flows('s>wait', 'wait>e')}`,
);

interface Fired {
  count: number;
  /** Milliseconds after the due time, by the database's clock. */
  late: number;
}

describe('three nodes whose machines are five minutes ahead, five minutes behind and right', () => {
  let db: TestDatabase;
  let nodes: WorkerNode[];
  beforeAll(async () => {
    db = await createTestDatabase();
    nodes = await Promise.all([FIVE_MINUTES, -FIVE_MINUTES, 0].map((skewMs) => WorkerNode.open(db.url, { skewMs })));
    await nodes[0]!.publish(SOON);
  });
  afterAll(async () => {
    for (const node of nodes) await node.close();
    await db.drop();
  });

  it('tell the time of their database', async () => {
    const [{ now }] = (await db.database.query<{ now: Date }>('SELECT clock_timestamp() AS now')) as [{ now: Date }];
    for (const node of nodes) expect(Math.abs(node.now.getTime() - now.getTime())).toBeLessThan(1000);
  });

  it('fire timers of any of them once, not early and less than two seconds late', async () => {
    await db.database.query(
      `CREATE TABLE arrival AS SELECT id, now() AS at FROM process_instance WHERE false;
       CREATE FUNCTION note_arrival() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN INSERT INTO arrival VALUES (NEW.process_instance_id, clock_timestamp()); RETURN NULL; END $$;
       CREATE TRIGGER note_arrival AFTER INSERT ON audit_event FOR EACH ROW WHEN (NEW.type = 'timer.fired')
       EXECUTE FUNCTION note_arrival();`,
    );
    const ids = await Promise.all(Array.from({ length: 30 }, (_, index) => nodes[index % 3]!.start('p')));
    await until(async () => (await unfinished(db)) === 0);
    for (const id of ids) {
      const [{ count, late }] = (await db.database.query<Fired>(
        `SELECT count(*)::int AS count,
           extract(epoch FROM max(a.at) - max((e.data->>'dueAt')::timestamptz))::float * 1000 AS late
         FROM audit_event e JOIN arrival a ON a.id = e.process_instance_id
         WHERE e.process_instance_id = $1 AND e.type = 'timer.fired'`,
        [id],
      )) as [Fired];
      expect(count).toBe(1);
      expect(late).toBeGreaterThan(-50);
      expect(late).toBeLessThan(2000);
    }
  });
});

async function unfinished({ database }: TestDatabase): Promise<number> {
  const rows = await database.query(`SELECT 1 FROM process_instance WHERE status = 'active'`);
  return rows.length;
}
