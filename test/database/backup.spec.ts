import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { MIGRATIONS } from '../../migrations/index.js';
import { backUp, migrate, restore, type Ask } from '../../modules/database/index.js';
import { verifyAllStreams } from '../../modules/audit/index.js';
import { createEmptyDatabase, dumpSchema, runSql, type EmptyDatabase } from '../support/index.js';
import { Hotline } from '../support/hotline.js';

const verify = async (ask: Ask): Promise<void> => {
  const { broken } = await verifyAllStreams({ query: ask });
  if (broken.length > 0) throw new Error(`broken: ${JSON.stringify(broken)}`);
};
const options = { overwrite: false, verify };

/** Every row of every table, in one order. */
async function contents(url: string): Promise<Record<string, string>> {
  const tables = await runSql<{ name: string }>(
    url,
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
  );
  const entries: [string, string][] = [];
  for (const { name } of tables.filter((table) => table.name !== 'migrations')) {
    const [row] = await runSql<{ text: string | null }>(
      url,
      `SELECT string_agg(t::text, E'\n' ORDER BY t::text) AS text FROM ${name} t`,
    );
    entries.push([name, row?.text ?? '']);
  }
  return Object.fromEntries(entries);
}

describe('a backup', () => {
  let folder: string;
  let file: string;
  let hotline: Hotline;
  let made: EmptyDatabase[] = [];
  const emptyDatabase = async (): Promise<string> => {
    const database = await createEmptyDatabase();
    made.push(database);
    return database.url;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lianxin-backup-'));
    file = join(folder, 'city.backup');
    hotline = await Hotline.open();
    const id = await hotline.register({ title: '反斜杠 \\ 制表\t换行\n都在', content: '\\. \\N 结束' });
    await hotline.complete(id, 'dispatch', 'paidan', { coUnits: [] });
    await hotline.register();
    await backUp(hotline.db.url, file);
  });
  afterEach(async () => {
    for (const database of made) await database.drop();
    made = [];
  });
  afterAll(async () => {
    await hotline.close();
    rmSync(folder, { recursive: true });
  });

  it('brings every row and every sequence to an empty database, and work goes on there', async () => {
    const url = await emptyDatabase();
    const { rows, schema, takenAt } = await restore(url, file, options);

    expect(await contents(url)).toEqual(await contents(hotline.db.url));
    expect(await dumpSchema(url)).toBe(await dumpSchema(hotline.db.url));
    expect(rows).toBeGreaterThan(400);
    expect(schema).toBe(MIGRATIONS.at(-1)?.name);
    expect(Math.abs(Date.parse(takenAt) - Date.now())).toBeLessThan(60_000);
    const next = `SELECT nextval('case_number') AS next`;
    expect(await runSql(url, next)).toEqual(await runSql(hotline.db.url, next));
    await expect(runSql(url, `DELETE FROM audit_event`)).rejects.toThrow('append-only');
    await expect(runSql(url, `DELETE FROM category`)).rejects.toThrow('never changes');
  });

  it('is compressed and for its owner only', () => {
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readFileSync(file).length).toBeLessThan(gunzipSync(readFileSync(file)).length / 3);
  });

  it('is of one instant, while others write', async () => {
    const busy = join(folder, 'busy.backup');
    const cases = Array.from({ length: 20 }, () => hotline.register({ title: 'meanwhile' }));
    await backUp(hotline.db.url, busy);
    await Promise.all(cases);
    const url = await emptyDatabase();
    await restore(url, busy, options);
    const torn = await runSql(
      url,
      `SELECT 1 FROM citizen_case c LEFT JOIN process_instance i ON i.id = c.process_instance_id
       LEFT JOIN audit_chain a ON a.stream = c.id WHERE i.id IS NULL OR a.stream IS NULL`,
    );
    expect(torn).toEqual([]);
  });

  it('is not restored over rows unless told to', async () => {
    const url = await emptyDatabase();
    await restore(url, file, options);
    await runSql(url, `UPDATE citizen_case SET title = 'changed'`);
    await expect(restore(url, file, options)).rejects.toThrow(/not empty: .* has rows.*--overwrite/);
    expect(await runSql(url, `SELECT DISTINCT title FROM citizen_case`)).toEqual([{ title: 'changed' }]);

    await restore(url, file, { ...options, overwrite: true });
    expect(await runSql(url, `SELECT 1 FROM citizen_case WHERE title = 'changed'`)).toEqual([]);
  });

  describe('that was damaged', () => {
    const refused = async (bytes: Buffer, reason: RegExp): Promise<void> => {
      const damaged = join(folder, 'damaged.backup');
      writeFileSync(damaged, bytes);
      const url = await emptyDatabase();
      await expect(restore(url, damaged, options)).rejects.toThrow(reason);
      expect(await runSql(url, `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace`)).toEqual([]);
    };

    it('is refused when it is cut off anywhere', async () => {
      const whole = readFileSync(file);
      for (const share of [0.1, 0.5, 0.99])
        await refused(whole.subarray(0, whole.length * share), /is damaged.*Nothing was restored/);
    });

    it('is refused when bytes of it changed', async () => {
      const bytes = readFileSync(file);
      const middle = Math.floor(bytes.length / 2);
      bytes.fill(0, middle, middle + 8);
      await refused(bytes, /is damaged/);
    });

    it('is refused when a row was changed, and repacked', async () => {
      const altered = swapped(gunzipSync(readFileSync(file)), '路口的路灯不亮', '路口的路灯很亮');
      await refused(gzipSync(altered), /the rows of \w+ are not those/);
    });

    it('is refused when the history was changed with all digests put right', async () => {
      const lines = gunzipSync(readFileSync(file));
      await refused(gzipSync(forge(lines, '"username": "zuoxi"', '"username": "zuoxj"')), /broken: .*altered/);
    });

    it('is refused when it is something else', async () => {
      await refused(gzipSync('{"format":"other"}\n'), /is no backup of Lianxin/);
    });
  });

  it('of an older schema is brought up to date with its rows', async () => {
    const older = await emptyDatabase();
    await migrate(
      older,
      MIGRATIONS.slice(0, -1).map(({ name }) => name),
    );
    await runSql(
      older,
      `INSERT INTO code_entry (list, code, name_zh, name_en, position) VALUES ('l', 'c', '旧', 'old', 1)`,
    );
    const old = join(folder, 'old.backup');
    expect((await backUp(older, old)).schema).toBe(MIGRATIONS.at(-2)?.name);

    const url = await emptyDatabase();
    await restore(url, old, options);
    expect(await runSql(url, 'SELECT name_zh FROM code_entry')).toEqual([{ name_zh: '旧' }]);
    expect(await migrate(url)).toEqual([]);
    expect(await dumpSchema(url)).toBe(await dumpSchema(hotline.db.url));
  });

  it('of a newer schema is refused by name', async () => {
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    const newer = join(folder, 'newer.backup');
    writeFileSync(newer, gzipSync(text.replace('"migrations":[', '"migrations":["FromTheFuture1",')));
    await expect(restore(await emptyDatabase(), newer, options)).rejects.toThrow(/newer schema \(FromTheFuture1\)/);
  });
});

