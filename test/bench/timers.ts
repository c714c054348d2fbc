import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { ApiClient } from '../../apps/demo/api-client.js';
import { startEmbeddedPostgres } from '../../modules/database/index.js';
import { diagram, flows } from '../engine/support/diagrams.js';
import { freePort, startProgramProcess } from '../support/server-process.js';

const ADMIN_PASSWORD = 'bench-timers-12345';
/** Time to make them all before the first falls due, seconds. */
const AHEAD = 10;
const PATIENCE_MS = 180_000;

const TIMER = diagram(
  `<startEvent id="s"/><intermediateCatchEvent id="wait"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></intermediateCatchEvent><userTask id="t"/><endEvent id="e"/>${flows('s>wait', 'wait>t', 't>e')}`,
  '',
  'bench-timer',
);

/** Copies of one instance that waits for a timer, due evenly over $2 seconds. */
const COPY = `
  WITH made AS (
    INSERT INTO process_instance
    SELECT (json_populate_record(i, json_build_object('id', fresh, 'root_id', fresh, 'stream', fresh))).*
    FROM process_instance i, (SELECT gen_random_uuid() AS fresh FROM generate_series(1, $1::int)) AS ids
    WHERE i.definition_key = 'bench-timer' RETURNING id)
  INSERT INTO process_wait
  SELECT (json_populate_record(w, json_build_object('instance_id', made.id,
    'due_at', clock_timestamp() + make_interval(secs => ${AHEAD} + $2 * (row_number() OVER ()) / $1::float)))).*
  FROM process_wait w, made`;

const ARRIVALS = `
  CREATE TABLE arrival (id uuid, at timestamptz);
  CREATE FUNCTION note_arrival() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN INSERT INTO arrival VALUES (NEW.process_instance_id, clock_timestamp()); RETURN NULL; END $$;
  CREATE TRIGGER note_arrival AFTER INSERT ON audit_event FOR EACH ROW WHEN (NEW.type = 'timer.fired')
  EXECUTE FUNCTION note_arrival()`;

const LATENESS = `
  SELECT count(*)::int AS fired, count(DISTINCT a.id)::int AS instances,
    percentile_cont(ARRAY[0.5, 0.99, 1]) WITHIN GROUP (ORDER BY extract(epoch FROM a.at - d.due_at)) AS late
  FROM arrival a JOIN planned d USING (id)`;

/** Measures how late timers fire that fall due within a minute, with workers in processes of their own. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      timers: { type: 'string', default: '10000' },
      seconds: { type: 'string', default: '60' },
      workers: { type: 'string', default: '2' },
    },
  });
  const [timers, seconds, workers] = [values.timers, values.seconds, values.workers].map(Number) as [
    number,
    number,
    number,
  ];
  const dataDir = mkdtempSync(join(tmpdir(), 'lianxin-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir });
  const env = {
    DATABASE_URL: postgres.url,
    DATA_DIR: dataDir,
    WORKER: 'false',
    ADMIN_PASSWORD,
    PORT: await freePort(),
  };
  const programs = [await startProgramProcess('server', env)];
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  try {
    await startOne(new ApiClient(`http://127.0.0.1:${env.PORT}`, { username: 'admin', password: ADMIN_PASSWORD }));
    for (let count = 0; count < workers; count++) programs.push(await startProgramProcess('worker', env));
    await client.query(ARRIVALS);
    await client.query(COPY, [timers, seconds]);
    await client.query('CREATE TABLE planned AS SELECT instance_id AS id, due_at FROM process_wait');
    await client.query('ANALYZE');
    await allFired(client, timers);
    const { rows } = await client.query<{ fired: number; instances: number; late: number[] }>(LATENESS);
    process.stdout.write(`${JSON.stringify({ timers, seconds, workers, ...rows[0] })}\n`);
  } finally {
    await client.end();
    await Promise.all(programs.map((program) => program.kill('SIGTERM')));
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function startOne(admin: ApiClient): Promise<void> {
  const { id } = await admin.post<{ id: string }>('/api/v1/process-definitions', { xml: TIMER });
  await admin.post(`/api/v1/process-definitions/${id}/publication`, {});
  await admin.post('/api/v1/process-instances', { definitionKey: 'bench-timer', variables: {} });
}

async function allFired(client: Client, timers: number): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (let fired = 0; fired < timers && performance.now() < deadline;) {
    await wait(500);
    const { rows } = await client.query<{ fired: number }>('SELECT count(*)::int AS fired FROM arrival');
    fired = rows[0]?.fired ?? 0;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
