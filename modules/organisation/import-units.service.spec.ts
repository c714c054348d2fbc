import { readFile } from 'node:fs/promises';
import { person, startProgram, type Program } from '../../test/http/support/program.js';
import { IDENTITY_ERRORS } from '../identity/index.js';
import { DomainError, SYSTEM } from '../kernel/index.js';
import { ImportUnits, ORGANISATION_ERRORS, Organisation, OrganisationModule } from './index.js';
import { writeUnits } from './unit-csv.js';

let program: Program;
let organisation: Organisation;

const start = async (): Promise<void> => {
  program = await startProgram([OrganisationModule]);
  organisation = program.get(Organisation);
};
const stop = () => program.close();

const HEADER = 'code,parent,tier,name,kind';
const BASE = ['LS,,1,中心,centre', 'LS-SZ,LS,2,市中区,county', 'LS-SZ-01,LS-SZ,3,通江街道,township'];
const run = (...lines: string[]) => program.get(ImportUnits).execute(SYSTEM, [HEADER, ...lines].join('\n'));
const refused = async (...lines: string[]): Promise<string[]> => {
  const error: unknown = await run(...lines).catch((reason: unknown) => reason);
  if (!(error instanceof DomainError)) throw new Error('it was imported');
  expect(error.definition).toBe(ORGANISATION_ERRORS['unit-import-refused']);
  return error.errors.map(({ path, message }) => `${path}: ${message}`);
};

describe('importing units', () => {
  beforeEach(start);
  afterEach(stop);

  it('makes the tree of the demo city, and does nothing the second time', async () => {
    const csv = await readFile('modules/demo/city/organisation.csv', 'utf8');
    const execute = () => program.get(ImportUnits).execute(SYSTEM, csv);
    expect(await execute()).toEqual({ created: 52, changed: 0, unchanged: 0 });
    expect(await execute()).toEqual({ created: 0, changed: 0, unchanged: 52 });
    expect(organisation.get('LS-SZ-01-01')).toEqual({
      ...{ code: 'LS-SZ-01-01', parentCode: 'LS-SZ-01', tier: 4, name: '老街社区', kind: 'village' },
      ...{ path: '/LS/LS-SZ/LS-SZ-01/LS-SZ-01-01/', enabled: true },
    });
    expect((await program.recorded()).map(({ type }) => type)).toEqual(['organisation.imported']);
  });

  it('takes what was exported', async () => {
    await run(...BASE);
    const exported = writeUnits(organisation.all());
    expect(exported.split('\r\n')[1]).toBe('LS,,1,中心,centre,true');
    expect(await program.get(ImportUnits).execute(SYSTEM, exported)).toEqual({ created: 0, changed: 0, unchanged: 3 });
  });

  it('takes parents that stand further down, or that are there already', async () => {
    await run(...BASE.toReversed());
    await run('LS-SZ-02,LS-SZ,3,上河街道,township');
    expect(organisation.children('LS-SZ').map(({ code }) => code)).toEqual(['LS-SZ-01', 'LS-SZ-02']);
  });

  it('changes what the file names and leaves the rest; what hangs below moves along', async () => {
    await run(...BASE);
    const moved = await run('LS-B,LS,2,乙区,county', 'LS-SZ,LS-B,3,市中街道,township', 'LS-SZ-01,LS-SZ,4,通江,village');
    expect(moved).toEqual({ created: 1, changed: 2, unchanged: 1 });
    expect(organisation.get('LS-SZ-01').path).toBe('/LS/LS-B/LS-SZ/LS-SZ-01/');
    await run('LS-Z,,1,省中心,centre', 'LS-B,LS-Z,2,乙区,county');
    expect(organisation.get('LS-SZ-01').path).toBe('/LS-Z/LS-B/LS-SZ/LS-SZ-01/');
    const data = (await program.recorded()).at(-1)?.data;
    expect(data?.created).toHaveLength(1);
    expect(data?.changed).toHaveLength(3);
  });

  it('switches units off and on when the file says so, and not otherwise', async () => {
    const switched = (enabled: string) =>
      program.get(ImportUnits).execute(SYSTEM, `${HEADER},enabled\nLS,,1,中心,centre,${enabled}`);
    await switched('false');
    await run('LS,,1,市中心,centre');
    expect(organisation.get('LS')).toMatchObject({ enabled: false, name: '市中心' });
    await switched('true');
    expect(organisation.get('LS').enabled).toBe(true);
  });

  it('refuses to hang a unit below one of its own', async () => {
    await run(...BASE);
    expect(await refused('LS-SZ,LS-SZ-01,4,市中区,county')).toEqual([
      'line 2: "LS-SZ" hangs below itself: LS-SZ → LS-SZ-01 → LS-SZ',
    ]);
  });

  it('refuses to lower a unit to the tier of what hangs below it', async () => {
    await run(...BASE);
    expect(await refused('LS-SZ,LS,3,市中区,county')).toEqual([
      'line 2: tier 3 of "LS-SZ-01" must be greater than 3 of its parent',
    ]);
  });

  it('sees what another import is bringing', async () => {
    await run(...BASE);
    const sql = `UPDATE unit SET parent_code = NULL, tier = 1, path = '/LS-SZ/' WHERE code = $1`;
    const second = await program.behind({ sql, values: ['LS-SZ'] }, () => run('LS,LS-SZ,2,中心,centre'));
    expect(second.status).toBe('fulfilled');
    expect(organisation.get('LS').path).toBe('/LS-SZ/LS/');
  });

  it('shows on another node after a refresh', async () => {
    const elsewhere = new Organisation(program.database);
    await elsewhere.onModuleInit();
    await run(...BASE);
    await elsewhere.refresh();
    expect(elsewhere.find('LS')?.name).toBe('中心');
    await elsewhere.onModuleDestroy();
  });
});

