import { diagram, flows } from '../engine/support/diagrams.js';
import { Hotline } from '../support/hotline.js';

const task = (id: string, name: string) =>
  `<userTask id="${id}" name="${name}"><extensionElements><zeebe:assignmentDefinition candidateGroups="role:agent"/></extensionElements></userTask>`;
const line = (key: string, body: string, ...routes: string[]) =>
  diagram(`<startEvent id="s"/>${body}<endEvent id="e"/>${flows(...routes)}`, '', key);

describe('migration plans over HTTP', () => {
  let hotline: Hotline;
  beforeAll(async () => {
    hotline = await Hotline.open();
  }, 60_000);
  afterAll(() => hotline.close());

  const post = (path: string, body: unknown = {}, as = 'admin') => hotline.call('POST', path, { body, as });
  const plansOf = (id: string) => `/api/v1/process-definitions/${id}/migration-plans`;

  async function publish(xml: string): Promise<string> {
    const { body } = await post('/api/v1/process-definitions', { xml });
    expect((await post(`/api/v1/process-definitions/${body.id}/publication`)).status).toBe(200);
    return body.id as string;
  }

  /** Two versions and an instance of the first one. */
  async function given(key: string): Promise<{ id: string; instanceId: string }> {
    await publish(line(key, task('a', '审核') + task('g', '归档'), 's>a', 'a>g', 'g>e'));
    const { body } = await post('/api/v1/process-instances', { definitionKey: key });
    const id = await publish(line(key, task('x', '审核') + task('b', '回访'), 's>x', 'x>b', 'b>e'));
    return { id, instanceId: body.id as string };
  }

  it('are drawn up, tried, approved by a second person, applied and undone', async () => {
    const { id, instanceId } = await given('planned');
    const { status, body: plan } = await post(plansOf(id), { mapping: { a: 'x' } });
    expect({ status, plan }).toMatchObject({
      status: 201,
      plan: { state: 'drafted', fromVersions: [1], toVersion: 2, counts: { instances: 0 } },
    });
    const [elements] = plan.elements;
    expect(elements.mapped).toEqual(expect.arrayContaining([{ from: 'a', to: 'x', by: 'given' }]));
    expect(elements.unmapped).toMatchObject([{ elementId: 'g', cause: 'gone', suggestions: [] }]);
    const at = `${plansOf(id)}/${plan.id}`;
    expect((await post(`${at}/dry-run`)).body).toMatchObject({ state: 'checked', counts: { instances: 1, ok: 1 } });
    expect((await hotline.call('GET', `/api/v1/process-instances/${instanceId}`)).body).toMatchObject({ version: 1 });
    expect((await post(`${at}/approval`, {}, 'shenpi')).body).toMatchObject({ approvedBy: { username: 'shenpi' } });
    expect((await post(`${at}/application`)).body).toMatchObject({ state: 'applied', counts: { migrated: 1 } });
    expect((await hotline.call('GET', `/api/v1/process-instances/${instanceId}`)).body).toMatchObject({
      version: 2,
      activeElements: [{ elementId: 'x' }],
    });
    const cases = await hotline.call('GET', `${at}/cases?outcome=migrated`);
    expect(cases.body).toMatchObject({ items: [{ instanceId, verdict: 'ok', outcome: 'migrated' }], nextCursor: null });
    expect(cases.body.items[0]).not.toHaveProperty('before');
    expect((await post(`${at}/undo`)).body).toMatchObject({ state: 'undone', counts: { undone: 1 } });
    const history = await hotline.call('GET', `/api/v1/process-instances/${instanceId}/history?limit=200`);
    expect(history.body.items.slice(-4)).toMatchObject([
      { type: 'task.migrated' },
      { type: 'instance.migrated', data: { fromVersion: 1, toVersion: 2, mapping: { a: 'x' }, planId: plan.id } },
      { type: 'task.migration-undone' },
      { type: 'instance.migration-undone', data: { fromVersion: 2, toVersion: 1 } },
    ]);
    expect((await hotline.call('GET', plansOf(id), { as: 'shenpi' })).body.items).toMatchObject([{ id: plan.id }]);
  });

  it('suggest elements of the same name', async () => {
    const { id } = await given('suggested');
    const { body } = await post(plansOf(id));
    expect(body.elements[0].unmapped).toMatchObject([
      { elementId: 'a', suggestions: [{ elementId: 'x', name: '审核' }] },
      { elementId: 'g' },
    ]);
  });

  it('tell of every instance why it cannot go', async () => {
    const { id, instanceId } = await given('told');
    const { body: plan } = await post(plansOf(id), { filter: { ids: [instanceId] } });
    const at = `${plansOf(id)}/${plan.id}`;
    expect((await post(`${at}/dry-run`)).body).toMatchObject({ counts: { refused: 1 } });
    expect((await hotline.call('GET', `${at}/cases?verdict=refused`)).body.items).toMatchObject([
      { instanceId, reasons: [{ elementId: 'a', cause: 'element-gone' }] },
    ]);
    expect((await post(`${at}/approval`, {}, 'shenpi')).status).toBe(200);
    expect((await post(`${at}/application`)).body).toMatchObject({ state: 'applied', counts: { migrated: 0 } });
  });

  it('are only for the instances named, or started before', async () => {
    const { id } = await given('filtered');
    const { body: plan } = await post(plansOf(id), { filter: { startedBefore: '2020-01-01T00:00:00Z' } });
    expect((await post(`${plansOf(id)}/${plan.id}/dry-run`)).body).toMatchObject({
      state: 'checked',
      counts: { instances: 0 },
    });
  });

  it('need two people and their roles', async () => {
    const { id } = await given('eyes');
    expect((await post(plansOf(id), {}, 'shenpi')).status).toBe(403);
    expect((await post(plansOf(id), {}, 'zuoxi')).status).toBe(403);
    expect((await hotline.call('GET', plansOf(id), { as: 'zuoxi' })).status).toBe(403);
    const { body: plan } = await post(plansOf(id), { mapping: { a: 'x' } });
    const at = `${plansOf(id)}/${plan.id}`;
    await post(`${at}/dry-run`);
    expect(await post(`${at}/application`)).toMatchObject({ status: 409, body: { code: 'migration-not-approved' } });
    expect(await post(`${at}/approval`)).toMatchObject({ status: 403, body: { code: 'migration-four-eyes' } });
    for (const step of ['dry-run', 'application', 'undo'])
      expect((await post(`${at}/${step}`, {}, 'shenpi')).status).toBe(403);
    await post(`${at}/approval`, {}, 'shenpi');
    await post(`${at}/dry-run`);
    expect(await post(`${at}/application`)).toMatchObject({ status: 409, body: { code: 'migration-not-approved' } });
  });

  it('go step by step', async () => {
    const { id } = await given('stepwise');
    const { body: plan } = await post(plansOf(id), { mapping: { a: 'x' } });
    const at = `${plansOf(id)}/${plan.id}`;
    const refused = { status: 409, body: { code: 'migration-plan-state', current: { state: 'drafted' } } };
    expect(await post(`${at}/approval`, {}, 'shenpi')).toMatchObject(refused);
    expect(await post(`${at}/application`)).toMatchObject(refused);
    expect(await post(`${at}/undo`)).toMatchObject(refused);
    await post(`${at}/dry-run`);
    await post(`${at}/approval`, {}, 'shenpi');
    await post(`${at}/application`);
    for (const step of ['application', 'dry-run'])
      expect(await post(`${at}/${step}`)).toMatchObject({ status: 409, body: { current: { state: 'applied' } } });
    await post(`${at}/undo`);
    expect((await post(`${at}/undo`)).status).toBe(409);
  });

  it.each([
    ['an unknown element', { mapping: { nothing: 'x' } }, 'migration-mapping-invalid', 'mapping.nothing'],
    ['an unknown target', { mapping: { a: 'nothing' } }, 'migration-mapping-invalid', 'mapping.a'],
    ['another type', { mapping: { a: 'e' } }, 'migration-mapping-invalid', 'mapping.a'],
    ['a name of the language', { mapping: { valueOf: 'toString' } }, 'migration-mapping-invalid', 'mapping.valueOf'],
    ['a version there is none of', { fromVersions: [9] }, 'migration-versions-invalid', undefined],
    ['the version itself', { fromVersions: [2] }, 'migration-versions-invalid', undefined],
  ])('are refused with %s', async (what, body, code, path) => {
    const { id } = await given(`bad${what.replace(/\W/g, '')}`);
    const answer = await post(plansOf(id), body);
    expect(answer).toMatchObject({ status: 422, body: { code } });
    if (path) expect(answer.body.errors[0].path).toBe(path);
  });

  it('are refused where the request is no plan, the version a draft or first, or the plan of another version', async () => {
    const { id } = await given('wrong');
    for (const body of [
      { mapping: [] },
      { mapping: { a: 1 } },
      { fromVersions: 'all' },
      { filter: { ids: ['x'] } },
      { filter: { startedBefore: 'soon' } },
      { more: 1 },
      { filter: { startedBefore: '-000001-01-01T00:00:00Z' } },
    ])
      expect((await post(plansOf(id), body)).status).toBe(400);
    const { body: draft } = await post('/api/v1/process-definitions', {
      xml: line('wrong', task('a', 'a'), 's>a', 'a>e'),
    });
    expect(await post(plansOf(draft.id))).toMatchObject({
      status: 409,
      body: { code: 'migration-target-unpublished' },
    });
    expect((await post(plansOf(id), { mapping: null, filter: null, fromVersions: null })).status).toBe(201);
    const first = await publish(line('lonely', task('a', 'a'), 's>a', 'a>e'));
    expect(await post(plansOf(first))).toMatchObject({ status: 422, body: { code: 'migration-versions-invalid' } });
    const { body: plan } = await post(plansOf(id));
    expect(await post(`${plansOf(first)}/${plan.id}/dry-run`)).toMatchObject({ status: 404 });
    expect((await hotline.call('GET', `${plansOf(id)}/${first}`)).status).toBe(404);
    expect((await hotline.call('GET', `${plansOf(id)}/x`)).status).toBe(400);
  });
});
