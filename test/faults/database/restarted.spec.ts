import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { startEmbeddedPostgres, stopEmbeddedPostgres, type EmbeddedPostgres } from '../../../modules/database/index.js';
import { Hotline } from '../../support/hotline.js';
import { removeFolder, runSql, temporaryFolder } from '../../support/index.js';
import { Intake, unexplained } from '../support/intake.js';

describe('a PostgreSQL that is restarted while agents register cases', () => {
  let folder: string;
  let postgres: EmbeddedPostgres;
  let hotline: Hotline;
  let intake: Intake;
  beforeAll(async () => {
    folder = await temporaryFolder();
    postgres = await startEmbeddedPostgres({ dataDir: folder });
    hotline = await Hotline.open({ DATABASE_URL: postgres.url, CLOCK: 'system', WORKER: 'true' });
    Logger.overrideLogger(false);
    intake = await Intake.open(hotline, 6);
    await intake.goesOn(6);
  }, 60_000);
  afterAll(async () => {
    await hotline.close();
    await removeFolder(folder);
    Logger.overrideLogger(['error', 'warn']);
  });

  it('is found again by the running server, however often, after an orderly stop', async () => {
    for (let round = 0; round < 3; round++) {
      await stopEmbeddedPostgres(folder);
      await intake.isRefused();
      expect((await startEmbeddedPostgres({ dataDir: folder })).url).toBe(postgres.url);
      await intake.goesOn(10, 20_000);
    }
  }, 60_000);

  it('comes back by itself after kill -9', async () => {
    for (let round = 0; round < 2; round++) {
      const pid = parseInt(readFileSync(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8'), 10);
      process.kill(pid, 'SIGKILL');
      await intake.isRefused();
      await intake.goesOn(10, 20_000);
    }
  }, 60_000);

  it('has lost and doubled nothing acknowledged, and every refusal said why', async () => {
    await intake.end();
    expect(intake.acknowledged.length).toBeGreaterThan(50);
    expect(await intake.lostOrDoubled((sql) => runSql(postgres.url, sql))).toEqual([]);
    expect(unexplained(intake.refusals)).toEqual([]);
    expect((await hotline.call('GET', '/health/ready', { as: '' })).status).toBe(200);
  }, 60_000);
});
