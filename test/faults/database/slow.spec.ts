import { Logger } from '@nestjs/common';
import { Client } from 'pg';
import { Hotline } from '../../support/hotline.js';
import { runSql } from '../../support/index.js';
import { Intake, unexplained } from '../support/intake.js';

const AGENTS = 40;
/** Statement limit, its grace, and waiting for a connection: nobody waits longer, whatever the database does. */
const LONGEST_ANSWER_MS = 9000;

describe('a PostgreSQL that is slow, with one second allowed for a statement', () => {
  let hotline: Hotline;
  beforeAll(async () => {
    hotline = await Hotline.open({ DATABASE_TIMEOUT: '1' });
    Logger.overrideLogger(false);
  });
  afterAll(async () => {
    await hotline.close();
    Logger.overrideLogger(['error', 'warn']);
  });

  /** Agents work while the database is slow; then it is as before, and they go on. */
  async function during(slow: () => Promise<() => Promise<unknown>>, rounds: number): Promise<Intake> {
    const intake = await Intake.open(hotline, AGENTS);
    await intake.goesOn(AGENTS, 20_000);
    const end = await slow();
    for (let round = 0; round < rounds; round++) await intake.isRefused();
    expect((await hotline.call('GET', '/health/live', { as: '' })).status).toBe(200);
    await end();
    await intake.goesOn(AGENTS, 20_000);
    await intake.end();
    return intake;
  }

  async function assertHarmless(intake: Intake): Promise<void> {
    expect(unexplained(intake.refusals)).toEqual([]);
    expect(await intake.lostOrDoubled((sql) => runSql(hotline.db.url, sql))).toEqual([]);
    expect(Math.max(...intake.refusals.map(({ milliseconds }) => milliseconds))).toBeLessThan(LONGEST_ANSWER_MS);
  }

  it('because somebody locks a table: requests are refused in time and go on when it is free', async () => {
    const intake = await during(async () => {
      const holder = new Client({ connectionString: hotline.db.url });
      await holder.connect();
      await holder.query('BEGIN; LOCK TABLE citizen_case IN ACCESS EXCLUSIVE MODE');
      return () => holder.end();
    }, 3);
    expect(intake.refusals).toContainEqual(expect.objectContaining({ status: 503, code: 'database-busy' }));
    await assertHarmless(intake);
  }, 60_000);

  it('because statements take too long: they are ended', async () => {
    const intake = await during(async () => {
      await runSql(
        hotline.db.url,
        `CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(30); RETURN NEW; END $$;
         CREATE TRIGGER dawdle BEFORE INSERT ON citizen_case FOR EACH ROW EXECUTE FUNCTION dawdle()`,
      );
      return () => runSql(hotline.db.url, 'DROP FUNCTION dawdle CASCADE');
    }, 3);
    expect(intake.refusals).toContainEqual(expect.objectContaining({ status: 503, code: 'database-busy' }));
    await assertHarmless(intake);
  }, 60_000);

  it('because its processes stand still and answer nothing: connections are given up for new ones', async () => {
    const intake = await during(async () => {
      const rows = await runSql<{ pid: number }>(
        hotline.db.url,
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'lianxin'`,
      );
      for (const { pid } of rows) process.kill(pid, 'SIGSTOP');
      return async () => {
        for (const { pid } of rows) process.kill(pid, 'SIGCONT');
      };
    }, 1);
    await assertHarmless(intake);
  }, 60_000);
});