describe('an import that cannot be', () => {
  beforeAll(start);
  afterAll(stop);

  it.each<[string, string[], string[]]>([
    ['an unknown parent', ['LS-X,NO,2,某,county'], ['line 2: parent "NO" is not known']],
    [
      'a code given twice',
      ['A,,1,甲,centre', 'B,A,2,乙,county', 'B,A,2,丙,county'],
      ['line 4: code "B" stands in line 3 already'],
    ],
    [
      'a cycle, but not what hangs on it',
      ['A,C,1,甲,county', 'B,A,2,乙,county', 'C,B,3,丙,county', 'D,C,4,丁,county'],
      [
        'line 2: "A" hangs below itself: A → C → B → A',
        'line 3: "B" hangs below itself: A → C → B → A',
        'line 4: "C" hangs below itself: A → C → B → A',
      ],
    ],
    ['a unit below itself', ['A,A,1,甲,centre'], ['line 2: "A" hangs below itself: A → A']],
    [
      'a tier that is not below the parent’s',
      ['A,,2,甲,centre', 'B,A,2,乙,county'],
      ['line 3: tier 2 of "B" must be greater than 2 of its parent'],
    ],
    ['an odd code', ['ls_1,,1,甲,centre'], ['line 2: code "ls_1" must be A–Z and digits, parts joined by hyphens']],
    [
      'an odd kind',
      ['A,,1,甲,castle'],
      ['line 2: kind "castle" must be one of centre, county, department, township, village'],
    ],
    ['no name', ['A,,1,,centre'], ['line 2: name must be 1 to 100 characters']],
    [
      'odd tiers',
      ['A,,one,甲,centre', 'B,A,0,乙,county'],
      [
        'line 2: tier "one" must be a whole number from 1 to 99',
        'line 3: tier "0" must be a whole number from 1 to 99',
      ],
    ],
    ['a field too few', ['A,,1,甲'], ['line 2: has 4 fields instead of 5']],
    [
      'several faults at once',
      ['A,,1,,centre', 'B,NO,2,乙,county'],
      ['line 2: name must be 1 to 100 characters', 'line 3: parent "NO" is not known'],
    ],
  ])('for %s names the lines and leaves no trace', async (_what, lines, faults) => {
    expect(await refused(...lines)).toEqual(faults);
    expect(organisation.all()).toEqual([]);
    expect(await program.recorded()).toEqual([]);
  });

  it('is for system administrators', async () => {
    const refusal = program.get(ImportUnits).execute(person('LS', 'leader'), HEADER);
    await expect(refusal).rejects.toMatchObject({ definition: IDENTITY_ERRORS['role-missing'] });
  });
});

describe('the organisation', () => {
  beforeAll(async () => {
    await start();
    await run(...BASE);
  });
  afterAll(stop);

  it('knows who lies within whom', () => {
    expect(organisation.isWithin('LS-SZ-01', 'LS')).toBe(true);
    expect(organisation.isWithin('LS-SZ', 'LS-SZ')).toBe(true);
    expect(organisation.isWithin('LS', 'LS-SZ')).toBe(false);
    expect(organisation.isWithin('NO', 'NO')).toBe(false);
    expect(organisation.codesWithin('LS-SZ')).toEqual(['LS-SZ', 'LS-SZ-01']);
    expect(organisation.upward('LS-SZ').map(({ code }) => code)).toEqual(['LS-SZ', 'LS']);
  });

  it('knows its codes', () => {
    expect(organisation.exists(['LS', 'LS-SZ'])).toBe(true);
    expect(organisation.exists(['LS', 'NO'])).toBe(false);
    expect(() => organisation.get('NO')).toThrow('There is no unit "NO".');
    expect(organisation.tree()[0]?.children[0]?.children[0]?.code).toBe('LS-SZ-01');
  });
});
