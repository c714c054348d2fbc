import { CategoriesModule, ImportCategories } from '../../modules/categories/index.js';
import { SYSTEM } from '../../modules/kernel/index.js';
import { KnowledgeModule } from '../../modules/knowledge/index.js';
import { startProgram, type Program } from './support/program.js';

let program: Program;
let [writer, agent] = ['', ''];

beforeAll(async () => {
  program = await startProgram([CategoriesModule, KnowledgeModule]);
  const csv = 'code,parent,name,defaultDepartment\n01,,市政,\n0101,01,路灯,\n0201,,供水,\n';
  await program.get(ImportCategories).execute(SYSTEM, { csv });
  [writer, agent] = [await program.signIn('writer', 'process-administrator'), await program.signIn('agent', 'agent')];
});
afterAll(() => program.close());

const call = (method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, payload?: string | object, token = writer) =>
  program.app.inject({
    ...{ method, url: `/api/v1/knowledge${path}`, payload },
    headers: {
      authorization: `Bearer ${token}`,
      ...(payload ? { 'content-type': typeof payload === 'string' ? 'text/csv' : 'application/json' } : {}),
    },
  });

const LIGHT = {
  ...{ code: 'K-1', title: '路灯不亮多久修复', body: '接报后48小时内修复。', source: '照明规定第六条' },
  ...{ category: '0101', keywords: ['路灯', '灯不亮'], state: 'published' },
};
const WATER = {
  ...LIGHT,
  code: 'K-2',
  title: '停水通知在哪里看',
  body: '提前24小时公告，路灯处也张贴。',
  keywords: ['停水'],
};

const found = async (query: string, token = agent): Promise<string[]> =>
  (await call('GET', `?${query}`, undefined, token))
    .json<{ items: { code: string }[] }>()
    .items.map(({ code }) => code);
const asked = (question: string, token = agent) => found(`q=${encodeURIComponent(question)}`, token);
const idOf = async (code: string): Promise<string> => {
  const { items } = (await call('GET', '?all=true')).json<{ items: { id: string; code: string }[] }>();
  return items.find((article) => article.code === code)!.id;
};

describe('/api/v1/knowledge', () => {
  it('takes articles from process administrators only', async () => {
    expect((await call('POST', '', LIGHT, agent)).json()).toMatchObject({ status: 403, code: 'role-missing' });
    expect((await call('POST', '', LIGHT)).json()).toMatchObject({
      ...LIGHT,
      version: 1,
      author: { username: 'writer' },
    });
    expect((await call('POST', '', LIGHT)).json()).toMatchObject({ status: 409, code: 'article-code-taken' });
    expect((await call('POST', '', WATER)).statusCode).toBe(201);
  });

  it('answers a question with the best article first, by keywords, title and text', async () => {
    expect(await asked('门口的路灯一直不亮')).toEqual(['K-1', 'K-2']);
    expect(await asked('明天停水吗')).toEqual(['K-2']);
    expect(await asked('公园几点关门')).toEqual([]);
  });

  it('lists by category and page by page', async () => {
    expect(await found('category=0201')).toEqual([]);
    const first = (await call('GET', '?limit=1', undefined, agent)).json<{ nextCursor: string }>();
    expect(await found(`limit=1&cursor=${first.nextCursor}`)).toEqual(['K-2']);
  });

  it('shows drafts, and what does not hold today, to those who write and to nobody else', async () => {
    for (const [code, change] of Object.entries({
      'K-3': { state: 'draft' },
      'K-4': { validUntil: '2026-03-01' },
      'K-5': { validFrom: '2026-03-03' },
      'K-6': { validFrom: '2026-03-02', validUntil: '2026-03-02' },
    }))
      await call('POST', '', { ...LIGHT, code, ...change });
    expect(await found('all=true')).toEqual(['K-1', 'K-2', 'K-6']);
    expect(await found('all=true', writer)).toEqual(['K-1', 'K-2', 'K-3', 'K-4', 'K-5', 'K-6']);
    const draft = await idOf('K-3');
    expect((await call('GET', `/${draft}`, undefined, agent)).json()).toMatchObject({ code: 'article-unknown' });
    expect((await call('GET', `/${draft}/versions`, undefined, agent)).json()).toMatchObject({
      code: 'article-unknown',
    });
    expect((await call('GET', `/${draft}`)).json()).toMatchObject({ code: 'K-3' });
  });

  it('keeps every version, refuses a change of an old one, and still tells what was taken out', async () => {
    const id = await idOf('K-2');
    const changed = { ...WATER, body: '见供水公司公告。' };
    expect((await call('PUT', `/${id}?version=1`, changed)).json()).toMatchObject({
      version: 2,
      body: '见供水公司公告。',
    });
    expect((await call('PUT', `/${id}?version=1`, WATER)).json()).toMatchObject({
      ...{ status: 409, code: 'article-changed' },
      current: { version: 2 },
    });
    expect((await call('DELETE', `/${id}?version=2`)).statusCode).toBe(204);
    expect((await call('GET', `/${id}`)).json()).toMatchObject({ status: 404, code: 'article-unknown' });
    const { items } = (await call('GET', `/${id}/versions`, undefined, agent)).json<{ items: object[] }>();
    expect(items).toMatchObject([
      { articleId: id, version: 2, body: '见供水公司公告。' },
      { version: 1, body: WATER.body },
    ]);
  });

  it.each([
    ['code', { code: '有空格 ' }],
    ['title', { title: ' ' }],
    ['body', { body: 'x'.repeat(20_001) }],
    ['category', { category: '99' }],
    ['keywords', { keywords: ['x'.repeat(41)] }],
    ['validFrom', { validFrom: '2026-02-30' }],
    ['validUntil', { validFrom: '2026-03-02', validUntil: '2026-03-01' }],
  ])('names %s when it is wrong', async (path, change) => {
    expect((await call('POST', '', { ...LIGHT, code: 'K-9', ...change })).json()).toMatchObject({
      ...{ status: 422, code: 'article-invalid' },
      errors: [{ path }],
    });
  });

  it('gives all out as a table, which taken in again changes nothing', async () => {
    const csv = (await call('GET', '/export')).body;
    expect((await call('PUT', '/import', csv)).json()).toEqual({ added: [], changed: [] });
    const edited = csv.replace('48小时', '24小时').concat('K-7,新,文,据,,,,,\r\n');
    expect((await call('PUT', '/import', edited)).json()).toMatchObject({ added: ['K-7'] });
    expect((await call('GET', `/${await idOf('K-1')}`)).json()).toMatchObject({
      version: 2,
      body: '接报后24小时内修复。',
    });
    expect((await call('PUT', '/import', csv, agent)).json()).toMatchObject({ code: 'role-missing' });
  });

  it('takes nothing of a table with a fault, and names its line', async () => {
    const csv = 'code,title,body,source,category\nK-8,题,文,据,\nK-8,题,文,据,99\n';
    expect((await call('PUT', '/import', csv)).json()).toMatchObject({
      ...{ status: 422, code: 'article-import-refused' },
      errors: [
        { path: 'line 3', message: 'code "K-8" stands in line 2 too' },
        { path: 'line 3', message: 'category "99" is not a category' },
      ],
    });
    expect(await found('all=true', writer)).not.toContain('K-8');
  });

  it('records who wrote what', async () => {
    const written = await program.recorded();
    expect(written).toContainEqual(
      expect.objectContaining({
        type: 'article.removed',
        by: 'writer',
        data: expect.objectContaining({ code: 'K-2' }),
      }),
    );
    expect(written.filter(({ type }) => type === 'article.written').length).toBeGreaterThan(6);
  });
});
