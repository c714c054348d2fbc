import { newId } from '../../modules/kernel/index.js';
import { Desk, URGED } from './support/desk.js';

describe('the inbox', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
    await desk.signIn('wang', 'handler');
    await desk.signIn('li', 'leader');
    await desk.signIn('root', 'system-administrator');
  }, 60_000);
  beforeEach(() => desk.clear());
  afterAll(() => desk.close());

  const list = async (as: string, query = '') => (await desk.call(as, 'GET', `notifications${query}`)).body;

  it('shows at once what somebody was told, in their language and nowhere else', async () => {
    await desk.call('li', 'PUT', 'notification-preferences', { language: 'en', channels: [] });
    await desk.send({ to: [{ username: 'WANG' }, { group: 'role:leader' }, { username: 'nobody' }], caseId: newId() });
    expect((await list('wang')).items).toMatchObject([
      {
        template: 'urge',
        subject: '催办：LS1',
        body: '督办员催办工单LS1（路灯不亮）：两天没有进展。',
        readAt: null,
        urgent: false,
      },
    ]);
    expect((await list('li')).items).toMatchObject([{ subject: 'Urge: LS1' }]);
    expect(await desk.deliveries()).toEqual([]);
  });

  it('belongs to one person: nobody else lists it or marks it, not even an administrator', async () => {
    await desk.send({ to: [{ username: 'wang' }] });
    const [{ id }] = (await list('wang')).items;
    for (const other of ['li', 'root']) {
      expect(await list(other)).toEqual({ items: [], nextCursor: null, unread: 0 });
      expect(await desk.call(other, 'POST', `notifications/${id}/read`)).toMatchObject({
        status: 404,
        body: { code: 'notification-unknown' },
      });
      expect((await desk.call(other, 'POST', 'notifications/read-all')).body).toEqual({ read: 0 });
    }
    expect((await list('wang')).unread).toBe(1);
    expect((await desk.program.app.inject('/api/v1/notifications')).statusCode).toBe(401);
  });

  it('tells somebody once who is meant in several ways', async () => {
    await desk.send({ to: [{ username: 'wang' }, { username: 'Wang' }, { group: 'role:handler' }] });
    expect((await list('wang')).items).toHaveLength(1);
  });

  it('lists unread ones first, page by page, and keeps the first time of reading', async () => {
    for (const number of ['1', '2', '3', '4'])
      await desk.send({ to: [{ username: 'wang' }], data: { ...URGED.data, number } });
    const { items } = await list('wang');
    const read = await desk.call('wang', 'POST', `notifications/${items[0].id}/read`);
    expect(read.body.readAt).toBe('2026-03-02T01:00:00.000Z');
    desk.at('02T10:00:00');
    expect((await desk.call('wang', 'POST', `notifications/${items[0].id}/read`)).body).toEqual(read.body);

    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const page = await list('wang', `?limit=2${cursor}`);
      expect(page.unread).toBe(3);
      seen.push(...page.items.map(({ subject }: { subject: string }) => subject.slice(-1)));
      if (!page.nextCursor) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(seen).toEqual(['3', '2', '1', '4']);
    expect((await desk.call('wang', 'POST', 'notifications/read-all')).body).toEqual({ read: 3 });
    expect((await list('wang')).unread).toBe(0);
  });

  it.each(['x', Buffer.from('["true"]').toString('base64url'), Buffer.from('["1","2"]').toString('base64url')])(
    'refuses the cursor %s',
    async (cursor) => {
      expect(await desk.call('wang', 'GET', `notifications?cursor=${cursor}`)).toMatchObject({ status: 400 });
    },
  );

  it.each([
    [{ template: 'nothing' }, 'There is no text "nothing"'],
    [{ data: { number: '1' } }, 'data.reason is missing'],
    [{ data: { ...URGED.data, more: 1 } }, 'data.more is no placeholder'],
    [{ to: [{ group: 'leaders' }] }, '"leaders" is no group'],
    [{ to: [{ phone: 'call me' }] }, 'a telephone number that is none'],
  ])('is not written to by a notice with %j', async (fault, message) => {
    await expect(desk.send({ to: [{ username: 'wang' }], ...fault })).rejects.toThrow(message);
    expect((await list('wang')).items).toEqual([]);
  });
});

describe('preferences', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open({ SMS_URL: '', SMS_KEY: '' });
    await desk.signIn('wang', 'handler');
    await desk.signIn('li', 'leader');
  }, 60_000);
  afterAll(() => desk.close());

  const set = (body: object) => desk.call('wang', 'PUT', 'notification-preferences', body);
  const channels = [{ channel: 'smtp', address: 'wang@hotline.example' }];

  it('are the inbox alone until somebody chooses otherwise, for themselves alone, and their address is kept encrypted', async () => {
    const usual = { usualQuietHours: { from: '22:00', until: '07:00' }, offeredChannels: ['smtp', 'webhook'] };
    const none = { language: 'zh', quietHours: null, channels: [], ...usual };
    expect((await desk.call('wang', 'GET', 'notification-preferences')).body).toEqual(none);
    const mine = { language: 'en', quietHours: { from: '12:00', until: '12:00' }, channels };
    expect(await set(mine)).toEqual({ status: 200, body: { ...mine, ...usual } });
    expect((await desk.call('wang', 'GET', 'notification-preferences')).body).toEqual({ ...mine, ...usual });
    expect((await desk.call('li', 'GET', 'notification-preferences')).body).toEqual(none);
    const [{ row }] = (await desk.program.database.query(
      `SELECT encode(address, 'escape') AS row FROM notification_address`,
    )) as [{ row: string }];
    expect(row).not.toContain('wang');
    await set({ language: 'zh', channels: [] });
    expect((await desk.call('wang', 'GET', 'notification-preferences')).body).toEqual(none);
  });

  it.each([
    [{ language: 'zh' }, 400],
    [{ language: 'fr', channels: [] }, 400],
    [{ language: 'zh', channels: {} }, 400],
    [{ language: 'zh', channels: [{ channel: 'pigeon', address: 'x' }] }, 400],
    [{ language: 'zh', channels, quietHours: { from: '22:00' } }, 400],
    [{ language: 'zh', channels, quietHours: { from: '24:00', until: '07:00' } }, 400],
    [{ language: 'zh', channels, quietHours: [] }, 400],
    [{ language: 'zh', channels: [{ channel: 'smtp', address: 'a@b\r\nBcc: c@d.cn' }] }, 422],
    [{ language: 'zh', channels: [{ channel: 'sms', address: '12' }] }, 422],
    [{ language: 'zh', channels: [{ channel: 'webhook', address: 'a\0b' }] }, 422],
    [{ language: 'zh', channels: [...channels, ...channels] }, 422],
  ])('%j are refused', async (body, status) => {
    expect((await set(body)).status).toBe(status);
  });
});