/** An archive in which one word of the history is another of the same length, and every digest fits. */
function forge(bytes: Buffer, word: string, other: string): Buffer {
  const at = bytes.indexOf(word, bytes.indexOf('{"table":"audit_event"}'));
  if (at < 0) throw new Error('the word is not there');
  const before = sumOf(bytes);
  const replaced = Buffer.concat([
    bytes.subarray(0, at),
    Buffer.from(other.padEnd(word.length).slice(0, word.length)),
    bytes.subarray(at + word.length),
  ]);
  return swapped(replaced, before, sumOf(replaced));
}

/** The bytes with `other` for the first `word`; never read as text, in which pieces of rows end anywhere. */
function swapped(bytes: Buffer, word: string, other: string): Buffer {
  const at = bytes.indexOf(word);
  if (at < 0) throw new Error('the word is not there');
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(other), bytes.subarray(at + Buffer.byteLength(word))]);
}

/** SHA-256 of the rows of audit_event in an archive. */
function sumOf(archive: Buffer): string {
  const hash = createHash('sha256');
  let at = archive.indexOf('{"table":"audit_event"}') + '{"table":"audit_event"}\n'.length;
  for (;;) {
    const end = archive.indexOf('\n', at);
    const length = Number(archive.subarray(at, end).toString());
    if (length === 0) return hash.digest('hex');
    hash.update(archive.subarray(end + 1, end + 1 + length));
    at = end + 1 + length;
  }
}
