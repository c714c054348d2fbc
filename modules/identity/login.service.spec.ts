import { performance } from 'node:perf_hooks';
import { startProgram, type Program } from '../../test/http/support/program.js';
import { SYSTEM, type DomainError } from '../kernel/index.js';
import { Accounts, IDENTITY_ERRORS, LoginService, type Account } from './index.js';

let program: Program;
let logins: LoginService;
let accounts: Accounts;
let wang: Account;

beforeAll(async () => {
  program = await startProgram([]);
  logins = program.get(LoginService);
  accounts = program.get(Accounts);
});
afterAll(() => program.close());

let number = 0;
beforeEach(async () => {
  const username = `Wang${String(++number)}`;
  wang = await accounts.create(SYSTEM, { username, name: '王某', password: 'right password', roles: ['handler'] });
});

const login = (password = 'right password', ip = '10.0.0.1', username = wang.username) =>
  logins.login({ username, password, ip });
const fail = (times: number, ...rest: string[]) =>
  Promise.allSettled(Array.from({ length: times }, () => login('wrong password', ...rest)));
const refusal = (code: keyof typeof IDENTITY_ERRORS): unknown =>
  expect.objectContaining({ definition: IDENTITY_ERRORS[code] });

describe('logging in', () => {
  it('opens a session of twelve hours that knows who is behind it', async () => {
    const { token, expiresAt, account } = await login();
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(Math.round((expiresAt.getTime() - Date.now()) / 60_000)).toBe(12 * 60);
    expect(account).toEqual({ ...wang, lastLoginAt: program.clock.now() });
    const { id, username } = wang;
    const actor = { kind: 'user', id, username, name: '王某', unitCode: null, roles: ['handler'] };
    expect(await logins.authenticate(token)).toEqual(actor);
  });

  it('does not mind the case of the username, nor full-width letters of the password', async () => {
    await expect(login('ｒｉｇｈｔ ｐａｓｓｗｏｒｄ', '', wang.username.toUpperCase())).resolves.toBeDefined();
  });

  it('keeps only the hash of the token', async () => {
    const { token } = await login();
    const rows = await program.database.query(
      `SELECT token_hash = sha256($1::text::bytea) AS same, kind FROM session WHERE account_id = $2`,
      [token, wang.id],
    );
    expect(rows).toEqual([{ same: true, kind: 'browser' }]);
  });

  it('answers the same to a wrong password, an unknown name and a disabled account', async () => {
    await accounts.change(SYSTEM, wang.id, { enabled: false });
    const answers = await Promise.allSettled([
      login(),
      login('wrong password'),
      login('x', '', 'nobody'),
      login('x', '', 'a\0b'),
    ]);
    const told = answers.map((answer) => answer.status === 'rejected' && (answer.reason as Error).message);
    expect(new Set(told)).toEqual(new Set(['Username or password is wrong.']));
  });

  it('takes as long for an unknown name as for a wrong password', async () => {
    const time = async (username: string, ip: string) => {
      const start = performance.now();
      await login('wrong password', ip, username).catch(() => undefined);
      return performance.now() - start;
    };
    const [known, unknown] = [[] as number[], [] as number[]];
    for (let n = 0; n < 9; n++) {
      known.push(await time(wang.username, `k${String(n)}`));
      unknown.push(await time('nobody', `u${String(n)}`));
    }
    const [a, b] = [known, unknown].map((times) => times.toSorted((x, y) => x - y)[4] ?? 0) as [number, number];
    expect(Math.min(a, b) / Math.max(a, b)).toBeGreaterThan(0.6);
  });

  it.each([['enabled = false'], [`password_hash = ''`]])(
    'is refused when the account is changed between check and session: %s',
    async (change) => {
      const statement = { sql: `UPDATE account SET ${change} WHERE id = $1`, values: [wang.id] };
      expect(await program.behind(statement, login)).toMatchObject({
        status: 'rejected',
        reason: refusal('login-refused'),
      });
    },
  );

  it('does not open a session with a password that was changed meanwhile', async () => {
    const [answer] = await Promise.allSettled([
      login(),
      accounts.change(SYSTEM, wang.id, { password: 'another password' }),
    ]);
    const alive = answer.status === 'fulfilled' ? await logins.authenticate(answer.value.token) : null;
    expect(alive).toBeNull();
  });
});

