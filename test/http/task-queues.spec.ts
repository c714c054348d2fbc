import { Hotline } from '../support/hotline.js';
import { Journey } from '../journeys/support/journey.js';

let hotline: Hotline;
beforeAll(async () => void (hotline = await Hotline.open()), 60_000);
afterAll(() => hotline.close());

type Counts = Record<string, number>;

async function counts(as: string): Promise<Counts> {
  const { body } = await hotline.call('GET', '/api/v1/tasks/queues', { as });
  return Object.fromEntries(
    (body.items as { queue: string; count: number }[]).map(({ queue, count }) => [queue, count]),
  );
}

async function list(as: string, query: string): Promise<Record<string, any>[]> {
  const { status, body } = await hotline.call('GET', `/api/v1/tasks?${query}`, { as });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.items as Record<string, any>[];
}

async function dispatched(title: string, leadUnit = 'LS-DCG'): Promise<Journey> {
  const journey = new Journey(hotline, await hotline.register({ title, content: title }));
  await journey.centre('paidan', 'dispatch', { leadUnit, coUnits: [], overruleReason: '测试' });
  return journey;
}

const NONE: Counts = {
  ...{ 'to-sign': 0, 'in-hand': 0, 'due-soon': 0, overdue: 0, returns: 0, 'to-follow-up': 0, rework: 0 },
};

describe('the queues of an inbox', () => {
  it('are counted by what needs the person now, and hold just these tasks', async () => {
    expect(await counts('ls-dcg')).toEqual(NONE);
    await dispatched('甲');
    const taken = await dispatched('乙');
    await taken.unit('LS-DCG', 'sign', { outcome: 'signed' });
    await hotline.call('POST', `/api/v1/tasks/${await taken.taskOf('LS-DCG', 'contact')}/claim`, { as: 'ls-dcg' });
    const returned = await dispatched('丙');
    const back = { outcome: 'return', returnGrounds: 'not-our-duty', returnReason: '不属本单位' };
    await returned.unit('LS-DCG', 'sign', back);
    await dispatched('丁', 'LS-DGA');

    expect(await counts('ls-dcg')).toEqual({ ...NONE, 'to-sign': 1, 'in-hand': 1 });
    expect(await counts('paidan')).toEqual({ ...NONE, returns: 1 });
    expect(await counts('ls-dga')).toEqual({ ...NONE, 'to-sign': 1 });
    expect(await counts('duban')).toEqual({ ...NONE, 'to-sign': 2, 'in-hand': 1, returns: 1 });
    expect((await list('ls-dcg', 'queue=in-hand')).map(({ type }) => type)).toEqual(['contact']);
    expect((await list('ls-dcg', 'queue=to-sign&assignee=me')).length).toBe(0);
    expect((await list('ls-dcg', 'queue=in-hand&assignee=me')).length).toBe(1);
    expect((await list('duban', `queue=to-sign&caseId=${taken.caseId}`)).length).toBe(0);
  });

  it('tell what is due soon from its yellow card, and what is late from its limit', async () => {
    const journey = await dispatched('戊', 'LS-DHB');
    await journey.unit('LS-DHB', 'sign', { outcome: 'signed' });
    const [task] = await list('ls-dhb', 'queue=in-hand');
    const { warnAt, dueAt, createdAt } = task as { warnAt: string; dueAt: string; createdAt: string };
    expect(Date.parse(createdAt)).toBeLessThan(Date.parse(warnAt));
    expect(await counts('ls-dhb')).toEqual({ ...NONE, 'in-hand': 1 });
    await until(warnAt);
    expect(await counts('ls-dhb')).toEqual({ ...NONE, 'in-hand': 1, 'due-soon': 1 });
    expect((await list('ls-dhb', 'queue=due-soon')).map(({ id }) => id)).toEqual([task?.id]);
    await until(dueAt);
    expect(await counts('ls-dhb')).toEqual({ ...NONE, 'in-hand': 1, overdue: 1 });
    expect((await list('ls-dhb', 'queue=overdue')).map(({ id }) => id)).toEqual([task?.id]);
  });

  it('follow a limit that is extended', async () => {
    const journey = await dispatched('己', 'LS-DSC');
    await journey.unit('LS-DSC', 'sign', { outcome: 'signed' });
    await journey.unit('LS-DSC', 'contact', { contacted: true });
    const [task] = await list('ls-dsc', 'queue=in-hand');
    await until(task?.warnAt as string);
    expect(await counts('ls-dsc')).toEqual({ ...NONE, 'in-hand': 1, 'due-soon': 1 });
    const body = { days: 2, reason: '需采购材料' };
    await hotline.call('POST', `/api/v1/tasks/${task?.id}/extensions`, { as: 'ls-dsc', body });
    await journey.head('LS-DSC', 'review-extension', { extensionBacked: true });
    await journey.centre('paidan', 'approve-extension', { extensionApproved: true });
    expect(await counts('ls-dsc')).toEqual({ ...NONE, 'in-hand': 1 });
  });

  it('page like the whole inbox, each task once', async () => {
    for (const title of ['庚', '辛', '壬', '癸', '子']) await dispatched(title, 'LS-DWL');
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const path: string = `/api/v1/tasks?queue=to-sign&limit=2${cursor && `&cursor=${cursor}`}`;
      const { body } = await hotline.call('GET', path, { as: 'ls-dwl' });
      seen.push(...(body.items as { id: string }[]).map(({ id }) => id));
      cursor = body.nextCursor as string | null;
    }
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
  });

  it('hold open tasks alone', async () => {
    expect(await hotline.call('GET', '/api/v1/tasks?queue=overdue&state=completed')).toMatchObject({
      ...{ status: 422, body: { code: 'task-queue-open-only' } },
    });
    expect((await hotline.call('GET', '/api/v1/tasks?queue=everything')).status).toBe(400);
  });
});

/** The clock stands just past an instant. */
async function until(instant: string): Promise<void> {
  const { body } = await hotline.advance('PT1S');
  const seconds = Math.ceil((Date.parse(instant) - Date.parse(body.now as string)) / 1000);
  if (seconds > 0) await hotline.advance(`PT${seconds}S`);
}
