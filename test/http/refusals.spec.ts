import { Hotline } from '../support/hotline.js';

const SQL = `'); DROP TABLE citizen_case; --`;

describe('the server refuses', () => {
  let hotline: Hotline;
  beforeAll(async () => {
    hotline = await Hotline.open();
  }, 60_000);
  afterAll(() => hotline.close());

  const registration = (facts: object = {}) => ({
    channel: 'phone',
    nature: 'complaint',
    title: '标题',
    content: '内容',
    ...facts,
  });
  const post = (path: string, body: unknown, as = 'admin') => hotline.call('POST', path, { body, as });

  it('everything without a session, with 401, and what the role may not, with 403', async () => {
    expect((await hotline.call('GET', '/api/v1/tasks', { as: '' })).status).toBe(401);
    expect((await post('/api/v1/cases', registration(), 'ls-dcg')).status).toBe(403);
    expect((await post('/api/v1/process-definitions', { xml: '<a/>' }, 'zuoxi')).status).toBe(403);
    expect((await post('/api/v1/clock/advance', { by: 'PT1S' }, 'zuoxi')).status).toBe(403);
  });

  it('wrong types, unknown fields and missing fields, naming each', async () => {
    const { status, body, headers } = await post('/api/v1/cases', {
      channel: 1,
      nature: 'complaint',
      title: '',
      content: 'x',
      extra: true,
    });
    expect(status).toBe(400);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body.errors.map(({ path }: { path: string }) => path)).toEqual(
      expect.arrayContaining(['channel', 'title', 'extra']),
    );
    expect(body).toMatchObject({ code: 'request-malformed', cure: expect.any(String) });
  });

  it('codes that are in no list, naming the field', async () => {
    const wrong = await post('/api/v1/cases', registration({ channel: 'pigeon', category: '9999', place: 'NOWHERE' }));
    expect(wrong).toMatchObject({ status: 422, body: { code: 'case-invalid' } });
  });

  it.each(['not json', '{"a":', '[]', '"text"', '{"__proto__":{"x":1}}', 'null'])(
    'a body that is no object: %s',
    async (body) => {
      const answer = await hotline.call('POST', '/api/v1/cases', {
        body,
        headers: { 'content-type': 'application/json' },
      });
      expect([400, 415, 422]).toContain(answer.status);
    },
  );

  it('bodies over the limit with 413', async () => {
    const answer = await post('/api/v1/cases', registration({ content: 'x'.repeat(5_000_000) }));
    expect(answer.status).toBe(413);
  });

  it('ids that are none with 400, unknown ones with 404', async () => {
    const unknown = '01890000-0000-7000-8000-000000000000';
    for (const path of ['cases', 'tasks', 'process-instances', 'process-definitions']) {
      expect((await hotline.call('GET', `/api/v1/${path}/${encodeURIComponent(SQL)}`)).status).toBe(400);
      expect((await hotline.call('GET', `/api/v1/${path}/${unknown}`)).status).toBe(404);
    }
    expect((await hotline.call('GET', '/api/v1/nothing')).status).toBe(404);
  });

  it('cursors it did not make', async () => {
    for (const path of ['cases', 'tasks', 'process-instances', 'process-definitions']) {
      const cursors = [
        'x',
        Buffer.from('["a"]').toString('base64url'),
        Buffer.from('{"a":1}').toString('base64url'),
        SQL,
      ];
      for (const cursor of cursors) {
        const { status } = await hotline.call('GET', `/api/v1/${path}?cursor=${encodeURIComponent(cursor)}`);
        expect(status).toBe(400);
      }
      expect((await hotline.call('GET', `/api/v1/${path}?limit=0`)).status).toBe(400);
    }
  });

  it('stores SQL, markup and odd characters as the text they are', async () => {
    for (const text of [SQL, '<script>alert(1)</script>', '${jndi:ldap://x}', '😀 𠮷 ﷽ \u202e', "\\'; --", '%_\\']) {
      const id = await hotline.register({ title: text, content: text, address: text, citizen: { name: text } });
      expect((await hotline.call('GET', `/api/v1/cases/${id}`)).body).toMatchObject({ title: text, content: text });
      expect((await hotline.call('GET', `/api/v1/cases?q=${encodeURIComponent(text.slice(0, 20))}`)).status).toBe(200);
    }
    expect((await post('/api/v1/cases', registration({ title: 'nul \u0000' }))).status).toBe(400);
  });

  it('diagrams that are none, with 422 and never 500', async () => {
    const xmls = [
      '',
      'x',
      '<a/>',
      '<?xml version="1.0"?>',
      '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
      '\u0000',
    ];
    for (const xml of xmls) {
      const { status, body } = await post('/api/v1/process-definitions', { xml });
      expect([201, 400, 422]).toContain(status);
      if (status === 201) {
        expect(body.findings.some(({ severity }: { severity: string }) => severity === 'error')).toBe(true);
        expect((await post(`/api/v1/process-definitions/${body.id}/publication`, {})).status).toBe(422);
      }
    }
  });

  it('entries a task type cannot use, naming the variable, and keeps the task open', async () => {
    const id = await hotline.register();
    const [task] = await hotline.tasks(id);
    const answer = await post(
      `/api/v1/tasks/${task!.id}/completion`,
      { variables: { leadUnit: 'NOWHERE', coUnits: 'x' } },
      'paidan',
    );
    expect(answer).toMatchObject({ status: 422, body: { code: 'task-variables-invalid' } });
    expect((await hotline.tasks(id)).map(({ type }) => type)).toEqual(['dispatch']);
  });

  it('variables nested without end', async () => {
    const id = await hotline.register();
    const [task] = await hotline.tasks(id);
    const nested = (levels: number): object => {
      let value: object = {};
      for (let level = 0; level < levels; level++) value = { value };
      return value;
    };
    const complete = (levels: number) =>
      post(`/api/v1/tasks/${task!.id}/completion`, { variables: nested(levels) }, 'paidan');
    expect(await complete(70)).toMatchObject({ status: 422, body: { code: 'variables-invalid' } });
    const raw = await hotline.call('POST', '/api/v1/cases', {
      body: `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    });
    expect(raw.status).toBe(400);
    expect(await complete(1500)).toMatchObject({ status: 400, body: { code: 'request-malformed' } });
  });

  it('tasks of others with 403, and a second completion with 409 and the current state', async () => {
    const id = await hotline.register();
    const [task] = await hotline.tasks(id);
    const path = `/api/v1/tasks/${task!.id}/completion`;
    expect((await post(path, { variables: {} }, 'ls-dcg')).status).toBe(403);
    const both = await Promise.all([post(path, { variables: {} }, 'paidan'), post(path, { variables: {} }, 'paidan')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ current: { state: 'completed' } });
    expect((await post(path, { variables: {}, revision: 1 }, 'paidan')).status).toBe(409);
  });

  it('cases outside the data scope, also confidential ones for the centre', async () => {
    const id = await hotline.register({ confidential: true });
    expect((await hotline.call('GET', `/api/v1/cases/${id}`, { as: 'ls-dga' })).status).toBe(403);
    expect((await hotline.call('GET', `/api/v1/cases/${id}`, { as: 'huifang' })).status).toBe(403);
    const list = await hotline.call<{ items: { id: string }[] }>('GET', '/api/v1/cases?limit=200', { as: 'ls-dga' });
    expect(list.body.items).toEqual([]);
  });

  it('personal data without a purpose; with one it is shown and recorded', async () => {
    const id = await hotline.register({
      citizen: { name: '演示市民', phone: '00000000001', identity: '000000000000000000' },
    });
    const masked = (await hotline.call('GET', `/api/v1/cases/${id}`)).body.citizen;
    expect(masked).toEqual({ name: '演**', phone: '000****0001', identity: '0000**********0000' });
    expect((await post(`/api/v1/cases/${id}/personal-data`, {}, 'duban')).status).toBe(400);
    const shown = await post(`/api/v1/cases/${id}/personal-data`, { purpose: '核实地点' }, 'duban');
    expect(shown.body).toMatchObject({ phone: '00000000001' });
    expect(await hotline.history(id)).toContain('personal-data.shown');
  });

  it('the identity of a reporter to the side that may be reported', async () => {
    const id = await hotline.register({ nature: 'report', citizen: { name: '演示举报人', phone: '00000000002' } });
    await hotline.complete(id, 'dispatch', 'paidan');
    const seen = await hotline.call('GET', `/api/v1/cases/${id}`, { as: 'ls-dcg' });
    expect(seen.body.citizen).toEqual({ name: null, phone: null, identity: null });
    const unmasked = await post(`/api/v1/cases/${id}/personal-data`, { purpose: '联系举报人' }, 'ls-dcg');
    expect(unmasked).toMatchObject({ status: 403, body: { code: 'reporter-protected' } });
  });

  it('logins after too many failures with 429', async () => {
    const attempt = () =>
      hotline.call('POST', '/api/v1/sessions', { as: '', body: { username: 'lingdao', password: 'wrong-wrong' } });
    const statuses: number[] = [];
    for (let tries = 0; tries < 8; tries++) statuses.push((await attempt()).status);
    expect(statuses[0]).toBe(401);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('a repeated request', () => {
  let hotline: Hotline;
  beforeAll(async () => {
    hotline = await Hotline.open();
  }, 60_000);
  afterAll(() => hotline.close());

  const body = { channel: 'phone', nature: 'complaint', title: '重复', content: '重复提交' };
  const send = (key: string, sent: object = body) =>
    hotline.call('POST', '/api/v1/cases', { as: 'zuoxi', body: sent, key });

  it('with the same key is answered with the first answer', async () => {
    const [first, second] = [await send('key-1'), await send('key-1')];
    expect(second).toMatchObject({ status: 201, body: first.body });
    expect(second.headers.get('idempotency-replayed')).toBe('true');
  });

  it('at the same time registers one case', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => send('key-2')));
    expect(new Set(answers.map(({ body: answer }) => answer.id)).size).toBe(1);
  });

  it('with another body is refused, and a refusal is not kept', async () => {
    await send('key-3');
    expect(await send('key-3', { ...body, title: '另一个' })).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
    expect((await send('key-4', { ...body, channel: 'pigeon' })).status).toBe(422);
    expect((await send('key-4')).status).toBe(201);
  });
});