describe('guessing', () => {
  it('is stopped after five failures, also for who then knows the password', async () => {
    await fail(5);
    await expect(login()).rejects.toEqual(refusal('login-blocked'));
    await expect(login()).rejects.toMatchObject({ extra: { retryAfter: expect.any(Number) as number } });
  });

  it('is stopped also when all guesses come at once, from any process', async () => {
    const answers = await fail(20);
    const reasons = answers.map((answer) => (answer.status === 'rejected' ? (answer.reason as DomainError) : null));
    const checked = reasons.filter((reason) => reason?.definition === IDENTITY_ERRORS['login-refused']);
    expect(checked.length).toBeLessThanOrEqual(5);
    for (let n = 0; n < 6; n++) await fail(1);
    const kept = await program.database.query('SELECT 1 FROM login_attempt WHERE username = lower($1)', [
      wang.username,
    ]);
    expect(kept).toHaveLength(5);
  });

  it('of one name from one address stops nobody else', async () => {
    await fail(6);
    await expect(login('right password', '10.0.0.2')).resolves.toBeDefined();
    await expect(login('x', '10.0.0.1', 'somebody')).rejects.toEqual(refusal('login-refused'));
  });

  it('is stopped for disabled accounts too', async () => {
    await accounts.change(SYSTEM, wang.id, { enabled: false });
    for (let n = 0; n < 5; n++) await expect(login()).rejects.toEqual(refusal('login-refused'));
    await expect(login()).rejects.toEqual(refusal('login-blocked'));
  });

  it('is forgiven by a login that is right', async () => {
    await fail(4);
    await login();
    await fail(4);
    await expect(login()).resolves.toBeDefined();
  });

  it('is forgiven after ten minutes', async () => {
    await fail(6);
    const age = `UPDATE login_attempt SET at = at - interval '10 minutes' WHERE username = lower($1)`;
    await program.database.query(age, [wang.username]);
    await expect(login()).resolves.toBeDefined();
  });
});

describe('a session', () => {
  it('is unknown when the token is made up', async () => {
    for (const token of ['', 'x', 'A'.repeat(43), '\0'.repeat(43)]) expect(await logins.authenticate(token)).toBeNull();
  });

  it('ends at logout, at once', async () => {
    const { token } = await login();
    const { token: other } = await login();
    await logins.authenticate(token);
    await logins.logout(token);
    await logins.logout(token);
    expect(await logins.authenticate(token)).toBeNull();
    expect(await logins.authenticate(other)).not.toBeNull();
  });

  it('ends when its time is over', async () => {
    const { token } = await login();
    const age = `UPDATE session SET expires_at = now() WHERE account_id = $1`;
    await program.database.query(age, [wang.id]);
    expect(await logins.authenticate(token)).toBeNull();
  });

  it.each([
    ['disabled', { enabled: false }],
    ['given a new password', { password: 'another password' }],
  ])('ends at once when the account is %s', async (_what, change) => {
    const { token } = await login();
    await logins.authenticate(token);
    await accounts.change(SYSTEM, wang.id, change);
    expect(await logins.authenticate(token)).toBeNull();
  });

  it('goes on with new roles, at once', async () => {
    const { token } = await login();
    await logins.authenticate(token);
    await accounts.change(SYSTEM, wang.id, { roles: ['leader'] });
    expect((await logins.authenticate(token))?.roles).toEqual(['leader']);
  });

  it('does not ask the database again within seconds', async () => {
    const { token } = await login();
    const first = await logins.authenticate(token);
    await program.database.query(`UPDATE session SET revoked_at = now() WHERE account_id = $1`, [wang.id]);
    expect(await logins.authenticate(token)).toBe(first);
  });

  it('outlives any leap of the clock of a simulation', async () => {
    const { token } = await login();
    program.clock.set(new Date(program.clock.now().getTime() + 90 * 24 * 3_600_000));
    expect(await logins.authenticate(token)).not.toBeNull();
  });
});
