import { createHmac } from 'node:crypto';
import { SYSTEM } from '../../modules/kernel/index.js';
import { DeliveryQueue } from '../../modules/notifications/delivery/delivery-queue.js';
import { Outbox } from '../../modules/notifications/delivery/outbox.js';
import { Notifications } from '../../modules/notifications/index.js';
import { until } from '../faults/support/nodes.js';
import { MONDAY } from '../http/support/program.js';
import { Desk, SMS_KEY, URGED, WEBHOOK_SECRET } from './support/desk.js';

const PHONE = '13800001234';
const REPLIED = { template: 'case-replied', data: { number: 'LS1', unit: '市城管局', reply: '已修复' } };

describe('a notice that leaves the program', () => {
  let desk: Desk;
  const choose = (channel: string, address: string, quietHours: object | null = null) =>
    desk.call('wang', 'PUT', 'notification-preferences', {
      language: 'zh',
      quietHours,
      channels: [{ channel, address }],
    });
  const told = () => desk.send({ to: [{ username: 'wang' }] });

  beforeAll(async () => {
    desk = await Desk.open();
    await desk.signIn('wang', 'handler');
    await desk.runDue();
  }, 60_000);
  beforeEach(() => desk.clear());
  afterAll(() => desk.close());

  it('is a mail whose Message-ID is made of the id of the delivery', async () => {
    await choose('smtp', 'wang@unit.example');
    await told();
    const { from, to, raw } = await desk.mail.arrivals.number(1);
    const { id, address, attempts } = await desk.delivery(1, 'sent');
    expect({ from, to }).toEqual({ from: 'no-reply@hotline.example', to: ['wang@unit.example'] });
    expect(raw).toContain(`Message-ID: <${id}@hotline.example>`);
    expect(Buffer.from(raw.split('\r\n\r\n')[1]!, 'base64').toString()).toContain('催办工单LS1（路灯不亮）');
    expect({ address, attempts }).toEqual({ address: null, attempts: 1 });
  });

  it('is JSON that the receiver of the webhook can check', async () => {
    await choose('webhook', 'wecom:wang');
    await told();
    const { headers, body } = await desk.webhook.arrivals.number(1);
    const { id } = await desk.delivery(1, 'sent');
    const timestamp = String(headers['lianxin-timestamp']);
    const expected = createHmac('sha256', WEBHOOK_SECRET).update(`${timestamp}.${body}`).digest('hex');
    expect(headers['lianxin-signature']).toBe(`v1=${expected}`);
    expect(new Date(Number(timestamp) * 1000)).toEqual(desk.program.clock.now());
    expect(headers['idempotency-key']).toBe(id);
    expect(JSON.parse(body)).toEqual({
      ...{ id, to: 'wecom:wang', template: 'urge', subject: '催办：LS1', caseId: null, urgent: false },
      body: '督办员催办工单LS1（路灯不亮）：两天没有进展。',
    });
  });

  it('is an SMS to a citizen, whose number is never kept in clear and not at all once it is sent', async () => {
    desk.sms.status = 503;
    await desk.send({ ...REPLIED, to: [{ phone: '138 0000-1234' }, { phone: PHONE }] });
    const { headers, body } = await desk.sms.arrivals.number(1);
    const failed = await desk.delivery(1, 'failed');
    expect(headers).toMatchObject({ authorization: `Bearer ${SMS_KEY}`, 'idempotency-key': failed.id });
    expect(JSON.parse(body)).toEqual({
      id: failed.id,
      to: PHONE,
      text: '【12345】您的诉求LS1已由市城管局办理：已修复',
    });
    expect(failed.account_id).toBeNull();
    expect(JSON.stringify(failed)).not.toContain(PHONE);
    expect(failed.address.toString('latin1')).not.toContain(PHONE);
    desk.sms.status = 204;
    desk.at('02T09:01:00');
    await desk.runDue();
    expect((await desk.delivery(1, 'sent')).address).toBeNull();
    expect(await desk.deliveries()).toHaveLength(1);
  });

  it('never left when what it tells of was rolled back', async () => {
    const { database, clock, get } = desk.program;
    const undone = database.transaction(async (tx) => {
      await get(Notifications).send(tx, { actor: SYSTEM, at: clock.now() }, { ...REPLIED, to: [{ phone: PHONE }] });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await desk.deliveries()).toEqual([]);
    expect(await database.query(`SELECT FROM pgboss.job WHERE state < 'completed'`)).toEqual([]);
    await desk.send({ ...REPLIED, to: [{ phone: '13900000000' }] });
    expect(JSON.parse((await desk.sms.arrivals.number(1)).body).to).toBe('13900000000');
  });

  it.each([
    ['02T22:00:00', null, '03T07:00:00'],
    ['03T02:30:00', null, '03T07:00:00'],
    ['02T12:30:00', { from: '12:00', until: '13:00' }, '02T13:00:00'],
  ])('is held at %s with hours %j until %s, and queued then', async (at, quietHours, until) => {
    await choose('webhook', 'wang', quietHours);
    desk.at(at);
    await told();
    expect(await desk.deliveries()).toMatchObject([{ state: 'held', due_at: new Date(`2026-03-${until}+08:00`) }]);
    expect((await desk.call('wang', 'GET', 'notifications')).body.unread).toBe(1);
    expect(await desk.runDue()).toBe(0);
    desk.at(until);
    expect(await desk.runDue()).toBe(1);
    await desk.webhook.arrivals.number(1);
    await desk.delivery(1, 'sent');
  });

  it('is not held when it is urgent, or when its reader has other hours', async () => {
    await choose('webhook', 'wang', null);
    desk.at('02T23:00:00');
    await desk.send({ to: [{ username: 'wang' }], urgent: true });
    await desk.delivery(1, 'sent');
    await choose('webhook', 'wang', { from: '00:00', until: '00:00' });
    await told();
    await desk.delivery(2, 'sent');
  });

  it('goes by every channel that its reader chose', async () => {
    const channels = [
      { channel: 'smtp', address: 'wang@unit.example' },
      { channel: 'webhook', address: 'wang' },
      { channel: 'sms', address: '+86 138 0000 1234' },
    ];
    await desk.call('wang', 'PUT', 'notification-preferences', { language: 'en', channels });
    await told();
    const received = await Promise.all([desk.mail, desk.webhook, desk.sms].map(({ arrivals }) => arrivals.number(1)));
    expect(received).toHaveLength(3);
    for (const count of [1, 2, 3]) await desk.delivery(count, 'sent');
  });

  it('is delivered again, under its id, when the acknowledgement was lost', async () => {
    const { database } = desk.program;
    await database.query(`CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''lost''; END'`);
    await database.query(
      `CREATE TRIGGER lost BEFORE UPDATE ON notification_delivery FOR EACH ROW WHEN (NEW.state = 'sent') EXECUTE FUNCTION forget()`,
    );
    await desk.send({ ...REPLIED, to: [{ phone: PHONE }] });
    await desk.sms.arrivals.number(1);
    const untold = async () => (await database.query(`SELECT FROM pgboss.job WHERE state = 'retry'`)).length === 1;
    await until(untold);
    await database.query(`UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'`);
    await database.query('DROP TRIGGER lost ON notification_delivery');
    const again = await desk.sms.arrivals.number(2);
    expect(again.headers['idempotency-key']).toBe(desk.sms.arrivals.all[0]!.headers['idempotency-key']);
    expect(await desk.delivery(1, 'sent')).toMatchObject({ attempts: 2 });
  }, 60_000);

  it('leaves together with many others, which wait for no pause between them', async () => {
    const citizens = Array.from({ length: 100 }, (_, at) => ({ phone: String(13_800_000_000 + at) }));
    await desk.send({ ...REPLIED, to: citizens });
    await desk.sms.arrivals.number(citizens.length);
    for (const at of citizens.keys()) await desk.delivery(at + 1, 'sent');
    expect(desk.sms.arrivals.all).toHaveLength(citizens.length);
  });

  it('leaves though the queue had lost its connections', async () => {
    const ours = `application_name = 'lianxin-queue' AND datname = current_database()`;
    await desk.program.database.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${ours}`);
    await desk.send({ ...REPLIED, to: [{ phone: PHONE }] });
    await desk.delivery(1, 'sent');
  });

  it('is queued again when its job is gone, as after a restored backup; a job it had before delivers nothing', async () => {
    const { database } = desk.program;
    const outbox = desk.program.get(Outbox);
    desk.at('02T23:00:00');
    await desk.send({ ...REPLIED, to: [{ phone: PHONE }] });
    await database.query(
      `UPDATE notification_delivery SET state = 'queued', due_at = NULL, job_id = gen_random_uuid()`,
    );
    const [{ id, job_id }] = (await desk.deliveries()) as [Record<string, string>];
    expect(await outbox.queueLost()).toBe(1);
    expect(await outbox.begin({ deliveryId: id!, jobId: job_id! })).toBeNull();
    await desk.delivery(1, 'sent');
    expect(await outbox.queueLost()).toBe(0);
  });
});

describe('a process that is being stopped', () => {
  it('still queues what its last requests tell of, for others to deliver', async () => {
    const desk = await Desk.open();
    await desk.runDue();
    await desk.program.get(DeliveryQueue).beforeApplicationShutdown();
    await desk.send({ ...REPLIED, to: [{ phone: PHONE }] });
    expect(await desk.program.database.query('SELECT state::text FROM pgboss.job')).toEqual([{ state: 'created' }]);
    expect(await desk.program.get(Outbox).queueLost()).toBe(0);
    await desk.close();
  });
});

describe('old notices', () => {
  it('are forgotten when their days are over, but not what could not be delivered', async () => {
    const desk = await Desk.open();
    await desk.signIn('wang', 'handler');
    const two = { ...REPLIED, to: [{ username: 'wang' }, { phone: PHONE }] };
    await desk.send(two);
    await desk.runDue();
    await desk.delivery(1, 'sent');
    desk.sms.status = 400;
    await desk.send(two);
    await desk.delivery(2, 'dead');
    const unread = async () => (await desk.call('wang', 'GET', 'notifications')).body.unread;

    const later = (days: number) => desk.program.clock.set(new Date(MONDAY.getTime() + days * 24 * 3_600_000 + 1));
    later(364);
    await desk.runDue();
    expect([await unread(), (await desk.deliveries()).length]).toEqual([2, 2]);
    later(365);
    await desk.runDue();
    await desk.signIn('li', 'handler');
    const { database } = desk.program;
    expect(await database.query('SELECT FROM notification')).toEqual([]);
    expect(await desk.deliveries()).toMatchObject([{ state: 'dead' }]);
    await desk.close();
  });
});

describe('without channels', () => {
  it('notices are in the inbox alone, and nothing is queued, looked for or loaded', async () => {
    const off = { SMTP_URL: '', SMTP_FROM: '', WEBHOOK_URL: '', WEBHOOK_SECRET: '', SMS_URL: '', SMS_KEY: '' };
    const desk = await Desk.open(off);
    await desk.signIn('wang', 'handler');
    await desk.call('wang', 'PUT', 'notification-preferences', {
      language: 'zh',
      channels: [{ channel: 'smtp', address: 'wang@unit.example' }],
    });
    await desk.send({ ...URGED, to: [{ username: 'wang' }, { phone: PHONE }] });
    expect((await desk.call('wang', 'GET', 'notifications')).body.unread).toBe(1);
    expect(await desk.deliveries()).toEqual([]);
    expect(await desk.runDue()).toBe(0);
    expect(await desk.program.database.query(`SELECT to_regnamespace('pgboss') AS schema`)).toEqual([{ schema: null }]);
    await desk.close();
  });
});
