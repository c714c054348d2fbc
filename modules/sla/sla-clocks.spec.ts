import { createTestDatabase, type TestDatabase } from '../../test/support/index.js';
import { CalendarService } from '../calendar/index.js';
import type { Transaction } from '../database/index.js';
import { newId } from '../kernel/index.js';
import { SlaClocks, SlaPolicies, SlaPolicyLoader, type SlaAlarm, type StartClock } from './index.js';

/** An instant by the clock on the wall in China. */
const at = (wall: string): Date => new Date(`${wall.replace(' ', 'T')}+08:00`);
const urgent = { urgency: 'urgent', nature: 'help', channel: 'phone' };
const general = { ...urgent, urgency: 'general' };
const DISPATCH = at('2026-03-06 23:50:00');
const [WARN, DUE] = [at('2026-03-07 00:00:00'), at('2026-03-07 00:10:00')];

let test: TestDatabase;
let clocks: SlaClocks;
let caseId: string;

beforeAll(async () => {
  test = await createTestDatabase();
  clocks = new SlaClocks(test.database, new SlaPolicies(new CalendarService()));
  await test.database.transaction((tx) => new SlaPolicyLoader().load(tx, 'leshan'));
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.database.query('DELETE FROM sla_clock');
  caseId = newId();
});

const within = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => test.database.transaction(work);
const start = (change: Partial<StartClock> = {}) =>
  within((tx) =>
    clocks.start(tx, { caseId, measure: 'respond', at: DISPATCH, facts: urgent, holderUnit: 'LS-DCG', ...change }),
  );
const stop = (when: Date, measure = 'respond') => within((tx) => clocks.stop(tx, caseId, measure, when));
const claim = (now: Date, limit = 100) => within((tx) => clocks.claimDue(tx, now, limit));
const extend = (due: Date, when: Date, measure = 'reply') =>
  within((tx) => clocks.extend(tx, caseId, measure, due, when));
const told = (alarms: SlaAlarm[]) => alarms.map(({ event, at: instant }) => [event, instant]);

describe('starting', () => {
  it('runs from dispatch to the deadline of its policy, with the warning next', async () => {
    const clock = await start();
    expect(clock).toMatchObject({
      ...{ caseId, measure: 'respond', policyCode: 'leshan.urgent.respond', policyVersion: 1, state: 'running' },
      ...{ startedAt: DISPATCH, warnAt: WARN, dueAt: DUE, nextAt: WARN, stoppedAt: null, holderUnit: 'LS-DCG' },
    });
    expect(await clocks.open(caseId)).toEqual([clock]);
  });

  it('restarts nothing: a second start answers the running clock', async () => {
    const first = await start();
    expect(await start({ at: at('2026-03-07 00:00:00') })).toEqual(first);
  });

  it('gives up the old clock when told to restart', async () => {
    const first = await start();
    const second = await start({ at: at('2026-03-07 00:00:00'), restart: true });
    expect(second).toMatchObject({ dueAt: at('2026-03-07 00:20:00') });
    expect(second?.id).not.toBe(first?.id);
    expect(await clocks.open(caseId)).toEqual([second]);
  });

  it('starts nothing where nothing limits the measure', async () => {
    expect(await start({ measure: 'contact' })).toBeNull();
  });

  it('starts once when two start at the same time', async () => {
    const both = await Promise.all([start(), start(), start()]);
    expect(new Set(both.map((clock) => clock?.id)).size).toBe(1);
  });
});

describe('stopping', () => {
  it('before the deadline meets the limit, and nothing is raised any more', async () => {
    await start();
    expect(await stop(new Date(DUE.getTime() - 1))).toMatchObject({ state: 'met', nextAt: null });
    expect(await claim(at('2026-03-08 00:00:00'))).toEqual([]);
    expect(await clocks.open(caseId)).toEqual([]);
  });

  it('at the deadline or later is late; the cards not yet raised are still raised', async () => {
    await start();
    expect(await stop(DUE)).toMatchObject({ state: 'breached', stoppedAt: DUE });
    expect(told(await claim(DUE))).toEqual([
      ['warning', WARN],
      ['breach', DUE],
    ]);
    expect(await claim(at('2026-03-08 00:00:00'))).toEqual([]);
  });

  it('after the red card stays breached', async () => {
    await start();
    await claim(DUE);
    expect((await clocks.open(caseId)).map(({ state }) => state)).toEqual(['breached']);
    expect(await stop(at('2026-03-07 01:00:00'))).toMatchObject({ state: 'breached', breachedAt: DUE, nextAt: null });
    expect(await stop(at('2026-03-07 02:00:00'))).toBeNull();
  });

  it('of all clocks cancels those in time, and keeps the late ones late', async () => {
    await start();
    await start({ measure: 'reply' });
    const closed = await within((tx) => clocks.cancelAll(tx, caseId, at('2026-03-07 08:00:00')));
    expect(Object.fromEntries(closed.map(({ measure, state }) => [measure, state]))).toEqual({
      respond: 'breached',
      reply: 'cancelled',
    });
    expect(await clocks.open(caseId)).toEqual([]);
  });
});

