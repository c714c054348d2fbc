import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUp, restore } from '../../modules/database/index.js';
import { createEmptyDatabase, runSql } from '../support/index.js';
import { startProgramProcess } from '../support/server-process.js';
import { until } from '../faults/support/nodes.js';
import { Desk } from './support/desk.js';

const OVERWRITE = { overwrite: true, verify: () => Promise.resolve() };

describe('a restored backup', () => {
  it('sends what had not been sent when it was taken, also over a database that has queues of its own', async () => {
    const desk = await Desk.open();
    const folder = mkdtempSync(join(tmpdir(), 'lianxin-notices-'));
    const file = join(folder, 'city.backup');
    const { environment } = desk;
    const send = (number: string) => {
      const data = { number, unit: '市城管局', reply: '已修复' };
      return desk.send({ template: 'case-replied', data, to: [{ phone: '13800001234' }] });
    };
    desk.at('02T23:00:00');
    await send('held');
    desk.at('02T09:00:00');
    await send('queued');
    await backUp(environment.DATABASE_URL!, file);
    await send('later');

    const other = await createEmptyDatabase();
    for (const url of [environment.DATABASE_URL!, other.url]) {
      desk.sms.arrivals.all.length = 0;
      await restore(url, file, OVERWRITE);
      const worker = await startProgramProcess('worker', { ...environment, DATABASE_URL: url });
      const unsent = `SELECT FROM notification_delivery WHERE state <> 'sent'`;
      await until(async () => (await runSql(url, unsent)).length === 0);
      expect(await worker.kill('SIGTERM')).toBe(0);
      expect(desk.sms.arrivals.all.map(({ body }) => /held|queued|later/.exec(body)![0]).sort()).toEqual([
        'held',
        'queued',
      ]);
    }
    await other.drop();
    await desk.close();
    rmSync(folder, { recursive: true });
  }, 90_000);
});
