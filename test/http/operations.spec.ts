import { dmn, table } from '../decisions/drawing.js';
import { diagram, flows } from '../engine/support/diagrams.js';
import { Hotline } from '../support/hotline.js';

const KEYED =
  '<message id="m" name="paid"><extensionElements><zeebe:subscription correlationKey="= order"/></extensionElements></message><message id="n" name="begin"/>';
const UNKNOWN = '01920000-0000-7000-8000-000000000000';

describe('running processes are operated over HTTP', () => {
  let hotline: Hotline;
  beforeAll(async () => {
    hotline = await Hotline.open();
    await publish(
      diagram(
        `<startEvent id="s"/><userTask id="a"/><receiveTask id="r" messageRef="m"/><userTask id="b"/><endEvent id="e"/>${flows('s>a', 'a>r', 'r>b', 'b>e')}`,
        KEYED,
        'operated',
      ),
    );
    await publish(
      diagram(
        `<startEvent id="s"><messageEventDefinition messageRef="n"/></startEvent><userTask id="a"/><endEvent id="e"/>${flows('s>a', 'a>e')}`,
        KEYED,
        'begun',
      ),
    );
    await publish(
      diagram(
        `<startEvent id="s"/><adHocSubProcess id="h"><userTask id="x"/><userTask id="y"/><completionCondition>= done = true</completionCondition></adHocSubProcess><endEvent id="e"/>${flows('s>h', 'h>e')}`,
        '',
        'free',
      ),
    );
  }, 60_000);
  afterAll(() => hotline.close());

  const post = (path: string, body: unknown = {}) => hotline.call('POST', path, { body });
  const start = async (definitionKey: string, variables = {}) =>
    (await post('/api/v1/process-instances', { definitionKey, variables })).body.id as string;
  const waiting = async (id: string) =>
    (await hotline.call('GET', `/api/v1/process-instances/${id}`)).body.activeElements
      .map(({ elementId }: { elementId: string }) => elementId)
      .sort();

  async function publish(xml: string): Promise<void> {
    const { body } = await post('/api/v1/process-definitions', { xml });
    expect((await post(`/api/v1/process-definitions/${body.id}/publication`)).status).toBe(200);
  }

  it('suspended and resumed, with a reason', async () => {
    const id = await start('operated');
    expect((await post(`/api/v1/process-instances/${id}/suspension`)).status).toBe(400);
    expect(await post(`/api/v1/process-instances/${id}/suspension`, { reason: '等待' })).toMatchObject({
      status: 200,
      body: { status: 'suspended' },
    });
    const { body: tasks } = await hotline.call('GET', `/api/v1/tasks?processInstanceId=${id}`);
    expect(await post(`/api/v1/tasks/${tasks.items[0].id}/completion`, { variables: {} })).toMatchObject({
      status: 409,
      body: { code: 'process-instance-suspended' },
    });
    const resumed = await hotline.call('DELETE', `/api/v1/process-instances/${id}/suspension`, {
      body: { reason: '好了' },
    });
    expect(resumed).toMatchObject({ status: 200, body: { status: 'active' } });
  });

  it('moved from step to step', async () => {
    const id = await start('operated');
    const moves = `/api/v1/process-instances/${id}/moves`;
    expect((await post(moves, { from: 'a', to: 'b', reason: '跳过' })).status).toBe(200);
    expect(await waiting(id)).toEqual(['b']);
    expect(await post(moves, { from: 'b', to: 'nowhere', reason: '误' })).toMatchObject({
      status: 422,
      body: { code: 'element-unknown' },
    });
    expect(await post(moves, { from: 'a', to: 'b', reason: '误' })).toMatchObject({
      status: 409,
      body: { code: 'wait-unknown' },
    });
    expect(
      (await post(`/api/v1/process-instances/${UNKNOWN}/moves`, { from: 'a', to: 'b', reason: '误' })).status,
    ).toBe(404);
  });

  it('begun by messages, and sent messages that are kept', async () => {
    const begun = await post('/api/v1/messages', { name: 'begin', correlationKey: 'B7', variables: { x: 1 } });
    expect(await hotline.call('GET', `/api/v1/process-instances/${begun.body.processInstanceId}`)).toMatchObject({
      body: { businessKey: 'B7', variables: { x: 1 } },
    });
    const kept = await post('/api/v1/messages', { name: 'paid', correlationKey: 'K1', timeToLive: 'PT5M' });
    expect(kept).toMatchObject({ status: 200, body: { processInstanceId: null, bufferedUntil: expect.any(String) } });
    expect((await post('/api/v1/messages', { name: 'paid', timeToLive: 'soon' })).status).toBe(400);
    expect(await post('/api/v1/messages', { name: 'paid', timeToLive: 'PT0S' })).toMatchObject({
      status: 404,
      body: { code: 'message-not-awaited' },
    });
    await post('/api/v1/clock/advance', { by: 'PT10M' });
    const { body: letters } = await hotline.call('GET', '/api/v1/dead-letters');
    expect(letters.items).toMatchObject([{ name: 'paid', correlationKey: 'K1' }]);
    expect((await post(`/api/v1/dead-letters/${letters.items[0].id}/redelivery`)).status).toBe(200);
    expect(await post(`/api/v1/dead-letters/${UNKNOWN}/redelivery`)).toMatchObject({
      status: 404,
      body: { code: 'dead-letter-unknown' },
    });
  });

  it('given more to do in an ad-hoc sub-process', async () => {
    const id = await start('free');
    expect(await waiting(id)).toEqual(['h', 'x', 'y']);
    const activities = `/api/v1/process-instances/${id}/activities`;
    expect((await post(activities, { subProcess: 'h', elements: ['x'] })).status).toBe(200);
    expect(await waiting(id)).toEqual(['h', 'x', 'x', 'y']);
    expect(await post(activities, { subProcess: 'h', elements: ['e'] })).toMatchObject({
      status: 422,
      body: { code: 'element-unknown' },
    });
  });

  it('compared with the tables', async () => {
    expect(await post('/api/v1/consistency-checks')).toMatchObject({ status: 200, body: { differences: [] } });
  });

  it('told which decisions there are, and asked for an answer', async () => {
    const xml = dmn(
      table('days', {
        inputs: ['urgent'],
        outputs: [{ name: 'days' }],
        rules: [
          ['true', '1'],
          ['false', '5'],
        ],
      }),
    );
    expect(await post('/api/v1/decisions', { xml })).toMatchObject({
      status: 201,
      body: { decisions: [{ key: 'days', version: 1 }] },
    });
    expect((await post('/api/v1/decisions/days/evaluation', { variables: { urgent: false } })).body).toMatchObject({
      value: 5,
    });
    expect(await post('/api/v1/decisions', { xml: 'no xml' })).toMatchObject({
      status: 422,
      body: { code: 'decision-unreadable' },
    });
    expect(await post('/api/v1/decisions/none/evaluation', { variables: {} })).toMatchObject({
      status: 404,
      body: { code: 'decision-unknown' },
    });
  });

  it('by nobody who may not', async () => {
    const id = await start('operated');
    for (const path of ['suspension', 'moves', 'activities']) {
      const { status } = await hotline.call('POST', `/api/v1/process-instances/${id}/${path}`, {
        as: 'zuoxi',
        body: {},
      });
      expect(status).toBe(403);
    }
    for (const path of ['decisions', 'conditions', 'consistency-checks'])
      expect((await hotline.call('POST', `/api/v1/${path}`, { as: 'zuoxi', body: {} })).status).toBe(403);
  });
});
