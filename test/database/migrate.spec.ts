import { MIGRATIONS } from '../../migrations/index.js';
import { assertServerFit, migrate } from '../../modules/database/index.js';
import { createEmptyDatabase, runSql, type EmptyDatabase } from '../support/index.js';

let made: EmptyDatabase[] = [];
const empty = async (options?: string): Promise<string> => {
  const database = await createEmptyDatabase(options);
  made.push(database);
  return database.url;
};

afterEach(async () => {
  for (const database of made) await database.drop();
  made = [];
});

describe('migrate', () => {
  it('runs every migration once, oldest first, and names those it ran', async () => {
    const url = await empty();

    expect(await migrate(url)).toEqual(MIGRATIONS.map((migration) => migration.name));
    expect(await migrate(url)).toEqual([]);
  });

  it('lets one of several processes work while the others wait', async () => {
    const url = await empty();

    const runs = await Promise.all([1, 2, 3].map(() => migrate(url)));

    expect(runs.flat()).toHaveLength(MIGRATIONS.length);
  });
});

describe('the check of a server', () => {
  it('is content with a database in UTF8 where Chinese letters are letters, and leaves nothing behind', async () => {
    const url = await empty();

    await assertServerFit(url);

    expect(await runSql(url, `SELECT extname FROM pg_extension WHERE extname <> 'plpgsql'`)).toEqual([]);
  });

  it('refuses LC_CTYPE C, under which no Chinese word is ever found', async () => {
    const url = await empty(`ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' LOCALE_PROVIDER libc`);

    await expect(assertServerFit(url)).rejects.toThrow(/Chinese text cannot be searched.*LC_CTYPE/);
  });

  it('refuses an encoding without Chinese letters', async () => {
    const url = await empty(`ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' LOCALE_PROVIDER libc`);

    await expect(assertServerFit(url)).rejects.toThrow('must be encoded in UTF8; this one is LATIN1');
  });
});
