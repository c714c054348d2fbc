import { LANGUAGES } from '../../modules/notifications/notice.js';
import { SHIPPED_TEMPLATES } from '../../modules/notifications/templates/shipped-templates.js';
import { newId } from '../../modules/kernel/index.js';
import { Desk, URGED } from './support/desk.js';

const REPLIED = { template: 'case-replied', data: { number: 'LS1', unit: '市城管局', reply: '已修复' } };
const CITIZEN = { to: [{ phone: '13800001234' }] };

describe('a delivery that fails', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
    await desk.signIn('root', 'system-administrator');
    await desk.signIn('wang', 'handler', 'leader', 'auditor', 'process-administrator');
    const policy = {
      quietHours: { from: '22:00', until: '07:00' },
      ...{ attempts: 4, firstPauseSeconds: 60, longestPauseSeconds: 100, keepDays: 30 },
    };
    expect(await desk.call('root', 'PUT', 'notification-policy', policy)).toEqual({ status: 200, body: policy });
    await desk.runDue();
  }, 60_000);
  beforeEach(() => desk.clear());
  afterAll(() => desk.close());

  const list = async (query: string) => (await desk.call('root', 'GET', `notification-deliveries?${query}`)).body.items;
  const redeliver = (path: string, body?: object, as = 'root') =>
    desk.call(as, 'POST', `notification-deliveries/${path}redelivery`, body);

  it('is tried again after pauses that double up to a longest, and is dead after the last', async () => {
    desk.sms.status = null;
    await desk.send({ ...REPLIED, ...CITIZEN });
    for (const [attempts, next] of [
      [1, '09:01:00'],
      [2, '09:02:40'],
      [3, '09:04:20'],
    ] as const) {
      const { due_at, last_error } = await desk.delivery(1, 'failed');
      expect([due_at, last_error]).toEqual([new Date(`2026-03-02T${next}+08:00`), 'UND_ERR_SOCKET']);
      expect(await desk.runDue()).toBe(0);
      desk.at(`02T${next}`);
      expect(await desk.runDue()).toBe(1);
      await desk.sms.arrivals.number(attempts + 1);
    }
    expect(await desk.delivery(1, 'dead')).toMatchObject({ attempts: 4, due_at: null });
    expect(new Set(desk.sms.arrivals.all.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    desk.at('09T09:00:00');
    expect(await desk.runDue()).toBe(0);
  });

  it.each([
    [400, 'dead'],
    [302, 'dead'],
    [404, 'dead'],
    [408, 'failed'],
    [429, 'failed'],
    [500, 'failed'],
  ])('with HTTP %i is %s, and the reason repeats nothing of the answer', async (status, state) => {
    desk.sms.status = status;
    await desk.send({ ...REPLIED, ...CITIZEN });
    expect((await desk.delivery(1, state)).last_error).toBe(`HTTP ${status}`);
  });

  it.each([
    [550, 'dead'],
    [451, 'failed'],
  ])('with SMTP %i is %s, and the reason does not repeat the address', async (status, state) => {
    const channels = [{ channel: 'smtp', address: 'wang@unit.example' }];
    await desk.call('wang', 'PUT', 'notification-preferences', { language: 'zh', channels });
    desk.mail.refuseWith = status;
    await desk.send({ to: [{ username: 'wang' }] });
    expect((await desk.delivery(1, state)).last_error).toBe(`EENVELOPE ${status}`);
  });

  it('is listed when it is dead and sent again by an administrator, under the id it had; the history says who did', async () => {
    desk.sms.status = 400;
    await desk.send({ ...REPLIED, ...CITIZEN, caseId: newId() });
    const { id } = await desk.delivery(1, 'dead');
    const [dead] = await list('state=dead');
    expect(dead).toMatchObject({
      id,
      channel: 'sms',
      recipient: null,
      template: 'case-replied',
      lastError: 'HTTP 400',
    });
    expect(JSON.stringify(dead)).not.toMatch(/13800001234|已修复|address/);

    desk.sms.status = 204;
    expect(await redeliver(`${id}/`)).toEqual({ status: 200, body: { redelivered: 1 } });
    expect((await desk.sms.arrivals.number(2)).headers['idempotency-key']).toBe(id);
    expect(await desk.delivery(1, 'sent')).toMatchObject({ attempts: 1, last_error: null });
    expect(await list('state=dead')).toEqual([]);
    expect(await redeliver(`${id}/`)).toMatchObject({ status: 409, body: { code: 'delivery-not-dead' } });
    const [last] = (await desk.program.recorded()).slice(-1);
    expect(last).toMatchObject({
      ...{ type: 'notification.redelivered', by: 'root' },
      data: { deliveryId: id, channel: 'sms', template: 'case-replied', redelivered: 1 },
    });
  });

  it('is sent again with all others of a filter, and no others', async () => {
    const channels = [{ channel: 'webhook', address: 'wang' }];
    await desk.call('wang', 'PUT', 'notification-preferences', { language: 'zh', channels });
    [desk.sms.status, desk.webhook.status] = [400, 400];
    for (const number of ['1', '2']) await desk.send({ ...REPLIED, ...CITIZEN, data: { ...REPLIED.data, number } });
    await desk.send({ ...CITIZEN, template: 'exclusion-informed', data: { number: '3', reason: '重复' } });
    await desk.send({ ...URGED, to: [{ username: 'wang' }] });
    for (const count of [1, 2, 3, 4]) await desk.delivery(count, 'dead');
    [desk.sms.status, desk.webhook.status] = [204, 204];

    expect((await redeliver('', { channel: 'sms', template: 'case-replied' })).body).toEqual({ redelivered: 2 });
    for (const count of [1, 2]) await desk.delivery(count, 'sent');
    expect((await list('state=dead')).map(({ template }: any) => template)).toEqual(['urge', 'exclusion-informed']);
    expect((await list('state=dead&channel=webhook&limit=1'))[0]).toMatchObject({ recipient: 'wang' });
    expect((await redeliver('', {})).body).toEqual({ redelivered: 2 });
    for (const count of [3, 4]) await desk.delivery(count, 'sent');
    expect((await redeliver('', {})).body).toEqual({ redelivered: 0 });
  });

  it('is nothing for anybody but system administrators', async () => {
    for (const answer of [
      await desk.call('wang', 'GET', 'notification-deliveries'),
      await redeliver('', {}, 'wang'),
      await redeliver(`${newId()}/`, undefined, 'wang'),
      await desk.call('wang', 'GET', 'notification-templates'),
      await desk.call('wang', 'GET', 'notification-policy'),
      await desk.call('wang', 'PUT', 'notification-templates/urge/zh', { subject: 'x', body: 'x' }),
    ])
      expect(answer).toMatchObject({ status: 403, body: { code: 'role-missing' } });
  });

  it.each([
    ['GET', 'notification-deliveries?state=lost', undefined, 400],
    ['GET', 'notification-deliveries?cursor=WyJ4Il0', undefined, 400],
    ['POST', 'notification-deliveries/redelivery', { channel: 'pigeon' }, 400],
    ['POST', 'notification-deliveries/redelivery', undefined, 200],
    ['POST', 'notification-deliveries/redelivery', [], 400],
    ['PUT', 'notification-policy', undefined, 400],
    ['PUT', 'notification-templates/urge/zh', undefined, 400],
    ['PUT', 'notification-preferences', undefined, 400],
    ['GET', 'notification-deliveries?template=a%00b', undefined, 400],
    ['POST', 'notifications/a%00b/read', undefined, 404],
    ['GET', 'notification-templates/a%00b/zh', undefined, 400],
    ['POST', 'notification-deliveries/x/redelivery', undefined, 404],
    ['POST', `notification-deliveries/${newId()}/redelivery`, undefined, 404],
    ['PUT', 'notification-policy', { attempts: 3, firstPauseSeconds: 1, longestPauseSeconds: 1, keepDays: 1 }, 400],
    [
      'PUT',
      'notification-policy',
      {
        quietHours: { from: '22:00', until: '07:00' },
        attempts: 3,
        firstPauseSeconds: 2,
        longestPauseSeconds: 1,
        keepDays: 1,
      },
      422,
    ],
  ] as const)('%s %s with %j is answered %i', async (method, path, body, status) => {
    expect((await desk.call('root', method, path, body)).status).toBe(status);
  });
});

