import { newId } from '../../modules/kernel/index.js';
import { startProgram, type Program } from './support/program.js';

let program: Program;
let admin: string;

beforeAll(async () => {
  program = await startProgram([]);
  admin = await program.signIn('boss', 'system-administrator');
});
afterAll(() => program.close());

const url = '/api/v1/accounts';
const call = (method: 'GET' | 'POST' | 'PATCH', path: string, payload?: object, token = admin) =>
  program.app.inject({ method, url: `${url}${path}`, headers: { authorization: `Bearer ${token}` }, payload });
const wang = { username: 'wang', name: '王某', password: 'right password', roles: ['handler'] };

describe('/api/v1/accounts', () => {
  it('adds, reads, lists and changes accounts', async () => {
    const created = await call('POST', '', wang);
    const account = created.json<{ id: string }>();
    expect(created.statusCode).toBe(201);
    expect(account).toMatchObject({ username: 'wang', unitCode: null, roles: ['handler'], mustChangePassword: true });
    expect(created.body).not.toContain('argon2');
    expect((await call('GET', `/${account.id}`)).json()).toEqual(account);
    const page = (await call('GET', '?q=wa&limit=1')).json<{ items: unknown[] }>();
    expect(page).toEqual({ items: [account], nextCursor: null });
    const changed = await call('PATCH', `/${account.id}`, { roles: ['leader'], enabled: false, unitCode: null });
    expect(changed.json()).toEqual({ ...account, roles: ['leader'], enabled: false });
  });

  it('refuses whoever is no system administrator', async () => {
    const token = await program.signIn('leader', 'leader', 'auditor', 'process-administrator');
    for (const answer of [
      await call('GET', '', undefined, token),
      await call('GET', `/${newId()}`, undefined, token),
      await call('POST', '', wang, token),
      await call('PATCH', `/${newId()}`, {}, token),
    ])
      expect(answer.json()).toMatchObject({ status: 403, code: 'role-missing' });
  });

  it('answers 404 for an id of nobody, 409 for a name that is taken, 422 for what cannot be', async () => {
    expect((await call('GET', '/nobody')).json()).toMatchObject({ status: 404, code: 'account-unknown' });
    expect((await call('PATCH', `/${newId()}`, { name: '李' })).statusCode).toBe(404);
    expect((await call('POST', '', { ...wang, username: 'BOSS' })).json()).toMatchObject({
      code: 'username-taken',
      status: 409,
    });
    const faults = (await call('POST', '', { ...wang, username: 'w w', password: 'short' })).json<{
      errors: object[];
    }>();
    expect(faults).toMatchObject({ status: 422, errors: [{ path: 'username' }, { path: 'password' }] });
    const unit = await call('POST', '', { ...wang, username: 'li', unitCode: 'NO' });
    expect(unit.json()).toMatchObject({ status: 422, errors: [{ path: 'unitCode' }] });
  });

  it.each([
    [{ roles: null }],
    [{ roles: 'leader' }],
    [{ roles: ['king'] }],
    [{ roles: ['leader', 'leader'] }],
    [{ enabled: null }],
    [{ enabled: 'no' }],
    [{ name: null }],
    [{ password: null }],
    [{ unitCode: 'a\0b' }],
    [{ username: 'other' }],
  ])('refuses to change %j as malformed', async (payload) => {
    expect((await call('PATCH', `/${newId()}`, payload)).json()).toMatchObject({
      status: 400,
      code: 'request-malformed',
    });
  });

  it.each([
    ['?limit=0'],
    ['?limit=201'],
    ['?limit=x'],
    ['?cursor=x'],
    ['?q=%00'],
    ['?role=king'],
    ['?q=a&q=b'],
    ['?x=1'],
  ])('refuses to list %s as malformed', async (query) => {
    expect((await call('GET', query)).statusCode).toBe(400);
  });
});
