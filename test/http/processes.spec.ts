import { diagram, flows } from '../engine/support/diagrams.js';
import { Hotline } from '../support/hotline.js';

describe('processes over HTTP', () => {
  let hotline: Hotline;
  beforeAll(async () => {
    hotline = await Hotline.open();
  }, 60_000);
  afterAll(() => hotline.close());

  const post = (path: string, body: unknown = {}) => hotline.call('POST', path, { body });

  async function publish(xml: string): Promise<void> {
    const { body } = await post('/api/v1/process-definitions', { xml });
    const { status, body: published } = await post(`/api/v1/process-definitions/${body.id}/publication`);
    expect({ status, state: published.state }).toEqual({ status: 200, state: 'published' });
  }

  it('are drafted, published, started, worked on and told', async () => {
    await publish(
      diagram(
        `<startEvent id="s"/><userTask id="a" name="看"><extensionElements><zeebe:assignmentDefinition candidateGroups="role:agent"/></extensionElements></userTask><endEvent id="e"/>${flows('s>a', 'a>e')}`,
        '',
        'look',
      ),
    );
    const { status, body: started } = await post('/api/v1/process-instances', {
      definitionKey: 'look',
      businessKey: 'B1',
      variables: { n: 1 },
    });
    expect({ status, started }).toMatchObject({ status: 201, started: { status: 'active', variables: { n: 1 } } });
    const { body: tasks } = await hotline.call<{ items: any[] }>(
      'GET',
      `/api/v1/tasks?processInstanceId=${started.id}`,
      { as: 'zuoxi' },
    );
    expect(tasks.items).toMatchObject([{ elementId: 'a', name: '看', candidateGroups: ['role:agent'], state: 'open' }]);
    const claimed = await hotline.call('POST', `/api/v1/tasks/${tasks.items[0].id}/claim`, { as: 'zuoxi' });
    expect(claimed).toMatchObject({ status: 200, body: { assignee: 'zuoxi', revision: 2 } });
    const done = await hotline.call('POST', `/api/v1/tasks/${tasks.items[0].id}/completion`, {
      as: 'zuoxi',
      body: { variables: { m: 2 }, revision: 2 },
    });
    expect(done.status).toBe(200);
    expect((await hotline.call('GET', `/api/v1/process-instances/${started.id}`)).body).toMatchObject({
      status: 'completed',
      variables: { n: 1, m: 2 },
    });
    const { body: history } = await hotline.call<{ items: { type: string }[] }>(
      'GET',
      `/api/v1/process-instances/${started.id}/history`,
    );
    const types = history.items.map(({ type }) => type);
    expect(types[0]).toBe('instance.started');
    expect(types.at(-1)).toBe('instance.ended');
    expect(types).toEqual(
      expect.arrayContaining(['element.entered', 'element.completed', 'flow.taken', 'task.opened']),
    );
  });

  it('that never come to rest end as an incident that names an element; the server goes on', async () => {
    await publish(
      diagram(
        `<startEvent id="s"/><exclusiveGateway id="m"/><task id="a"/><exclusiveGateway id="x" default="x-m"/><endEvent id="e"/>${flows('s>m', 'm>a', 'a>x', 'x>m', 'x>e[false]')}`,
        '',
        'endless',
      ),
    );
    const { status, body } = await post('/api/v1/process-instances', { definitionKey: 'endless' });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { status: 'active', incidents: [{ elementId: expect.stringMatching(/^[max]$/) }] },
    });
    expect((await hotline.call('GET', '/health/ready', { as: '' })).status).toBe(200);
  });

  it('fire their timers in order when the clock is moved, and not again', async () => {
    const timer = (id: string, duration: string) =>
      `<boundaryEvent id="${id}" attachedToRef="a" cancelActivity="false"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">${duration}</timeDuration></timerEventDefinition></boundaryEvent>`;
    await publish(
      diagram(
        `<startEvent id="s"/><userTask id="a"><extensionElements><zeebe:assignmentDefinition candidateGroups="role:agent"/></extensionElements></userTask>${timer('late', 'PT40M')}${timer('soon', 'PT20M')}<task id="l"/><task id="n"/><endEvent id="e"/><endEvent id="le"/><endEvent id="ne"/>${flows('s>a', 'a>e', 'late>l', 'soon>n', 'l>le', 'n>ne')}`,
        '',
        'timers',
      ),
    );
    const { body } = await post('/api/v1/process-instances', { definitionKey: 'timers' });
    const fired = async () => {
      const history = await hotline.call<{ items: { type: string; elementId: string }[] }>(
        'GET',
        `/api/v1/process-instances/${body.id}/history?limit=200`,
      );
      return history.body.items.filter(({ type }) => type === 'timer.fired').map(({ elementId }) => elementId);
    };
    await hotline.advance('PT19M');
    expect(await fired()).toEqual([]);
    await hotline.advance('PT60M');
    expect(await fired()).toEqual(['soon', 'late']);
    await hotline.advance('P1D');
    expect(await fired()).toEqual(['soon', 'late']);
  });

  it('are cancelled with a reason', async () => {
    const { body } = await post('/api/v1/process-instances', { definitionKey: 'timers' });
    const cancelled = await hotline.call('DELETE', `/api/v1/process-instances/${body.id}`, {
      body: { reason: '误启动' },
    });
    expect(cancelled).toMatchObject({ status: 200, body: { status: 'cancelled', activeElements: [] } });
    expect((await hotline.call('DELETE', `/api/v1/process-instances/${body.id}`, { body: {} })).status).toBe(409);
  });

  it('are described at /api/openapi.json', async () => {
    const { body } = await hotline.call('GET', '/api/openapi.json', { as: '' });
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        '/api/v1/cases',
        '/api/v1/tasks/{id}/completion',
        '/api/v1/process-definitions/{id}/publication',
      ]),
    );
  });
});
