import { MONDAY, person, startProgram, type Program } from '../../test/http/support/program.js';
import { newId, SYSTEM, type Actor, type Role } from '../kernel/index.js';
import { Accounts, IDENTITY_ERRORS, LoginService, type AccountDraft } from './index.js';

let program: Program;
let accounts: Accounts;

const start = async (): Promise<void> => {
  program = await startProgram([]);
  accounts = program.get(Accounts);
  await program.database.query(
    `INSERT INTO unit (code, tier, name, kind, path, enabled) VALUES ('LS', 1, '中心', 'centre', '/LS/', true)`,
  );
};
const stop = () => program.close();

const draft = (username: string, ...roles: Role[]): AccountDraft => ({
  ...{ username, name: '王某', password: 'right password', unitCode: 'LS', roles },
});
const create = (username: string, ...roles: Role[]) => accounts.create(SYSTEM, draft(username, ...roles));
const refusal = (code: keyof typeof IDENTITY_ERRORS): unknown =>
  expect.objectContaining({ definition: IDENTITY_ERRORS[code] });
const fields = (path: string) => ({ definition: IDENTITY_ERRORS['account-invalid'], errors: [{ path }] });

describe('an account', () => {
  beforeEach(start);
  afterEach(stop);

  it('is kept as it was written, and can log in', async () => {
    const account = await create('Wang.Wu', 'handler', 'reviewer');
    expect(account).toEqual({
      ...{ id: account.id, username: 'Wang.Wu', name: '王某', unitCode: 'LS', roles: ['handler', 'reviewer'] },
      ...{ enabled: true, mustChangePassword: false, createdAt: MONDAY, lastLoginAt: null },
    });
    expect(await accounts.get(account.id)).toEqual(account);
    const credentials = { username: 'wang.wu', password: 'right password' };
    expect((await program.get(LoginService).login(credentials)).account.id).toBe(account.id);
  });

  it('has a username of its own, whatever the case', async () => {
    await create('wang');
    await expect(create('WANG')).rejects.toEqual(refusal('username-taken'));
    expect(await program.recorded()).toHaveLength(1);
  });

  it('is made and changed by system administrators only', async () => {
    const { id } = await create('wang');
    const leader: Actor = person('LS', 'leader', 'process-administrator', 'auditor');
    await expect(accounts.create(leader, draft('li'))).rejects.toEqual(refusal('role-missing'));
    await expect(accounts.change(leader, id, { name: '李' })).rejects.toEqual(refusal('role-missing'));
  });

  it('can be changed field by field; what is not named stays', async () => {
    const account = await create('wang', 'handler');
    expect(await accounts.change(SYSTEM, account.id, { unitCode: null, name: undefined })).toEqual({
      ...{ ...account, unitCode: null },
    });
    const changed = await accounts.change(SYSTEM, account.id, { roles: ['leader'], name: '王局' });
    expect(changed).toEqual({ ...account, unitCode: null, roles: ['leader'], name: '王局' });
    expect(await accounts.get(account.id)).toEqual(changed);
  });

  it('must choose another password when somebody else set it, not when its owner did', async () => {
    const account = await create('wang', 'system-administrator');
    const set = (actor: Actor) => accounts.change(actor, account.id, { password: 'another password' });
    expect((await set(SYSTEM)).mustChangePassword).toBe(true);
    expect((await set({ ...person('LS', 'system-administrator'), id: account.id })).mustChangePassword).toBe(false);
  });

  it('can act while it is enabled', async () => {
    const { id } = await create('Wang', 'agent');
    const actor = { kind: 'user', id, username: 'Wang', name: '王某', unitCode: 'LS', roles: ['agent'] };
    expect(await accounts.actorOf('WANG')).toEqual(actor);
    await accounts.change(SYSTEM, id, { enabled: false });
    expect(await accounts.actorOf('wang')).toBeNull();
    expect(await accounts.actorOf('nobody')).toBeNull();
    expect(await accounts.actorOf('\0')).toBeNull();
  });
});

describe('an account that cannot be', () => {
  beforeAll(start);
  afterAll(stop);

  it.each<[string, Partial<AccountDraft>, string]>([
    ['a username of one letter', { username: 'w' }, 'username'],
    ['a username with a space', { username: 'wang wu' }, 'username'],
    ['a name of blanks', { name: '  ' }, 'name'],
    ['a name of two lines', { name: '王\n某' }, 'name'],
    ['a role nobody knows', { roles: ['king' as Role] }, 'roles'],
    ['a short password', { password: '1234567' }, 'password'],
    ['a unit that does not exist', { unitCode: 'XX' }, 'unitCode'],
  ])('is refused with %s', async (_what, fault, path) => {
    await expect(accounts.create(SYSTEM, { ...draft('wang'), ...fault })).rejects.toMatchObject(fields(path));
    expect(await program.recorded()).toEqual([]);
  });

  it.each([[newId()], ['no-uuid'], ['\0']])('that does not exist is unknown: %j', async (id) => {
    await expect(accounts.get(id)).rejects.toEqual(refusal('account-unknown'));
    await expect(accounts.change(SYSTEM, id, { name: '李' })).rejects.toEqual(refusal('account-unknown'));
  });
});

