import { Hotline } from '../support/hotline.js';
import { Journey } from './support/journey.js';

let hotline: Hotline;
beforeAll(async () => void (hotline = await Hotline.open()), 60_000);
afterAll(() => hotline.close());

type Item = Record<string, any>;

const inbox = async (as: string, type: string) =>
  (await hotline.call<{ items: Item[] }>('GET', `/api/v1/tasks?type=${type}`, { as })).body.items;
const now = async () => {
  const { body } = await hotline.advance('PT1S');
  return new Date((body.now ?? body.at) as string);
};
const localDay = (at: Date) => new Date(at.getTime() + 8 * 3_600_000);
const complete = (id: string, as: string, variables: object) =>
  hotline.call('POST', `/api/v1/tasks/${id}/completion`, { as, body: { variables } });

/** Days go by until somebody has a task of a type. */
async function until(as: string, type: string): Promise<Item> {
  for (let days = 0; days < 40; days++) {
    const [task] = await inbox(as, type);
    if (task) return task;
    await hotline.advance('P1D');
  }
  throw new Error(`nobody has ${type}`);
}

describe('the leaders answer the phone once a week (domain §4)', () => {
  it('every call becomes a supervised case that is followed up', async () => {
    const task = await until('lingdao', 'receive-calls');
    expect(localDay(new Date(task.createdAt as string)).getUTCHours()).toBe(9);
    const call = { nature: 'complaint', title: '噪音', content: '夜间施工', instruction: '三日内解决' };
    const { status } = await complete(task.id as string, 'lingdao', {
      receptionItems: [{ ...call, citizenName: '演示', citizenPhone: '00000000001' }, call],
    });
    expect(status).toBe(200);
    const follow = await inbox('duban', 'follow-reception-item');
    expect(follow).toHaveLength(2);
    const journey = new Journey(hotline, follow[0]?.caseId as string);
    expect((await journey.get('')).body).toMatchObject({ channel: 'leader-reception' });
    expect(await journey.times('supervision.opened')).toBe(1);
    for (const { id } of follow)
      await complete(id as string, 'duban', { receptionSolved: true, receptionFinding: '已解决' });
    expect(await journey.times('reception.followed')).toBe(1);
  });
});

describe('the dispatch meeting of the days with a 6 (domain §3)', () => {
  it('builds its own agenda, turns items into tasks, and looks at them again next time', async () => {
    const overdue = new Journey(hotline, await hotline.register());
    await overdue.centre('paidan', 'dispatch', { leadUnit: 'LS-DCG' });
    for (let week = 0; week < 2; week++) await hotline.advance('P7D');
    const first = await untilListed(overdue.caseId);
    expect([6, 16, 26]).toContain(localDay(new Date(first.createdAt as string)).getUTCDate());
    const dueAt = new Date((await now()).getTime() + 3 * 86_400_000).toISOString();
    const item = { caseId: overdue.caseId, leadUnit: 'LS-DCG', coUnits: [], task: '三日办结', dueAt };
    const { status, body } = await complete(first.id as string, 'duban', { minutes: '纪要', items: [item] });
    expect([status, body.incident]).toEqual([200, null]);
    expect(await overdue.open()).toEqual(['carry-out-item', 'sign']);
    await overdue.unit('LS-DCG', 'carry-out-item', { result: '已办' });
    const held = await now();
    const second = await untilListed(overdue.caseId, held);
    expect((await agendaOf(second)).find(({ caseId }) => caseId === overdue.caseId)?.reasons).toContain('left-over');
    await complete(second.id as string, 'duban', { minutes: '纪要', settled: [overdue.caseId] });
    expect(await overdue.times('meeting.settled')).toBe(1);
  });

  it('refuses a case that is not on the agenda, and a limit that is over', async () => {
    const task = await until('duban', 'hold-meeting');
    const stranger = await hotline.register();
    const item = { caseId: stranger, leadUnit: 'LS-DCG', task: '办', dueAt: '2099-01-01T00:00:00Z' };
    expect((await complete(task.id as string, 'duban', { minutes: '纪要', items: [item] })).status).toBe(422);
    const late = { ...item, dueAt: '2020-01-01T00:00:00Z' };
    expect((await complete(task.id as string, 'duban', { minutes: '纪要', items: [late] })).status).toBe(422);
  });
});

async function agendaOf(task: Item): Promise<Item[]> {
  const { body } = await hotline.call<{ items: Item[] }>('GET', '/api/v1/meetings', { as: 'duban' });
  const at = Date.parse(task.createdAt as string);
  const meeting = body.items.find(({ plannedAt }) => Math.abs(Date.parse(plannedAt as string) - at) < 1000);
  return (await hotline.call<{ items: Item[] }>('GET', `/api/v1/meetings/${meeting?.id}`, { as: 'duban' })).body.items;
}

/** Days go by until a meeting called after `since` has the case on its agenda; all others are held and over. */
async function untilListed(caseId: string, since = new Date(0)): Promise<Item> {
  for (let days = 0; days < 30; days++) {
    for (const task of await inbox('duban', 'hold-meeting')) {
      const isNew = new Date(task.createdAt as string) > since;
      if (isNew && (await agendaOf(task)).some((item) => item.caseId === caseId)) return task;
      await complete(task.id as string, 'duban', { minutes: '无' });
    }
    await hotline.advance('P1D');
  }
  throw new Error('no meeting has the case');
}