describe('the words of a notice', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
    await desk.signIn('root', 'system-administrator');
  }, 60_000);
  afterAll(() => desk.close());

  const words = (path: string, body: object) => desk.call('root', 'PUT', `notification-templates/${path}`, body);

  it('are changed by an administrator, and the history keeps both', async () => {
    const before = await desk.call('root', 'GET', 'notification-templates/urge/zh');
    expect(before.body).toMatchObject({ version: 1, placeholders: ['number', 'title', 'from', 'reason'] });
    const text = { subject: '请尽快办理 {{number}}', body: '{{ from }}：{{reason}}' };
    expect((await words('urge/zh', text)).body).toMatchObject({ ...text, version: 2, changedBy: 'root' });
    await desk.send({ to: [{ username: 'root' }] });
    const { items } = (await desk.call('root', 'GET', 'notifications')).body;
    expect(items).toMatchObject([{ subject: '请尽快办理 LS1', body: '督办员：两天没有进展' }]);
    const { subject, body } = before.body;
    expect((await desk.program.recorded()).at(-1)).toMatchObject({
      ...{ type: 'notification-template.changed', by: 'root' },
      data: { code: 'urge', language: 'zh', version: 2, before: { subject, body }, after: text },
    });
    const all = Object.keys(SHIPPED_TEMPLATES).length * LANGUAGES.length;
    expect((await desk.call('root', 'GET', 'notification-templates')).body.items).toHaveLength(all);
  });

  it.each([
    ['urge/zh', { subject: 'x', body: '{{nobody}}' }, 422],
    ['urge/zh', { subject: '{{number', body: 'x' }, 422],
    ['urge/zh', { subject: 'x', body: ' ' }, 400],
    ['urge/zh', { subject: 'x', body: 'a\0b' }, 400],
    ['urge/zh', { subject: 'a\nb', body: 'x' }, 400],
    ['urge/fr', { subject: 'x', body: 'x' }, 400],
    ['nothing/zh', { subject: 'x', body: 'x' }, 404],
    ['constructor/zh', { subject: 'x', body: 'x' }, 404],
  ])('%s as %j are refused', async (path, body, status) => {
    expect((await words(path, body)).status).toBe(status);
  });
});
