import { DraftsModule } from '../../modules/drafts/index.js';
import { DueWorkRegistry } from '../../modules/kernel/index.js';
import { startProgram, type Program } from './support/program.js';

let program: Program;
let [mine, others] = ['', ''];

beforeAll(async () => {
  program = await startProgram([DraftsModule]);
  [mine, others] = [await program.signIn('agent', 'agent'), await program.signIn('other', 'agent')];
});
afterAll(() => program.close());

const call = (method: 'GET' | 'PUT' | 'DELETE', key: string, payload?: string | object, token = mine) =>
  program.app.inject({
    ...{ method, url: `/api/v1/drafts/${key}`, payload },
    headers: { authorization: `Bearer ${token}`, ...(payload ? { 'content-type': 'application/json' } : {}) },
  });

describe('/api/v1/drafts/{key}', () => {
  const draft = { citizen: { name: '演示市民甲', phone: '00000000001' }, content: '路灯不亮' };

  it('answers null while nothing is kept', async () => {
    expect((await call('GET', 'intake')).json()).toEqual({ key: 'intake', body: null, savedAt: null });
  });

  it('gives back what was kept last, to its own account only', async () => {
    await call('PUT', 'intake', { content: '路' });
    const { savedAt } = (await call('PUT', 'intake', draft)).json<{ savedAt: string }>();
    expect((await call('GET', 'intake')).json()).toEqual({ key: 'intake', body: draft, savedAt });
    expect((await call('GET', 'intake', undefined, others)).json()).toMatchObject({ body: null });
  });

  it('keeps nothing readable in the database', async () => {
    const [row] = await program.database.query<{ text: string }>(
      `SELECT encode(body, 'escape') AS text FROM entry_draft`,
    );
    expect(row!.text).not.toContain('00000000001');
  });

  it('forgets on demand, as often as asked', async () => {
    for (let again = 0; again < 2; again++) expect((await call('DELETE', 'intake')).statusCode).toBe(204);
    expect((await call('GET', 'intake')).json()).toMatchObject({ body: null });
  });

  it.each([
    ['an array', 'intake', '[]', 400, 'draft-invalid'],
    ['another key', 'in%20take', '{}', 400, 'draft-invalid'],
    ['more than 64 KB', 'intake', JSON.stringify({ text: '灯'.repeat(22_000) }), 422, 'draft-too-large'],
  ])('refuses %s', async (_, key, body, status, code) => {
    expect((await call('PUT', key, body)).json()).toMatchObject({ status, code });
  });

  it('keeps at most 100 of an account, and goes on changing those', async () => {
    for (let at = 0; at < 100; at++) await call('PUT', `note.${String(at)}`, { at });
    expect((await call('PUT', 'note.100', {})).json()).toMatchObject({ status: 409, code: 'drafts-too-many' });
    expect((await call('PUT', 'note.99', { at: 'again' })).statusCode).toBe(200);
  });

  it('forgets what is older than 30 days, and only that', async () => {
    program.clock.set(new Date('2026-03-31T10:00:00+08:00'));
    await call('PUT', 'note.1', { at: 'new' });
    program.clock.set(new Date('2026-04-02T10:00:00+08:00'));
    await program.get(DueWorkRegistry).runDue(program.clock.now());
    expect((await call('GET', 'note.0')).json()).toMatchObject({ body: null });
    expect((await call('GET', 'note.1')).json()).toMatchObject({ body: { at: 'new' } });
  });
});
