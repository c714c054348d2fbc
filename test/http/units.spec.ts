import { Accounts, type Account } from '../../modules/identity/index.js';
import { SYSTEM } from '../../modules/kernel/index.js';
import { OrganisationModule } from '../../modules/organisation/index.js';
import { startProgram, type Program } from './support/program.js';

let program: Program;
let admin: string;
let agent: string;

beforeAll(async () => {
  program = await startProgram([OrganisationModule]);
  [admin, agent] = [await program.signIn('boss', 'system-administrator'), await program.signIn('agent', 'agent')];
});
afterAll(() => program.close());

const url = '/api/v1/units';
const CSV =
  'code,parent,tier,name,kind\nLS,,1,服务中心,centre\nLS-A,LS,2,城管局,department\nLS-B,LS,2,公安局,department\n';
const get = (path: string, token = agent) =>
  program.app.inject({ method: 'GET', url: `${url}${path}`, headers: { authorization: `Bearer ${token}` } });
const put = (payload: string | Buffer | object, type = 'text/csv', token = admin) =>
  program.app.inject({
    ...{ method: 'PUT', url, payload },
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
  });
const codes = (answer: Awaited<ReturnType<typeof get>>) =>
  answer.json<{ items: { code: string }[] }>().items.map(({ code }) => code);

describe('/api/v1/units', () => {
  it('takes a table as text/csv or in JSON', async () => {
    const first = await put(CSV, 'text/csv; charset=utf-8');
    expect([first.statusCode, first.json()]).toEqual([200, { created: 3, changed: 0, unchanged: 0 }]);
    const again = await put({ csv: CSV }, 'application/json');
    expect(again.json()).toEqual({ created: 0, changed: 0, unchanged: 3 });
  });

  it('takes a table as a Chinese Excel saves it', async () => {
    const gbk = Buffer.from('LS-A,LS,2,\xb3\xc7\xb9\xdc\xbe\xd6\xd2\xbb,department\n', 'latin1');
    await put(Buffer.concat([Buffer.from('code,parent,tier,name,kind\n'), gbk]));
    expect((await get('/LS-A')).json()).toMatchObject({ name: '城管局一' });
  });

  it('answers what is wrong line by line', async () => {
    const refused = await put(`${CSV}LS-C,NO,2,某局,department\n`);
    expect(refused.json()).toMatchObject({
      ...{ status: 422, code: 'unit-import-refused' },
      errors: [{ path: 'line 5', message: 'parent "NO" is not known' }],
    });
  });

  it('lists, page by page, below a unit or by part of its name', async () => {
    await put(CSV);
    expect(codes(await get(''))).toEqual(['LS', 'LS-A', 'LS-B']);
    const { nextCursor } = (await get('?limit=2')).json<{ nextCursor: string }>();
    expect(codes(await get(`?limit=2&cursor=${nextCursor}`))).toEqual(['LS-B']);
    expect(codes(await get('?parent=LS'))).toEqual(['LS-A', 'LS-B']);
    expect(codes(await get('?parent='))).toEqual(['LS']);
    expect(codes(await get(`?q=${encodeURIComponent('公安')}`))).toEqual(['LS-B']);
    expect(codes(await get('?q=%00'))).toEqual([]);
  });

  it('reads one, and answers 404 for a code of none', async () => {
    await put(CSV);
    expect((await get('/LS-A')).json()).toEqual({
      ...{ code: 'LS-A', parentCode: 'LS', tier: 2, name: '城管局', kind: 'department' },
      ...{ path: '/LS/LS-A/', enabled: true },
    });
    expect((await get('/NO')).json()).toMatchObject({ status: 404, code: 'unit-unknown' });
  });

  it('exports a table that Excel opens and the import takes', async () => {
    const exported = await get('/export');
    expect(exported.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(exported.body.startsWith('\uFEFFcode,parent,tier,name,kind,enabled\r\nLS,,1,')).toBe(true);
    expect((await put(exported.body)).json()).toMatchObject({ created: 0, changed: 0 });
  });

  it('is read by everybody who is signed in, and imported by system administrators', async () => {
    expect((await get('', 'nobody')).statusCode).toBe(401);
    expect((await put(CSV, 'text/csv', agent)).json()).toMatchObject({ status: 403, code: 'role-missing' });
  });

  it.each([[{}], [{ csv: 1 }], [{ csv: CSV, x: 1 }]])('refuses %j as malformed', async (payload) => {
    expect((await put(payload, 'application/json')).statusCode).toBe(400);
  });
});

describe('/api/v1/units/{code}/duty-shifts', () => {
  const path = `${url}/LS-A/duty-shifts`;
  const call = (method: 'GET' | 'POST' | 'DELETE', rest = '', payload?: object) =>
    program.app.inject({ method, url: `${path}${rest}`, headers: { authorization: `Bearer ${admin}` }, payload });
  let wang: Account;

  beforeAll(async () => {
    await put(CSV);
    const draft = { username: 'wang', name: '王某', password: 'right password', unitCode: 'LS-A' };
    wang = await program.get(Accounts).create(SYSTEM, { ...draft, roles: ['handler'] });
  });

  it('plans, lists and takes back shifts', async () => {
    const shift = { accountId: wang.id, startsAt: '2026-03-02T12:00:00.000Z', endsAt: '2026-03-03T00:00:00.000Z' };
    const planned = await call('POST', '', shift);
    const { id } = planned.json<{ id: string }>();
    expect([planned.statusCode, planned.json()]).toEqual([201, { id, unitCode: 'LS-A', ...shift }]);
    const day = '?from=2026-03-02T00:00:00%2B08:00&to=2026-03-03T00:00:00%2B08:00';
    expect((await call('GET', day)).json()).toEqual({ items: [planned.json()], nextCursor: null });
    expect((await call('DELETE', `/${id}`)).statusCode).toBe(204);
    expect((await call('DELETE', `/${id}`)).statusCode).toBe(404);
  });

  it.each([[''], ['?from=x&to=y'], ['?from=2026-03-02T00:00:00Z']])(
    'refuses to list %j as malformed',
    async (query) => {
      expect((await call('GET', query)).statusCode).toBe(400);
    },
  );

  it('refuses a shift without times as malformed', async () => {
    expect((await call('POST', '', { accountId: wang.id, startsAt: 'soon' })).statusCode).toBe(400);
  });
});
