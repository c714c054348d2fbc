import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyAllStreams } from '../../modules/audit/index.js';
import { backUp, restore, startEmbeddedPostgres, type EmbeddedPostgres } from '../../modules/database/index.js';
import { hasDebianPostgres, startDebianPostgres } from '../support/debian-postgres.js';
import { Hotline } from '../support/hotline.js';
import { removeFolder, runSql } from '../support/index.js';

const maybe = hasDebianPostgres() ? describe : describe.skip;

maybe('a backup of PostgreSQL 15', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-across-'));
  let old: { url: string; stop(): Promise<void> };
  let embedded: EmbeddedPostgres;
  let hotline: Hotline;
  beforeAll(async () => {
    old = await startDebianPostgres();
    embedded = await startEmbeddedPostgres({ dataDir: folder });
    hotline = await Hotline.open({ DATABASE_URL: old.url });
  }, 60_000);
  afterAll(async () => {
    await hotline.close();
    await embedded.stop();
    await old.stop();
    await removeFolder(folder);
  });

  it('goes into the embedded 18, whole', async () => {
    await hotline.register();
    const file = join(folder, 'old.backup');
    await backUp(old.url, file);
    let intact = 0;
    await restore(embedded.url, file, {
      overwrite: false,
      verify: async (query) => {
        intact = (await verifyAllStreams({ query })).intact;
      },
    });
    expect(intact).toBeGreaterThan(1);
    const title = 'SELECT title, content FROM citizen_case';
    expect(await runSql(embedded.url, title)).toEqual(await runSql(old.url, title));
    const [{ version }] = (await runSql(embedded.url, `SHOW server_version`)).map((row) => ({
      version: String(row.server_version),
    })) as [{ version: string }];
    expect(version).toMatch(/^18/);
  }, 60_000);
});
