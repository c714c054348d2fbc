import { readFile } from 'node:fs/promises';
import { MONDAY, person, startProgram, type Program } from '../../test/http/support/program.js';
import { IDENTITY_ERRORS } from '../identity/index.js';
import { DomainError, SYSTEM } from '../kernel/index.js';
import { ImportUnits, OrganisationModule } from '../organisation/index.js';
import { writeCategories } from './category-csv.js';
import { Categories, CATEGORY_ERRORS, CategoriesModule, ImportCategories } from './index.js';

let program: Program;
let categories: Categories;

const start = async (): Promise<void> => {
  program = await startProgram([OrganisationModule, CategoriesModule]);
  categories = program.get(Categories);
  const units =
    'code,parent,tier,name,kind,enabled\nLS,,1,中心,centre,\nLS-A,LS,2,甲局,department,\nLS-B,LS,2,乙局,department,false\n';
  await program.get(ImportUnits).execute(SYSTEM, units);
};
const stop = () => program.close();

const HEADER = 'code,parent,name,defaultDepartment';
const BASE = ['01,,市政,LS-A', '0101,01,路灯,', '0102,01,井盖,LS'];
const run = (...lines: string[]) =>
  program.get(ImportCategories).execute(SYSTEM, { csv: [HEADER, ...lines].join('\n') });
const refused = async (...lines: string[]): Promise<string[]> => {
  const error: unknown = await run(...lines).catch((reason: unknown) => reason);
  if (!(error instanceof DomainError)) throw new Error('it was imported');
  expect(error.definition).toBe(CATEGORY_ERRORS['category-import-refused']);
  return error.errors.map(({ path, message }) => `${path}: ${message}`);
};

describe('importing categories', () => {
  beforeEach(start);
  afterEach(stop);

  it('takes those of the demo city, and gives them back', async () => {
    const city = (file: string) => readFile(`modules/demo/city/${file}.csv`, 'utf8');
    await program.get(ImportUnits).execute(SYSTEM, await city('organisation'));
    const csv = await city('categories');
    const { version, added } = await program.get(ImportCategories).execute(SYSTEM, { csv });
    expect([version, added.length]).toEqual([1, 46]);
    expect(categories.get('0101').defaultUnitCode).toBe('LS-DCG');
    expect(writeCategories(categories.current().tree).replaceAll('\r', '').trim()).toBe(
      csv.replaceAll('\r', '').trim(),
    );
  });

  it('makes a version, which keeps who, when and why', async () => {
    expect(categories.current()).toMatchObject({ version: 0, publishedAt: null });
    const boss = { ...person(null, 'system-administrator'), username: 'boss' };
    const csv = [HEADER, ...BASE].join('\n');
    await program.get(ImportCategories).execute(boss, { csv, note: '首版' });
    const { tree: _tree, ...head } = categories.current();
    const publishedBy = { id: boss.id, username: 'boss', name: '王某' };
    expect(head).toEqual({ version: 1, publishedAt: MONDAY, publishedBy, note: '首版' });
  });

  it('puts the new version in force as a whole; the one before can still be read', async () => {
    await run(...BASE);
    const second = await run('01,,市政,LS-A', '0101,01,路灯照明,', '0103,01,占道,');
    expect(second).toEqual({ version: 2, added: ['0103'], changed: ['0101'], removed: ['0102'] });
    expect([categories.find('0102'), categories.find('0101')?.name]).toEqual([null, '路灯照明']);
    const { version, tree } = await categories.version(1);
    expect([version, tree.find('0101')?.name, tree.nodes.length]).toEqual([1, '路灯', 3]);
    await expect(categories.version(3)).rejects.toMatchObject({
      definition: CATEGORY_ERRORS['category-version-unknown'],
    });
  });

  it('makes no version of what is in force already, in whatever order', async () => {
    await run(...BASE);
    expect(await run(...BASE.toReversed())).toEqual({ version: 1, added: [], changed: [], removed: [] });
    const { type, data } = (await program.recorded()).at(-1) ?? {};
    expect({ type, data }).toEqual({
      type: 'categories.published',
      data: { version: 1, note: null, added: ['01', '0101', '0102'], changed: [], removed: [] },
    });
  });

  it('counts versions right when another is being published', async () => {
    const sql = `INSERT INTO category_version (version, id, published_at, published_by)
      VALUES (1, gen_random_uuid(), now(), $1)`;
    const second = await program.behind({ sql, values: [{}] }, () => run(...BASE));
    expect(second).toMatchObject({ status: 'fulfilled', value: { version: 2, removed: [] } });
  });
});

describe('an import that cannot be', () => {
  beforeAll(start);
  afterAll(stop);

  it.each<[string, string[], string[]]>([
    ['an unknown unit', ['01,,市政,NO'], ['line 2: defaultDepartment "NO" is not a unit']],
    ['a unit that takes no more work', ['01,,市政,LS-B'], ['line 2: defaultDepartment "LS-B" takes no more work']],
    ['an unknown parent', ['0101,01,路灯,'], ['line 2: parent "01" is not known']],
    ['a code given twice', ['01,,市政,', '01,,水务,'], ['line 3: code "01" stands in line 2 already']],
    [
      'a cycle',
      ['01,02,市政,', '02,01,水务,'],
      ['line 2: "01" hangs below itself: 01 → 02 → 01', 'line 3: "02" hangs below itself: 01 → 02 → 01'],
    ],
    ['no name', ['01,,,'], ['line 2: name must be 1 to 100 characters']],
    ['nothing at all', [], ['line 1: is followed by no category']],
  ])('for %s names the lines and publishes nothing', async (_what, lines, faults) => {
    expect(await refused(...lines)).toEqual(faults);
    expect(categories.current().version).toBe(0);
  });

  it('is for system administrators', async () => {
    const refusal = program.get(ImportCategories).execute(person('LS', 'leader'), { csv: HEADER });
    await expect(refusal).rejects.toMatchObject({ definition: IDENTITY_ERRORS['role-missing'] });
  });
});

describe('the categories', () => {
  beforeAll(async () => {
    await start();
    await run(...BASE);
  });
  afterAll(stop);

  it('propose the unit of the nearest category that names one', () => {
    expect(['0101', '0102', '01', 'NO'].map((code) => categories.defaultUnitOf(code))).toEqual([
      'LS-A',
      'LS',
      'LS-A',
      null,
    ]);
  });

  it('never change once published', async () => {
    for (const sql of [
      'UPDATE category SET name = name',
      'DELETE FROM category',
      'DELETE FROM category_version',
      'TRUNCATE category',
    ])
      await expect(program.database.query(sql)).rejects.toThrow('never changes');
  });

  it('are seen by another node after a refresh', async () => {
    const elsewhere = new Categories(program.database);
    await elsewhere.refresh();
    await run('02,,水务,');
    await elsewhere.refresh();
    expect(elsewhere.find('02')?.name).toBe('水务');
    expect(() => elsewhere.get('0101')).toThrow('There is no category "0101".');
  });
});