describe('the history', () => {
  beforeEach(start);
  afterEach(stop);

  it('tells who made and changed what, and never a password', async () => {
    const { id } = await create('wang', 'handler');
    const boss = { ...person('LS', 'system-administrator'), username: 'boss' };
    await accounts.change(boss, id, { roles: ['leader'], password: 'secret of wang' });
    const recorded = await program.recorded();
    expect(recorded).toEqual([
      {
        ...{ type: 'account.created', by: 'system' },
        data: { id, username: 'wang', name: '王某', unitCode: 'LS', roles: ['handler'] },
      },
      {
        ...{ type: 'account.changed', by: 'boss' },
        data: {
          ...{ id, username: 'wang', passwordChanged: true },
          ...{ before: { roles: ['handler'] }, after: { roles: ['leader'] } },
        },
      },
    ]);
    expect(JSON.stringify(recorded)).not.toMatch(/secret|argon2/);
  });
});

describe('system administrators', () => {
  beforeEach(start);
  afterEach(stop);

  it('are never all gone', async () => {
    const a = await create('a1', 'system-administrator');
    const b = await create('b1', 'system-administrator');
    await accounts.change(SYSTEM, a.id, { enabled: false });
    await expect(accounts.change(SYSTEM, b.id, { enabled: false })).rejects.toEqual(refusal('last-administrator'));
    await expect(accounts.change(SYSTEM, b.id, { roles: [] })).rejects.toEqual(refusal('last-administrator'));
    expect(await accounts.get(b.id)).toMatchObject({ enabled: true, roles: ['system-administrator'] });
  });

  it('cannot throw each other out at the same moment', async () => {
    const [a, b] = [await create('a1', 'system-administrator'), await create('b1', 'system-administrator')];
    const statement = { sql: 'UPDATE account SET enabled = false WHERE id = $1', values: [a.id] };
    const other = await program.behind(statement, () => accounts.change(SYSTEM, b.id, { enabled: false }));
    expect(other).toMatchObject({ status: 'rejected', reason: refusal('last-administrator') });
  });
});

describe('the account admin', () => {
  beforeEach(start);
  afterEach(stop);

  const login = (password: string) => program.get(LoginService).login({ username: 'admin', password });

  it('is made with the password given, however short, and then left alone', async () => {
    expect(await accounts.ensureAdmin('admin')).toBeNull();
    expect((await login('admin')).account).toMatchObject({
      roles: ['system-administrator'],
      mustChangePassword: false,
    });
    expect(await accounts.ensureAdmin('another')).toBeNull();
    expect(await accounts.ensureAdmin(null)).toBeNull();
    await expect(login('admin')).resolves.toBeDefined();
  });

  it('is given a password that is told once', async () => {
    const password = await accounts.ensureAdmin(null);
    expect((await login(password ?? '')).account.mustChangePassword).toBe(true);
    expect(await accounts.ensureAdmin(null)).toBeNull();
  });

  it('is made once by processes that start together', async () => {
    const told = await Promise.all([1, 2, 3, 4].map(() => accounts.ensureAdmin(null)));
    expect(told.filter((password) => password !== null)).toHaveLength(1);
  });
});

describe('many accounts', () => {
  beforeEach(start);
  afterEach(stop);

  it('are added where missing, and left alone where not', async () => {
    const { id } = await create('wang', 'leader');
    const missing = [draft('WANG', 'agent'), draft('li', 'agent')];
    expect(await accounts.addMissing(SYSTEM, missing, 'demo password')).toBe(1);
    expect(await accounts.addMissing(SYSTEM, missing, 'demo password')).toBe(0);
    expect((await accounts.get(id)).roles).toEqual(['leader']);
    const li = { username: 'li', password: 'demo password' };
    await expect(program.get(LoginService).login(li)).resolves.toBeDefined();
  });

  it('are listed in order of username, page by page', async () => {
    for (const username of ['chen', 'An', 'bao']) await create(username, username === 'bao' ? 'leader' : 'handler');
    const first = await accounts.list({}, { limit: 2 });
    const second = await accounts.list({}, { limit: 2, cursor: first.nextCursor ?? '' });
    expect([first, second].map(({ items }) => items.map(({ username }) => username))).toEqual([
      ['An', 'bao'],
      ['chen'],
    ]);
    expect(second.nextCursor).toBeNull();
    const names = async (filter: Parameters<Accounts['list']>[0]) =>
      (await accounts.list(filter, { limit: 9 })).items.map(({ username }) => username);
    expect(await names({ role: 'leader' })).toEqual(['bao']);
    expect(await names({ q: 'A' })).toEqual(['An', 'bao']);
    expect(await names({ q: '王' })).toHaveLength(3);
    expect(await names({ unitCode: 'XX' })).toEqual([]);
  });

  it('have cursors of their own', async () => {
    const cursor = Buffer.from('["\\u0000"]').toString('base64url');
    await expect(accounts.list({}, { limit: 2, cursor })).rejects.toThrow('cursor');
  });
});
