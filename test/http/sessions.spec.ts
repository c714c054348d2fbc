import { Controller, Get, Module, Post } from '@nestjs/common';
import { Accounts, CurrentActor, Public, Roles, type Account } from '../../modules/identity/index.js';
import { SYSTEM, type Actor } from '../../modules/kernel/index.js';
import { startProgram, type Program } from './support/program.js';

/** Stands for every other module. */
@Controller('api/v1/notes')
class NotesController {
  @Get()
  mine(@CurrentActor() { username }: Actor): string {
    return username;
  }

  @Post()
  write(): string {
    return 'written';
  }

  @Get('open')
  @Public()
  open(): string {
    return 'open';
  }

  @Get('nobody')
  @Public()
  nobody(@CurrentActor() { username }: Actor): string {
    return username;
  }

  @Get('leaders')
  @Roles('leader', 'supervisor')
  leaders(): string {
    return 'leaders';
  }
}

@Module({ controllers: [NotesController] })
class NotesModule {}

let program: Program;
let wang: Account;

beforeAll(async () => {
  program = await startProgram([NotesModule]);
});
afterAll(() => program.close());

let number = 0;
beforeEach(async () => {
  const draft = { name: '王某', password: 'right password', roles: ['leader' as const] };
  wang = await program.get(Accounts).create(SYSTEM, { ...draft, username: `wang${String(++number)}` });
});

const url = '/api/v1/sessions';
const login = (password = 'right password') =>
  program.app.inject({ method: 'POST', url, payload: { username: wang.username, password } });
const tokenOf = async () => (await login()).json<{ token: string }>().token;
const call = (method: 'GET' | 'POST' | 'DELETE', path: string, headers: Record<string, string> = {}) =>
  program.app.inject({ method, url: path, headers });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const cookie = (token: string) => ({ cookie: `theme=dark; lianxin_session=${token}; lang=zh` });

describe('POST /api/v1/sessions', () => {
  it('answers the token, the account and a cookie that scripts cannot read', async () => {
    const response = await login();
    const body = response.json<Record<string, unknown>>();
    const { id, username } = wang;
    expect(response.statusCode).toBe(201);
    expect(body).toEqual({
      ...{ token: body.token, expiresAt: body.expiresAt },
      account: { id, username, name: '王某', unitCode: null, roles: ['leader'], mustChangePassword: false },
    });
    const kept = `lianxin_session=${String(body.token)}; Path=/; HttpOnly; SameSite=Lax`;
    expect([response.headers['set-cookie'], response.headers['cache-control']]).toEqual([kept, 'no-store']);
  });

  it('answers 401 to a wrong password, and 429 with the seconds to wait to the sixth', async () => {
    for (let n = 0; n < 5; n++)
      expect((await login('wrong')).json()).toMatchObject({ status: 401, code: 'login-refused' });
    const blocked = await login();
    expect(blocked.json()).toMatchObject({ status: 429, code: 'login-blocked' });
    expect(blocked.json<{ retryAfter: number }>().retryAfter).toBeGreaterThan(500);
  });

  it.each([
    [{}],
    [{ username: 'wang' }],
    [{ username: 'wang', password: 1 }],
    [{ username: ['wang'], password: 'x' }],
    [{ username: 'wa\0ng', password: 'x' }],
    [{ username: 'w'.repeat(65), password: 'x' }],
    [{ username: 'wang', password: 'x'.repeat(257) }],
    [{ username: 'wang', password: 'x', admin: true }],
  ])('refuses %j as malformed', async (payload) => {
    const response = await program.app.inject({ method: 'POST', url, payload });
    expect(response.json()).toMatchObject({ status: 400, code: 'request-malformed' });
  });
});

