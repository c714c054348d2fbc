import { PgBoss } from 'pg-boss';
import { startProgramProcess } from '../support/server-process.js';
import { Desk } from './support/desk.js';

describe('a worker that is killed', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  }, 60_000);
  afterAll(() => desk.close());

  /** What happens by itself when the longest time that a worker may take is over. */
  async function patienceIsOver(): Promise<void> {
    await desk.program.database.query(
      `UPDATE pgboss.job SET started_on = started_on - interval '1 hour', retry_delay = 0`,
    );
    const boss = await new PgBoss({ connectionString: desk.environment.DATABASE_URL!, schedule: false }).start();
    await boss.supervise();
    await boss.stop();
  }

  it('after the gateway took a message, but before it said so, leaves the message to another, under the same id', async () => {
    desk.sms.status = 0;
    const data = { number: 'LS1', unit: '市城管局', reply: '已修复' };
    await desk.send({ template: 'case-replied', data, to: [{ phone: '13800001234' }] });
    const first = await startProgramProcess('worker', desk.environment);
    const taken = await desk.sms.arrivals.number(1);
    await first.kill('SIGKILL');
    await patienceIsOver();
    expect(await desk.deliveries()).toMatchObject([{ state: 'queued', attempts: 1 }]);

    desk.sms.status = 204;
    const second = await startProgramProcess('worker', desk.environment);
    const again = await desk.sms.arrivals.number(2);
    expect([again.body, again.headers['idempotency-key']]).toEqual([taken.body, taken.headers['idempotency-key']]);
    expect(await desk.delivery(1, 'sent')).toMatchObject({ attempts: 2 });
    expect(await second.kill('SIGTERM')).toBe(0);
  }, 60_000);
});
