import { Hotline } from '../support/hotline.js';
import { Journey } from './support/journey.js';

let hotline: Hotline;
beforeAll(async () => void (hotline = await Hotline.open()), 60_000);
afterAll(() => hotline.close());

interface Alarm {
  id: string;
  caseId: string;
  kind: string;
  unitCode: string;
  called: { username: string; post: string }[];
  acknowledgedBy: string | null;
}

const seenBy = async (as: string, state = 'open') =>
  (await hotline.call<{ items: Alarm[] }>('GET', `/api/v1/alarms?state=${state}&limit=200`, { as })).body.items;

/** An urgent case whose unit has let its 20 minutes pass; answers its red alarm as the unit sees it. */
async function overdue(facts: object = {}): Promise<{ journey: Journey; alarm: Alarm }> {
  const journey = new Journey(hotline, await hotline.register({ urgency: 'urgent', ...facts }));
  await journey.centre('paidan', 'dispatch-urgent', { leadUnit: 'LS-DCG' });
  await hotline.advance('PT21M');
  const alarm = (await seenBy('ls-dcg')).find(({ caseId, kind }) => caseId === journey.caseId && kind === 'red');
  if (!alarm) throw new Error('no red alarm');
  return { journey, alarm };
}

describe('an alarm', () => {
  it('is seen by its unit, by those it called and by supervisors, not by another unit', async () => {
    const { alarm } = await overdue();
    const ids = async (as: string) => (await seenBy(as)).map(({ id }) => id);
    expect(alarm.called).toEqual([expect.objectContaining({ username: 'ls-dcg-head', post: 'duty-officer' })]);
    expect(await ids('ls-dcg')).toContain(alarm.id);
    expect(await ids('ls-dcg-head')).toContain(alarm.id);
    expect(await ids('ls-sz')).not.toContain(alarm.id);
  });

  it('of a confidential case is seen by its unit and by those it called alone', async () => {
    const { alarm } = await overdue({ confidential: true });
    const ids = async (as: string) => (await seenBy(as)).map(({ id }) => id);
    expect(await ids('ls-dcg-head')).toContain(alarm.id);
    expect(await ids('duban')).not.toContain(alarm.id);
    expect(await ids('paidan')).not.toContain(alarm.id);
  });

  it('that somebody answered calls nobody further', async () => {
    const { journey, alarm } = await overdue();
    const path = `/api/v1/alarms/${alarm.id}/acknowledgement`;
    expect((await hotline.call('POST', path, { as: 'ls-sz' })).status).toBe(404);
    expect((await hotline.call('POST', path, { as: 'ls-dcg-head' })).body).toMatchObject({
      acknowledgedBy: 'ls-dcg-head',
    });
    await hotline.advance('PT1H');
    expect((await journey.said('alarm.called')).filter(({ alarmId }) => alarmId === alarm.id)).toHaveLength(1);
    expect((await seenBy('ls-dcg', 'acknowledged')).map(({ id }) => id)).toContain(alarm.id);
  });

  it('is told to whoever it calls, in their inbox', async () => {
    await overdue();
    const { body } = await hotline.call<{ items: Notice[] }>('GET', '/api/v1/notifications', { as: 'ls-dcg-head' });
    expect(body.items.map(({ template }) => template)).toContain('alarm-raised');
  });

  it('calls who is on the roster', async () => {
    const { body } = await hotline.call<{ items: { id: string }[] }>('GET', '/api/v1/accounts?q=ls-dcg');
    const { body: now } = await hotline.advance('PT1S');
    const from = Date.parse(now.now as string);
    const clerk = body.items[0]?.id;
    const shift = { accountId: clerk, startsAt: new Date(from), endsAt: new Date(from + 3_600_000) };
    await hotline.call('POST', '/api/v1/units/LS-DCG/duty-shifts', { as: 'ls-dcg-head', body: shift });
    const { alarm } = await overdue();
    expect(alarm.called.map(({ username }) => username)).toEqual(['ls-dcg']);
  });
});

interface Notice {
  template: string;
}

describe('what administrators should mend', () => {
  it('is one entry however often it is met, settled once, and no business of others', async () => {
    const list = (as: string) => hotline.call<{ items: Entry[] }>('GET', '/api/v1/administrator-entries', { as });
    expect((await list('duban')).status).toBe(403);
    const entry = (await list('admin')).body.items.find(({ kind }) => kind === 'empty-roster');
    expect(entry?.times).toBeGreaterThan(1);
    const settle = (id: string) => hotline.call('POST', `/api/v1/administrator-entries/${id}/settlement`);
    expect((await settle(entry?.id ?? '')).status).toBe(200);
    expect((await settle('01900000-0000-7000-8000-000000000000')).body.code).toBe('administrator-entry-unknown');
    expect((await list('admin')).body.items.map(({ id }) => id)).not.toContain(entry?.id);
  });
});

interface Entry {
  id: string;
  kind: string;
  times: number;
}
