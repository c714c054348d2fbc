import { createTestDatabase, type TestDatabase } from '../../test/support/index.js';
import { CalendarService } from '../calendar/index.js';
import type { CityPreset } from '../policies/index.js';
import { limitsGiven, SlaPolicies, SlaPolicyLoader, type SlaPolicyDraft } from './index.js';

const AT = new Date('2026-03-02T09:00:00+08:00');
const policies = new SlaPolicies(new CalendarService());
const loader = new SlaPolicyLoader();

let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase();
});
afterEach(() => test.close());

const load = (preset: CityPreset) => test.database.transaction((tx) => loader.load(tx, preset));
const publish = (draft: SlaPolicyDraft) => test.database.transaction((tx) => policies.publish(tx, draft, AT));
const withdraw = (code: string) => test.database.transaction((tx) => policies.withdraw(tx, code));
const codes = async () => (await policies.inForce(test.database)).map(({ code }) => code);

const reply: SlaPolicyDraft = {
  ...{ code: 'leshan.general.reply', name: '一般回复', preset: 'leshan', measure: 'reply', clause: '市规' },
  ...{ applies: { urgency: ['general'], nature: ['help'] }, clock: 'working', isCeiling: false },
  ...{ limit: { value: 4, unit: 'working-day' }, warnBefore: { value: 4, unit: 'hour' } },
};

describe('publishing', () => {
  it('makes the next version and puts it in force alone', async () => {
    await load('leshan');
    expect(await publish(reply)).toEqual({ ...reply, version: 2, enabled: true });
    const inForce = (await policies.inForce(test.database)).filter(({ code }) => code === reply.code);
    expect(inForce).toEqual([{ ...reply, version: 2, enabled: true }]);
    const facts = { urgency: 'general', nature: 'help', channel: 'phone' };
    const deadline = await policies.deadlineFor(test.database, 'reply', facts, AT);
    expect(deadline).toMatchObject({ policyVersion: 2, dueAt: new Date('2026-03-06T17:00:00+08:00') });
  });

  it('refuses a local limit looser than the provincial ceiling, and names it', async () => {
    await load('leshan');
    const looser = publish({ ...reply, limit: { value: 8, unit: 'working-day' } });
    await expect(looser).rejects.toMatchObject({
      definition: { code: 'sla-looser-than-ceiling' },
      extra: { ceiling: 'sichuan.reply.help' },
    });
    expect((await policies.inForce(test.database)).find(({ code }) => code === reply.code)?.version).toBe(1);
  });

  it('counts versions right when two publish at once', async () => {
    const both = await Promise.all([publish(reply), publish(reply)]);
    expect(both.map(({ version }) => version).sort()).toEqual([1, 2]);
    expect(await codes()).toEqual([reply.code]);
  });

  it('can be taken back', async () => {
    await publish(reply);
    await withdraw(reply.code);
    expect(await codes()).toEqual([]);
    await expect(withdraw(reply.code)).rejects.toMatchObject({ definition: { code: 'sla-policy-unknown' } });
  });

  it('layers what is in force for the facts of a case', async () => {
    await load('leshan');
    const limit = await policies.limitFor(test.database, 'reply', { urgency: 'general', nature: 'report' });
    expect(limit.local.map(({ code }) => code)).toEqual(['leshan.general.reply']);
    expect(limit.ceilings.map(({ code }) => code)).toEqual(['sichuan.reply.complaint']);
  });
});

describe('loading a preset', () => {
  it('is done once, however often it is asked for', async () => {
    expect(await load('leshan')).toBe(10);
    const loaded = await policies.inForce(test.database);
    expect(await load('leshan')).toBe(0);
    expect(await policies.inForce(test.database)).toEqual(loaded);
  });

  it('keeps what the city changed since', async () => {
    await load('leshan');
    await publish(reply);
    await withdraw('leshan.follow-up');
    await load('leshan');
    const inForce = await policies.inForce(test.database);
    expect(inForce.find(({ code }) => code === reply.code)?.version).toBe(2);
    expect(inForce.some(({ code }) => code === 'leshan.follow-up')).toBe(false);
  });

  it('replaces another city, there and back, and leaves local rules alone', async () => {
    await publish({ ...reply, code: 'own.reply', preset: 'local' });
    await load('leshan');
    await load('ningxiang');
    expect((await codes()).filter((code) => !code.startsWith('ningxiang.'))).toEqual(['own.reply']);
    await load('leshan');
    expect(await codes()).toHaveLength(11);
  });
});

describe("a case's own limits", () => {
  const facts = { urgency: 'general', nature: 'help', channel: 'phone' };
  const days = (value: number, clause = '派单规则') => ({ value, unit: 'working-day', clock: 'working', clause });
  const reply = async (...given: object[]) => {
    const limits = given.flatMap((each) => limitsGiven({ reply: each }));
    const [deadline] = await policies.deadlinesFor(test.database, ['reply'], facts, AT, limits);
    return deadline;
  };

  beforeEach(() => load('leshan'));

  it('go before the local policy, looser or stricter, and name their clause', async () => {
    expect(await reply()).toMatchObject({ policyCode: 'leshan.general.reply', clause: null });
    const day = (date: number) => new Date(`2026-03-0${String(date)}T17:00:00+08:00`);
    expect(await reply(days(2))).toMatchObject({ policyCode: null, dueAt: day(4), clause: '派单规则' });
    expect(await reply(days(5))).toMatchObject({ policyCode: null, dueAt: day(9) });
  });

  it('warn when a quarter of their time is left', async () => {
    const { startedAt, warnAt, dueAt } = (await reply(days(2)))!;
    expect(warnAt!.getTime() - startedAt.getTime()).toBe((dueAt.getTime() - startedAt.getTime()) * 0.75);
  });

  it('never pass a ceiling', async () => {
    const ceiling = await reply(days(30));
    expect(ceiling).toMatchObject({ policyCode: 'sichuan.reply.help', clause: null });
    expect(ceiling!.dueAt).toEqual(ceiling!.ceilingAt);
  });

  it('end with the earliest of several', async () => {
    expect(await reply(days(5, '甲'), days(2, '乙'))).toMatchObject({ clause: '乙' });
  });

  it('count for nothing where they cannot be counted', () => {
    const odd = [
      7,
      null,
      'x',
      [],
      {},
      days(0),
      days(1.5),
      { ...days(1), unit: 'year' },
      { ...days(1), clock: '__proto__' },
    ];
    for (const each of [...odd, { ...days(1), clause: 7 }]) expect(limitsGiven({ reply: each })).toEqual([]);
    for (const all of [null, 7, 'x', undefined]) expect(limitsGiven(all)).toEqual([]);
    expect(limitsGiven({ 'no measure': days(1) })).toEqual([]);
  });
});
