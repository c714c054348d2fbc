import { Hotline } from '../support/hotline.js';

describe('a task', () => {
  let hotline: Hotline;
  beforeAll(async () => {
    hotline = await Hotline.open();
    const body = {
      username: 'dcg-second',
      name: '市城市管理局第二经办人',
      password: 'demo-12345',
      unitCode: 'LS-DCG',
      roles: ['handler'],
    };
    expect((await hotline.call('POST', '/api/v1/accounts', { body })).status).toBe(201);
  }, 60_000);
  afterAll(() => hotline.close());

  const post = (id: string, verb: string, as: string, body: object = {}) =>
    hotline.call('POST', `/api/v1/tasks/${id}/${verb}`, { as, body });

  /** A case whose unit owes a task of the type. */
  async function taskOf(type: 'sign' | 'contact'): Promise<{ caseId: string; id: string }> {
    const caseId = await hotline.register({ title: `任务 ${Math.random()}` });
    await hotline.complete(caseId, 'dispatch', 'paidan');
    if (type === 'contact') await hotline.complete(caseId, 'sign', 'ls-dcg', { outcome: 'signed' });
    const [task] = await hotline.tasks(caseId);
    return { caseId, id: task!.id };
  }

  it('belongs to whoever claims it until it is released', async () => {
    const { id } = await taskOf('sign');
    expect(await post(id, 'claim', 'ls-dcg')).toMatchObject({ status: 200, body: { assignee: 'ls-dcg' } });
    expect(await post(id, 'claim', 'dcg-second')).toMatchObject({
      status: 409,
      body: { code: 'task-taken', current: { assignee: 'ls-dcg' } },
    });
    expect((await post(id, 'completion', 'dcg-second', { variables: { outcome: 'signed' } })).status).toBe(409);
    expect((await post(id, 'release', 'ls-dcg')).body.assignee).toBeNull();
    expect((await post(id, 'claim', 'dcg-second')).status).toBe(200);
  });

  it('is in the inbox of its candidates, and once claimed only in that of its assignee', async () => {
    const { id } = await taskOf('sign');
    const inbox = async (as: string, query = '') => {
      const { body } = await hotline.call<{ items: { id: string }[] }>('GET', `/api/v1/tasks?limit=200${query}`, {
        as,
      });
      return body.items.some((task) => task.id === id);
    };
    expect([await inbox('ls-dcg'), await inbox('dcg-second'), await inbox('ls-dga')]).toEqual([true, true, false]);
    await post(id, 'claim', 'ls-dcg');
    expect([await inbox('ls-dcg', '&assignee=me'), await inbox('dcg-second')]).toEqual([true, false]);
  });

  it('is delegated to a colleague, who may complete it', async () => {
    const { id, caseId } = await taskOf('contact');
    expect(await post(id, 'delegation', 'ls-dcg', { username: 'dcg-second' })).toMatchObject({
      status: 200,
      body: { assignee: 'dcg-second', delegatedBy: 'ls-dcg' },
    });
    expect((await post(id, 'completion', 'dcg-second', { variables: { contacted: true } })).status).toBe(200);
    expect(await hotline.history(caseId)).toContain('task.delegated');
  });

  it("is handed only to people and units of one's own line", async () => {
    const { id } = await taskOf('contact');
    for (const username of ['ls-dga', 'nobody-here'])
      expect(await post(id, 'delegation', 'ls-dcg', { username })).toMatchObject({
        status: 422,
        body: { code: 'task-recipient-unknown' },
      });
    const transfer = { unitCode: 'LS-SZ-01', reason: '属地办理' };
    expect((await post(id, 'transfer', 'ls-dcg', transfer)).status).toBe(422);
  });

  it('is transferred down the line of a county', async () => {
    const caseId = await hotline.register({ title: '村道' });
    await hotline.complete(caseId, 'dispatch', 'paidan', { leadUnit: 'LS-SZ', overruleReason: '属地办理' });
    const [task] = await hotline.tasks(caseId);
    const transfer = { unitCode: 'LS-SZ-01', reason: '属地办理' };
    expect(await post(task!.id, 'transfer', 'ls-sz', transfer)).toMatchObject({
      status: 200,
      body: { candidateGroups: ['unit:LS-SZ-01'] },
    });
    expect((await post(task!.id, 'completion', 'ls-sz-01', { variables: { outcome: 'signed' } })).status).toBe(200);
  });

  it('allows only the verbs its diagram names', async () => {
    const { id } = await taskOf('contact');
    expect(await post(id, 'return', 'ls-dcg', { grounds: 'not-our-duty', reason: 'x' })).toMatchObject({
      status: 403,
      body: { code: 'task-action-not-allowed' },
    });
  });

  it('is returned only with grounds from the list', async () => {
    const { id } = await taskOf('sign');
    expect((await post(id, 'return', 'ls-dcg', { grounds: 'do-not-feel-like-it', reason: 'x' })).status).toBe(422);
    expect((await post(id, 'return', 'ls-dcg', { grounds: 'not-our-duty' })).status).toBe(400);
  });

  it('refuses whoever acts on an older revision', async () => {
    const { id } = await taskOf('sign');
    await post(id, 'claim', 'ls-dcg');
    const stale = await post(id, 'completion', 'ls-dcg', { variables: { outcome: 'signed' }, revision: 1 });
    expect(stale).toMatchObject({ status: 409, body: { code: 'task-changed', current: { revision: 2 } } });
  });

  it('carries the remarks of colleagues', async () => {
    const { id } = await taskOf('sign');
    expect((await post(id, 'comments', 'ls-dcg', { text: '已联系路灯所' })).status).toBe(201);
    const { body } = await hotline.call('GET', `/api/v1/tasks/${id}/comments`, { as: 'dcg-second' });
    expect(body.items).toMatchObject([{ text: '已联系路灯所', author: { username: 'ls-dcg' } }]);
    expect((await hotline.call('GET', `/api/v1/tasks/${id}/comments`, { as: 'ls-dga' })).status).toBe(403);
  });
});

describe('people', () => {
  let hotline: Hotline;
  beforeAll(async () => {
    hotline = await Hotline.open();
  }, 60_000);
  afterAll(() => hotline.close());

  it('link cases, and see the link from both sides', async () => {
    const [one, two] = [await hotline.register({ title: '甲' }), await hotline.register({ title: '乙' })];
    const body = { otherId: two, kind: 'related', reason: '同一路段' };
    expect((await hotline.call('POST', `/api/v1/cases/${one}/links`, { as: 'duban', body })).status).toBe(204);
    for (const [id, other] of [
      [one, two],
      [two, one],
    ])
      expect((await hotline.call('GET', `/api/v1/cases/${id}`)).body.links).toContainEqual(
        expect.objectContaining({ caseId: other, kind: 'related' }),
      );
    expect(
      (await hotline.call('POST', `/api/v1/cases/${one}/links`, { as: 'duban', body: { ...body, otherId: one } }))
        .status,
    ).toBe(422);
  });

  it('keep internal notes apart from public ones', async () => {
    const id = await hotline.register();
    await hotline.call('POST', `/api/v1/cases/${id}/notes`, {
      as: 'duban',
      body: { visibility: 'internal', text: '内部' },
    });
    const { body } = await hotline.call('GET', `/api/v1/cases/${id}/notes`, { as: 'duban' });
    expect(body.items).toMatchObject([{ visibility: 'internal', text: '内部' }]);
  });
});
