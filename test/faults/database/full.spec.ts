import { chownSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../../modules/database/index.js';
import { Hotline } from '../../support/hotline.js';
import { removeFolder, runSql, temporaryFolder } from '../../support/index.js';
import { Intake, unexplained } from '../support/intake.js';
import { until } from '../support/nodes.js';
import { SmallDisk } from '../support/small-disk.js';

const isRoot = process.getuid?.() === 0;
const maybe = isRoot ? describe : describe.skip; // a small file system can only be mounted by root

maybe('a PostgreSQL whose disk is full', () => {
  let disk: SmallDisk;
  let folder: string;
  let postgres: EmbeddedPostgres;
  let hotline: Hotline;
  const open = async () => {
    hotline = await Hotline.open({ DATABASE_URL: postgres.url, CLOCK: 'system', WORKER: 'true' });
    Logger.overrideLogger(false);
  };
  afterEach(async () => {
    await hotline.close();
    await removeFolder(folder);
    disk.unmount();
    Logger.overrideLogger(['error', 'warn']);
  });

  it('where the tables are: requests are refused with the cure, and go on when there is room', async () => {
    disk = (await SmallDisk.mount(24))!;
    folder = await temporaryFolder();
    postgres = await startEmbeddedPostgres({ dataDir: folder });
    await open();
    const place = join(disk.folder, 'tables');
    mkdirSync(place);
    const { uid, gid } = statSync(join(folder, 'postgres', 'data'));
    chownSync(disk.folder, uid, gid);
    chownSync(place, uid, gid);
    await runSql(postgres.url, `CREATE TABLESPACE small LOCATION '${place}'`);
    await runSql(postgres.url, 'ALTER TABLE audit_event SET TABLESPACE small');
    const intake = await Intake.open(hotline, 4);
    await intake.goesOn(8, 20_000);

    disk.fill();
    await intake.isRefused(60_000);
    expect(intake.refusals[0]).toMatchObject({
      status: 503,
      code: 'database-full',
      cure: expect.stringContaining('room'),
    });
    disk.makeRoom();
    await intake.goesOn(8, 30_000);
    await intake.end();

    expect(unexplained(intake.refusals)).toEqual([]);
    expect(await intake.lostOrDoubled((sql) => runSql(postgres.url, sql))).toEqual([]);
    expect(await runSql(postgres.url, 'SELECT 1 FROM incident')).toEqual([]);
  }, 120_000);

  it('where its log is, so that it breaks down: it comes back by itself when there is room', async () => {
    disk = (await SmallDisk.mount(160))!;
    folder = join(disk.folder, 'city');
    postgres = await startEmbeddedPostgres({
      dataDir: folder,
      settings: { min_wal_size: '32MB', max_wal_size: '48MB' },
    });
    await open();
    const intake = await Intake.open(hotline, 4);
    await intake.goesOn(8, 20_000);

    disk.fill();
    await until(() => breaksDown(postgres.url), 60_000);
    await intake.isRefused();
    disk.makeRoom();
    await intake.goesOn(8, 60_000);
    await intake.end();

    expect(unexplained(intake.refusals)).toEqual([]);
    expect(await intake.lostOrDoubled((sql) => runSql(postgres.url, sql))).toEqual([]);
  }, 180_000);
});

/** Writes log until there is no room for more of it. */
async function breaksDown(url: string): Promise<boolean> {
  try {
    await runSql(url, `SELECT pg_logical_emit_message(true, 'fill', repeat('x', 4000000))`);
    return false;
  } catch {
    return true;
  }
}
