import { ConsoleLogger } from '@nestjs/common';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import { DatabaseModule } from '../../modules/database/index.js';
import { FixedClock, KernelModule, readConfig, SYSTEM } from '../../modules/kernel/index.js';
import { Notifications, NotificationsModule } from '../../modules/notifications/index.js';
import { until } from '../faults/support/nodes.js';
import { Hotline } from '../support/hotline.js';
import { HttpReceiver } from './support/receivers.js';

const quietly = (builder: TestingModuleBuilder) => builder.setLogger(new ConsoleLogger({ logLevels: ['fatal'] }));

describe('a server on a simulated clock', () => {
  it.each(['true', 'false'])(
    'sends what was held when its clock passes the quiet hours (worker: %s)',
    async (WORKER) => {
      const sms = await HttpReceiver.open();
      const env = { DATA_KEY: '5a'.repeat(32), SMS_URL: sms.url, SMS_KEY: 'k' };
      const hotline = await Hotline.open({ ...env, WORKER });
      const { body } = await hotline.advance('PT0S');
      const now = new Date(String(body.now));
      const untilNight = (14 - now.getUTCHours() + 24) % 24 || 24; // 22:00 in Beijing is 14:00 UTC
      await hotline.advance(`PT${untilNight}H`);
      const night = new Date(String((await hotline.advance('PT1H')).body.now));

      const kernel = KernelModule.forRoot(readConfig(env), new FixedClock(night));
      const imports = [kernel, DatabaseModule.forRoot(hotline.db.url), NotificationsModule];
      const elsewhere = await (await quietly(Test.createTestingModule({ imports })).compile()).init();
      const data = { number: 'LS1', unit: '市城管局', reply: '已修复' };
      await hotline.db.database.transaction((tx) =>
        elsewhere
          .get(Notifications)
          .send(tx, { actor: SYSTEM, at: night }, { template: 'case-replied', data, to: [{ phone: '13800001234' }] }),
      );
      const state = async () => (await hotline.call('GET', '/api/v1/notification-deliveries')).body.items[0].state;
      expect(await state()).toBe('held');
      await hotline.advance('PT5H');
      expect([await state(), sms.arrivals.all]).toEqual(['held', []]);
      await hotline.advance('P20D');
      await sms.arrivals.number(1);
      await until(async () => (await state()) === 'sent');
      expect(sms.arrivals.all).toHaveLength(1);
      await elsewhere.close();
      await hotline.close();
      sms.close();
    },
    60_000,
  );
});
