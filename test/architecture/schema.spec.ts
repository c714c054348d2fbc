import { readFile, writeFile } from 'node:fs/promises';
import { MIGRATIONS } from '../../migrations/index.js';
import { migrate } from '../../modules/database/index.js';
import { createTestDatabase, dumpSchema, revertMigrations, type TestDatabase } from '../support/index.js';

const FILE = new URL('../../migrations/schema.sql', import.meta.url);
const HEADER =
  '-- What the migrations make, for reading. Written by UPDATE_SCHEMA=1 npm test -- test/architecture/schema\n\n';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

describe('the schema', () => {
  it('is what migrations/schema.sql says', async () => {
    const made = HEADER + (await dumpSchema(test.url));
    if (process.env.UPDATE_SCHEMA) await writeFile(FILE, made);
    expect(made).toBe(await readFile(FILE, 'utf8'));
  });

  it('is gone when every migration is taken back, and the same when all run again', async () => {
    const before = await dumpSchema(test.url);

    expect(await revertMigrations(test.url)).toBe(MIGRATIONS.length);
    expect(await dumpSchema(test.url)).toBe('\n');

    expect(await migrate(test.url)).toHaveLength(MIGRATIONS.length);
    expect(await dumpSchema(test.url)).toBe(before);
  });
});

describe('the migrations', () => {
  it('are listed oldest first, each named after its class and time', () => {
    const names = MIGRATIONS.map((migration) => new migration().name ?? migration.name);
    const times = names.map((name) => Number(name.slice(-13)));

    expect(names).toEqual(MIGRATIONS.map((migration) => migration.name));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(times).size).toBe(times.length);
  });
});
