import { Hotline } from '../support/hotline.js';
import { Journey } from '../journeys/support/journey.js';

let hotline: Hotline;
let returned: Journey;
let late: Journey;
beforeAll(async () => {
  hotline = await Hotline.open();
  returned = await dispatched('井盖缺失');
  await returned.unit('LS-DCG', 'sign', {
    ...{ outcome: 'return', returnGrounds: 'not-our-duty', returnReason: '不属本单位' },
  });
  await returned.centre('paidan', 'review-return', { returnApproved: true });
  late = await dispatched('路灯不亮');
  await late.post('/supervisions', { measure: 'order', reason: '久拖未决' });
}, 60_000);
afterAll(() => hotline.close());

async function dispatched(title: string): Promise<Journey> {
  const journey = new Journey(hotline, await hotline.register({ title }));
  await journey.centre('paidan', 'dispatch', { leadUnit: 'LS-DCG' });
  return journey;
}

const read = async (path: string, as = 'duban') => (await hotline.call<any>('GET', `/api/v1/${path}`, { as })).body;
const titles = async (by: string): Promise<string[]> =>
  (await read(`pressed-cases?by=${by}`)).items.map(({ title }: { title: string }) => title);

describe('the desk of the supervisors', () => {
  it('lists open supervisions with their cases; cleared ones apart', async () => {
    const { items } = await read('supervisions');
    expect(items).toMatchObject([{ measure: 'order', reason: '久拖未决', caseTitle: '路灯不亮', unitCode: 'LS-DCG' }]);
    expect((await read('supervisions?state=cleared')).items).toEqual([]);
  });

  it('lists cases that units returned, and no others', async () => {
    expect(await titles('returns')).toEqual(['井盖缺失']);
    expect(await titles('reworks')).toEqual([]);
  });

  it('lists cases whose limit is used up, with that limit', async () => {
    expect(await titles('overdue')).toEqual([]);
    await hotline.advance('P9D');
    const { items } = await read('pressed-cases?by=overdue');
    const found = items.find(({ title }: { title: string }) => title === '路灯不亮');
    expect(found).toMatchObject({ measure: 'contact', supervisions: 1 });
  });

  it('counts what it lists', async () => {
    const { overdue, returns, supervisions } = await read('supervision-counts');
    expect(overdue).toBe((await titles('overdue')).length);
    expect([returns, supervisions]).toEqual([1, 1]);
  });

  it('pages through all of them once', async () => {
    const first = await read('pressed-cases?by=overdue&limit=1');
    const second = await read(`pressed-cases?by=overdue&limit=1&cursor=${first.nextCursor}`);
    expect(new Set([first.items[0].id, second.items[0].id]).size).toBe(2);
  });

  it('hides confidential cases from those who do not act on them', async () => {
    const journey = new Journey(hotline, await hotline.register({ title: '举报线索', confidential: true }));
    await journey.centre('paidan', 'dispatch', { leadUnit: 'LS-DCG' });
    await hotline.advance('P9D');
    const seen = async (as: string): Promise<string[]> =>
      (await read('pressed-cases?by=overdue', as)).items.map(({ title }: { title: string }) => title);
    expect(await seen('admin')).toContain('举报线索');
    expect(await seen('lingdao')).not.toContain('举报线索');
  });

  it('is for supervisors, leaders and auditors', async () => {
    for (const path of ['supervisions', 'pressed-cases?by=returns', 'supervision-counts', 'supervision-board']) {
      const as = (account: string) => hotline.call('GET', `/api/v1/${path}`, { as: account });
      expect((await as('lingdao')).status).toBe(200);
      expect((await as('ls-dcg')).body.code).toBe('role-missing');
    }
  });

  it('refuses a pressure it does not know', async () => {
    const { status } = await hotline.call('GET', '/api/v1/pressed-cases?by=weather', { as: 'duban' });
    expect(status).toBe(400);
  });
});

describe('the board', () => {
  it('counts open, nearly late and late cases, and shows urgent ones by what ends first', async () => {
    const before = (await read('supervision-board')) as { open: number; overdue: number };
    const journey = new Journey(hotline, await hotline.register({ urgency: 'urgent', title: '燃气泄漏' }));
    await journey.centre('paidan', 'dispatch-urgent', { leadUnit: 'LS-DCG' });
    const board = await read('supervision-board');
    expect(board.open).toBe(before.open + 1);
    expect(board).toMatchObject({ urgentTotal: 1, urgent: [{ title: '燃气泄漏', measure: 'respond' }] });
    await hotline.advance('PT25M');
    expect((await read('supervision-board')).overdue).toBe(before.overdue + 1);
  });
});
