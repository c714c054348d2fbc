import { Logger } from '@nestjs/common';
import { Client } from 'pg';
import { DueWorkRegistry } from '../../modules/kernel/index.js';
import { diagram, flows } from './support/diagrams.js';
import { EngineBench } from './support/engine.js';

const TIMER = diagram(
  `<startEvent id="s"/><intermediateCatchEvent id="wait"><timerEventDefinition><timeDuration>PT10M</timeDuration></timerEventDefinition></intermediateCatchEvent><userTask id="t"/><endEvent id="e"/>${flows('s>wait', 'wait>t', 't>e')}`,
);

describe('timers', () => {
  let bench: EngineBench;
  beforeAll(async () => {
    bench = await EngineBench.open();
    await bench.publish(TIMER);
  });
  afterAll(() => bench.close());
  const wait = (seconds: number) => bench.clock.set(new Date(bench.clock.now().getTime() + seconds * 1000));

  it('do not wait for families that somebody holds, however many fell due before', async () => {
    const held = await Promise.all(Array.from({ length: 60 }, () => bench.start('p')));
    wait(1);
    const free = await bench.start('p');
    wait(601);
    const holder = new Client({ connectionString: bench.url });
    await holder.connect();
    await holder.query('BEGIN');
    const ids = held.map(({ instance }) => instance.id);
    await holder.query('SELECT 1 FROM process_instance WHERE id = ANY($1) FOR UPDATE', [ids]);

    expect(await bench.runDue()).toBe(1);
    expect(await bench.waiting(free.instance.id)).toEqual(['t']);

    await holder.end();
    let fired = 0;
    while (fired < 60) fired += await bench.runDue();
    expect(fired).toBe(60);
  });

  describe('one whose turn fails for a reason nobody foresaw', () => {
    let broken = true;
    let tries = 0;
    let id: string;
    beforeAll(async () => {
      Logger.overrideLogger(false);
      id = (await bench.start('p')).instance.id;
      bench.extensions.addListener({
        onStep: async ({ instance, step }) => {
          if (instance.id !== id || step.closed.length === 0) return;
          tries++;
          if (broken) throw new TypeError('nobody foresaw this');
        },
      });
    });
    afterAll(() => Logger.overrideLogger(['error', 'warn']));

    it('is tried again after pauses that double, while the others fire', async () => {
      const other = await bench.start('p');
      wait(601);
      expect(await bench.runDue()).toBe(1);
      expect(await bench.waiting(other.instance.id)).toEqual(['t']);
      for (const pause of [1, 2]) {
        const before = tries;
        expect(await bench.runDue()).toBe(0);
        expect(tries).toBe(before);
        const next = await bench.due.nextDueAt();
        expect(next?.getTime()).toBe(bench.clock.now().getTime() + pause * 1000);
        wait(pause);
        await bench.runDue();
        expect(tries).toBeGreaterThan(before);
      }
    });

    it('then becomes an incident and rests until somebody retries', async () => {
      wait(4);
      await bench.runDue();
      const { incidents, activeElements } = await bench.view(id);
      expect(incidents).toMatchObject([{ elementId: 'wait', message: expect.stringContaining('nobody foresaw this') }]);
      expect(activeElements).toMatchObject([{ elementId: 'wait' }]);
      const before = tries;
      wait(3600);
      expect([await bench.runDue(), tries]).toEqual([0, before]);

      broken = false;
      await bench.retry(incidents[0]!.id);
      expect(await bench.waiting(id)).toEqual(['t']);
    });
  });
});

describe('due work of several kinds', () => {
  it('is done although one kind fails, and the failure is told', async () => {
    const registry = new DueWorkRegistry();
    const left = [1, 1, 0];
    const nextDueAt = () => Promise.resolve(null);
    registry.add({ name: 'broken', nextDueAt, runDue: () => Promise.reject(new Error('broken kind')) });
    registry.add({ name: 'whole', nextDueAt, runDue: () => Promise.resolve(left.shift() ?? 0) });

    await expect(registry.runDue(new Date(0))).rejects.toThrow('broken kind');
    expect(left).toEqual([]);
  });
});
