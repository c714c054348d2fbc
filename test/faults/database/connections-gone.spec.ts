import { Logger } from '@nestjs/common';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../../modules/database/index.js';
import { Hotline } from '../../support/hotline.js';
import { removeFolder, runSql, temporaryFolder } from '../../support/index.js';
import { Intake, unexplained } from '../support/intake.js';

const CONNECTIONS = 100;

describe('all connections of a server gone at once', () => {
  let folder: string;
  let postgres: EmbeddedPostgres;
  let hotline: Hotline;
  beforeAll(async () => {
    folder = await temporaryFolder();
    postgres = await startEmbeddedPostgres({ dataDir: folder, settings: { max_connections: 130 } });
    const settings = { DATABASE_URL: postgres.url, CLOCK: 'system', WORKER: 'true' };
    hotline = await Hotline.open({ ...settings, DATABASE_POOL: String(CONNECTIONS) });
    Logger.overrideLogger(false);
  }, 60_000);
  afterAll(async () => {
    await hotline.close();
    await removeFolder(folder);
    Logger.overrideLogger(['error', 'warn']);
  });

  it('cost no acknowledged work, and the pool is whole again at once', async () => {
    const intake = await Intake.open(hotline, CONNECTIONS);
    let ended = 0;
    for (let round = 0; round < 3; round++) {
      await intake.goesOn(30, 30_000);
      const gone = await runSql(
        postgres.url,
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
      );
      ended = Math.max(ended, gone.length);
    }
    await intake.goesOn(30, 30_000);
    await intake.end();

    expect(ended).toBeGreaterThanOrEqual(CONNECTIONS);
    expect(intake.refusals.length).toBeGreaterThan(0);
    expect(unexplained(intake.refusals)).toEqual([]);
    expect(await intake.lostOrDoubled((sql) => runSql(postgres.url, sql))).toEqual([]);
  }, 120_000);
});