describe('a request', () => {
  it('is taken with the token as bearer or as cookie, the bearer first', async () => {
    const token = await tokenOf();
    expect((await call('GET', '/api/v1/notes', bearer(token))).body).toBe(wang.username);
    expect((await call('GET', '/api/v1/notes', cookie(token))).body).toBe(wang.username);
    const both = { ...bearer('A'.repeat(43)), ...cookie(token) };
    expect((await call('GET', '/api/v1/notes', both)).statusCode).toBe(401);
  });

  it('without either, or with one nobody knows, is answered 401', async () => {
    for (const headers of [{}, bearer('nonsense'), cookie('A'.repeat(43)), { authorization: 'Basic d2FuZzp4' }])
      expect((await call('GET', '/api/v1/notes', headers)).json()).toMatchObject({
        status: 401,
        code: 'not-signed-in',
      });
  });

  it('to a public route needs neither, and then has no actor', async () => {
    expect((await call('GET', '/api/v1/notes/open')).body).toBe('open');
    expect((await call('GET', '/api/v1/notes/nobody')).statusCode).toBe(401);
  });

  it('to a route for roles needs one of them, or to be system administrator', async () => {
    const token = await tokenOf();
    const visit = async () =>
      (await call('GET', '/api/v1/notes/leaders', bearer(token))).json<Record<string, unknown>>();
    const give = (role: 'agent' | 'system-administrator') =>
      program.get(Accounts).change(SYSTEM, wang.id, { roles: [role] });
    expect((await call('GET', '/api/v1/notes/leaders', bearer(token))).body).toBe('leaders');
    await give('agent');
    expect(await visit()).toMatchObject({ status: 403, code: 'role-missing', roles: ['leader', 'supervisor'] });
    await give('system-administrator');
    expect((await call('GET', '/api/v1/notes/leaders', bearer(token))).body).toBe('leaders');
  });
});

describe('a change asked for by a page', () => {
  const write = async (headers: Record<string, string>) =>
    (await call('POST', '/api/v1/notes', { host: 'hotline.example:8080', ...headers })).statusCode;

  it('is taken from this host, and from programs', async () => {
    const token = await tokenOf();
    expect(await write(cookie(token))).toBe(201);
    expect(await write({ ...cookie(token), origin: 'https://hotline.example:8080' })).toBe(201);
    expect(await write({ ...cookie(token), origin: 'https://Hotline.Example:8080' })).toBe(201);
  });

  it.each([['https://evil.example'], ['https://hotline.example'], ['null'], ['']])(
    'of %j is refused when it comes with the cookie, not with the token',
    async (origin) => {
      const token = await tokenOf();
      expect(await write({ ...cookie(token), origin })).toBe(403);
      expect(await write({ ...bearer(token), origin })).toBe(201);
      expect((await call('GET', '/api/v1/notes', { ...cookie(token), origin })).statusCode).toBe(200);
    },
  );

  it('is taken from the origins of the settings, and the cookie of production is Secure', async () => {
    const env = { NODE_ENV: 'production', CORS_ORIGINS: 'https://console.example' };
    const other = await startProgram([NotesModule], env);
    await other.get(Accounts).ensureAdmin('admin');
    const payload = { username: 'admin', password: 'admin' };
    const { headers, ...answer } = await other.app.inject({ method: 'POST', url, payload });
    expect(headers['set-cookie']).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
    const { token } = answer.json<{ token: string }>();
    const origin = { ...cookie(token), origin: 'https://console.example' };
    expect((await other.app.inject({ method: 'POST', url: '/api/v1/notes', headers: origin })).statusCode).toBe(201);
    await other.close();
  });
});

describe('/api/v1/sessions/current', () => {
  it('says who is signed in', async () => {
    const response = await call('GET', `${url}/current`, bearer(await tokenOf()));
    expect(response.json()).toMatchObject({ id: wang.id, name: '王某', roles: ['leader'] });
  });

  it('is ended by DELETE, which takes the cookie back', async () => {
    const token = await tokenOf();
    const gone = await call('DELETE', `${url}/current`, cookie(token));
    expect([gone.statusCode, gone.body]).toEqual([204, '']);
    expect(gone.headers['set-cookie']).toBe('lianxin_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0');
    expect((await call('GET', `${url}/current`, bearer(token))).statusCode).toBe(401);
  });

  it('takes another password, after which the old one and all sessions are worth nothing', async () => {
    const token = await tokenOf();
    const change = (currentPassword: string, newPassword: string) =>
      program.app.inject({
        ...{ method: 'PUT', url: `${url}/current/password`, headers: bearer(token) },
        payload: { currentPassword, newPassword },
      });
    expect((await change('wrong', 'another password')).json()).toMatchObject({
      ...{ status: 422, errors: [{ path: 'currentPassword' }] },
    });
    expect((await change('right password', 'short')).json()).toMatchObject({
      status: 422,
      errors: [{ path: 'password' }],
    });
    expect((await change('right password', 'another password')).statusCode).toBe(204);
    expect((await call('GET', `${url}/current`, bearer(token))).statusCode).toBe(401);
    expect((await login()).statusCode).toBe(401);
    expect((await login('another password')).statusCode).toBe(201);
  });
});