describe('yellow and red cards', () => {
  it('come at their second, the warning first, each once', async () => {
    await start();
    expect(await clocks.nextDueAt()).toEqual(WARN);
    expect(await claim(new Date(WARN.getTime() - 1))).toEqual([]);
    expect(told(await claim(WARN))).toEqual([['warning', WARN]]);
    expect(await clocks.nextDueAt()).toEqual(DUE);
    expect(await claim(new Date(DUE.getTime() - 1))).toEqual([]);
    expect(told(await claim(DUE))).toEqual([['breach', DUE]]);
    expect(await clocks.nextDueAt()).toBeNull();
  });

  it('both come, in order, when nobody looked for a while', async () => {
    await start();
    const later = at('2026-03-09 00:00:00');
    const alarms = await claim(later);
    expect(told(alarms)).toEqual([
      ['warning', WARN],
      ['breach', DUE],
    ]);
    expect(alarms[1]?.clock).toMatchObject({
      caseId,
      state: 'breached',
      warnedAt: later,
      breachedAt: later,
      nextAt: null,
    });
  });

  it('of many clocks come in the order they fell due, as many clocks as asked for', async () => {
    for (const minute of [3, 1, 2])
      await start({ caseId: newId(), at: new Date(DISPATCH.getTime() + minute * 60_000) });
    const first = await claim(at('2026-03-07 12:00:00'), 2);
    const second = await claim(at('2026-03-07 12:00:00'), 2);
    const instants = first.map(({ at: instant }) => instant.getTime());
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
    expect([first.length, second.length]).toEqual([4, 2]);
  });

  it('go to one of several workers', async () => {
    for (let n = 0; n < 30; n++) await start({ caseId: newId() });
    const claims = await Promise.all(Array.from({ length: 6 }, () => claim(WARN, 10)));
    const ids = claims.flat().map(({ clock }) => clock.id);
    const left = (await claim(WARN)).map(({ clock }) => clock.id);
    expect(new Set([...ids, ...left]).size).toBe(30);
    expect(ids.length + left.length).toBe(30);
  });

  it('are raised again when the worker that claimed them fails', async () => {
    await start();
    const failed = within(async (tx) => {
      await clocks.claimDue(tx, DUE, 10);
      throw new Error('lost');
    });
    await expect(failed).rejects.toThrow('lost');
    expect(await claim(DUE)).toHaveLength(2);
  });

  it('go to the unit that holds the case now', async () => {
    await start();
    await within((tx) => clocks.assign(tx, caseId, 'LS-SZ'));
    expect((await claim(WARN))[0]?.clock.holderUnit).toBe('LS-SZ');
  });
});

describe('extending', () => {
  // help, general: 5 working days, to Monday 9 March 17:00; the province allows 7, to Wednesday 11 March 17:00
  const [MONDAY, WEDNESDAY] = [at('2026-03-09 17:00:00'), at('2026-03-11 17:00:00')];
  const now = at('2026-03-09 10:00:00');
  beforeEach(() => start({ measure: 'reply', facts: general, at: at('2026-03-02 09:00:00') }));

  it('moves deadline and warning, up to the ceiling', async () => {
    await claim(now); // warned once already
    const clock = await extend(WEDNESDAY, now);
    expect(clock).toMatchObject({ dueAt: WEDNESDAY, warnAt: at('2026-03-11 09:00:00'), warnedAt: null });
    expect(clock.nextAt).toEqual(clock.warnAt);
    expect(await claim(MONDAY)).toEqual([]);
    expect(told(await claim(WEDNESDAY))).toHaveLength(2);
  });

  it.each([
    ['past the ceiling', new Date(WEDNESDAY.getTime() + 1), now, 'sla-extension-beyond-ceiling'],
    ['to no later than it was', MONDAY, now, 'sla-extension-not-later'],
    ['once the deadline has passed', WEDNESDAY, MONDAY, 'sla-clock-not-running'],
  ])('is refused %s', async (_case, due, when, code) => {
    await expect(extend(due, when)).rejects.toMatchObject({ definition: { code } });
    expect((await clocks.open(caseId))[0]?.dueAt).toEqual(MONDAY);
  });

  it('is refused where nothing runs', async () => {
    await expect(extend(WEDNESDAY, now, 'contact')).rejects.toMatchObject({
      definition: { code: 'sla-clock-not-running' },
    });
  });
});
