import { Logger } from '@nestjs/common';
import { Hotline } from '../../support/hotline.js';
import { runSql } from '../../support/index.js';
import { Intake, unexplained } from '../support/intake.js';
import { RawPostgres } from '../support/raw-postgres.js';
import { Switchboard } from '../support/switchboard.js';

describe('a primary that dies, and a synchronous standby that takes over', () => {
  let primary: RawPostgres;
  let standby: RawPostgres;
  let board: Switchboard;
  let hotline: Hotline;
  beforeAll(async () => {
    primary = await RawPostgres.open();
    board = await Switchboard.to(primary.port);
    const settings = { DATABASE_URL: primary.urlAt(board.port), CLOCK: 'system', WORKER: 'true' };
    hotline = await Hotline.open(settings);
    standby = await RawPostgres.standbyOf(primary);
    Logger.overrideLogger(false);
  }, 90_000);
  afterAll(async () => {
    await hotline.close();
    await board.close();
    await Promise.all([primary.close(), standby.close()]);
    Logger.overrideLogger(['error', 'warn']);
  });

  it('cost no acknowledged work: the running server goes on with the new primary', async () => {
    const intake = await Intake.open(hotline, 6);
    await intake.goesOn(20, 30_000);

    await primary.kill();
    await intake.isRefused();
    await standby.promote();
    board.switchTo(standby.port);
    await intake.goesOn(20, 30_000);
    await intake.end();

    expect(await intake.lostOrDoubled((sql) => runSql(standby.url, sql))).toEqual([]);
    expect(unexplained(intake.refusals)).toEqual([]);
    expect((await hotline.call('GET', '/health/ready', { as: '' })).status).toBe(200);
  }, 90_000);
});
