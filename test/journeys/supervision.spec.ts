import { Hotline } from '../support/hotline.js';
import { Journey } from './support/journey.js';

let hotline: Hotline;
beforeAll(async () => void (hotline = await Hotline.open()), 60_000);
afterAll(() => hotline.close());

async function supervised(measure: string): Promise<Journey> {
  const journey = new Journey(hotline, await hotline.register());
  await journey.centre('paidan', 'dispatch', { leadUnit: 'LS-DCG' });
  const { status } = await journey.post('/supervisions', { measure, reason: '久拖未决' });
  expect(status).toBe(201);
  return journey;
}
const measures = async (journey: Journey) =>
  (await journey.said('supervision.raised')).map(({ measure }) => measure as string);

describe('supervision beside a case (domain §4)', () => {
  it('asks the unit, is checked and cleared while the case goes on', async () => {
    const journey = await supervised('urge');
    expect(await journey.open()).toEqual(['answer-supervision', 'sign']);
    await journey.unit('LS-DCG', 'answer-supervision', { supervisionAnswer: '正在办' });
    await journey.centre('duban', 'check-supervision', { supervisionCleared: true, supervisionFinding: '属实' });
    expect(await journey.open()).toEqual(['sign']);
    const { body } = await journey.get('/supervisions');
    expect(body.items[0]).toMatchObject({ measure: 'urge', clearedBy: 'duban' });
  });

  it('climbs by itself when nobody answers: urge, order, on site, circular, interview', async () => {
    const journey = await supervised('urge');
    for (let day = 0; day < 6; day++) await hotline.advance('P1D');
    expect((await measures(journey)).slice(0, 2)).toEqual(['order', 'on-site']);
    await journey.centre('duban', 'inspect', { inspectedHow: 'video', inspection: '未动工' });
    for (let day = 0; day < 8; day++) await hotline.advance('P1D');
    expect((await measures(journey)).slice(0, 4)).toEqual(['order', 'on-site', 'circular', 'interview']);
    await journey.centre('lingdao', 'interview', { interviewed: '局长', interviewMinutes: '限期整改' });
    await journey.unit('LS-DCG', 'answer-supervision', { supervisionAnswer: '已整改' });
    await journey.centre('duban', 'check-supervision', { supervisionCleared: true });
    expect(await journey.times('supervision.cleared')).toBe(1);
  });

  it('not cleared at the check gets weightier', async () => {
    const journey = await supervised('order');
    await journey.unit('LS-DCG', 'answer-supervision', { supervisionAnswer: '在办' });
    await journey.centre('duban', 'check-supervision', { supervisionCleared: false });
    expect(await measures(journey)).toEqual(['on-site']);
  });

  it('goes on after the case was archived, its clock too', async () => {
    const journey = new Journey(hotline, await hotline.register());
    await journey.centre('paidan', 'dispatch', { leadUnit: 'LS-DCG' });
    await journey.handledBy('LS-DCG');
    await journey.unit('LS-DCG', 'reply', { reply: '已处理' });
    await journey.post('/supervisions', { measure: 'order', reason: '回头看' });
    await journey.followedUp('satisfied');
    await journey.centre('guidang', 'archive');
    const { clocks } = (await journey.get<{ clocks: { measure: string }[] }>('')).body;
    expect(clocks.map(({ measure }) => measure)).toEqual(['supervision']);
  });

  it('is opened by supervisors and leaders only, on a case that has a unit', async () => {
    const journey = new Journey(hotline, await hotline.register());
    expect((await journey.post('/supervisions', { measure: 'order', reason: '催' }, 'ls-dcg')).status).toBe(403);
    const { body } = await journey.post('/supervisions', { measure: 'order', reason: '催' });
    expect(body.code).toBe('supervision-without-unit');
  });
});
