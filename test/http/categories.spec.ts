import { CategoriesModule } from '../../modules/categories/index.js';
import { SYSTEM } from '../../modules/kernel/index.js';
import { ImportUnits, OrganisationModule } from '../../modules/organisation/index.js';
import { startProgram, type Program } from './support/program.js';

let program: Program;
let admin: string;
let agent: string;

beforeAll(async () => {
  program = await startProgram([OrganisationModule, CategoriesModule]);
  await program.get(ImportUnits).execute(SYSTEM, 'code,parent,tier,name,kind\nLS,,1,中心,centre\n');
  [admin, agent] = [await program.signIn('boss', 'system-administrator'), await program.signIn('agent', 'agent')];
});
afterAll(() => program.close());

const url = '/api/v1/categories';
const CSV = 'code,parent,name,defaultDepartment\r\n01,,市政,\r\n0101,01,路灯,LS\r\n';
const get = (path: string) =>
  program.app.inject({ method: 'GET', url: `${url}${path}`, headers: { authorization: `Bearer ${agent}` } });
const put = (payload: string | object, type: string, token = admin) =>
  program.app.inject({
    ...{ method: 'PUT', url, payload },
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
  });

describe('/api/v1/categories', () => {
  it('is empty, in version 0, before anything was published', async () => {
    expect((await get('')).json()).toEqual({ items: [], nextCursor: null });
    expect((await get('/version')).json()).toEqual({ version: 0, publishedAt: null, publishedBy: null, note: null });
  });

  it('takes a table as the next version, as text/csv or in JSON with a note', async () => {
    expect((await put(CSV, 'text/csv')).json()).toEqual({
      version: 1,
      added: ['01', '0101'],
      changed: [],
      removed: [],
    });
    const csv = CSV.replace('路灯', '路灯照明');
    expect((await put({ csv, note: '改名' }, 'application/json')).json()).toMatchObject({
      version: 2,
      changed: ['0101'],
    });
    expect((await get('/version')).json()).toMatchObject({
      version: 2,
      note: '改名',
      publishedBy: { username: 'boss' },
    });
  });

  it('lists and reads what is in force', async () => {
    const light = { code: '0101', parentCode: '01', name: '路灯照明', defaultUnitCode: 'LS' };
    expect((await get('?parent=01')).json()).toEqual({ items: [light], nextCursor: null });
    expect((await get('/0101')).json()).toEqual(light);
    expect((await get('/0102')).json()).toMatchObject({ status: 404, code: 'category-unknown' });
  });

  it('exports any version', async () => {
    expect((await get('/export?version=1')).body).toBe(`\uFEFF${CSV}`);
    expect((await get('/export')).body).toContain('路灯照明');
    expect((await get('/export?version=9')).json()).toMatchObject({ status: 404, code: 'category-version-unknown' });
    for (const version of ['0', 'x', '9999999999'])
      expect((await get(`/export?version=${version}`)).statusCode).toBe(400);
  });

  it('answers what is wrong line by line', async () => {
    expect((await put(`${CSV}0102,01,井盖,NO\r\n`, 'text/csv')).json()).toMatchObject({
      ...{ status: 422, code: 'category-import-refused' },
      errors: [{ path: 'line 4', message: 'defaultDepartment "NO" is not a unit' }],
    });
    expect((await put({ csv: CSV, note: '\0' }, 'application/json')).statusCode).toBe(400);
  });

  it('is imported by system administrators only', async () => {
    expect((await put(CSV, 'text/csv', agent)).json()).toMatchObject({ status: 403, code: 'role-missing' });
  });
});
