import { Hotline } from '../support/hotline.js';
import { Journey } from '../journeys/support/journey.js';

let hotline: Hotline;
let journey: Journey;
beforeAll(async () => {
  hotline = await Hotline.open();
  journey = new Journey(hotline, await hotline.register());
  await journey.centre('paidan', 'dispatch', { leadUnit: 'LS-DCG' });
  await journey.handledBy('LS-DCG');
  await journey.unit('LS-DCG', 'reply', { reply: '已修复' });
}, 60_000);
afterAll(() => hotline.close());

describe('the follow-ups of a case', () => {
  it('are none before somebody asked', async () => {
    expect((await journey.get('/follow-ups', 'huifang')).body).toEqual({ items: [], nextCursor: null });
  });

  it('tell every attempt, the ones without an answer too', async () => {
    await journey.centre('huifang', 'follow-up', { reached: false });
    await hotline.advance('P3D');
    await journey.followedUp('dissatisfied');
    const { items } = (await journey.get<{ items: object[] }>('/follow-ups', 'huifang')).body;
    expect(items).toMatchObject([
      { round: 0, attempt: 1, reached: false, satisfaction: null, askedBy: 'huifang' },
      { round: 0, attempt: 2, reached: true, satisfaction: 'dissatisfied', reasonCode: 'not-solved' },
    ]);
  });

  it('are told to those who see the case', async () => {
    expect((await journey.get('/follow-ups', 'ls-dcg')).status).toBe(200);
    expect((await journey.get('/follow-ups', 'ls-sz')).body.code).toBe('case-out-of-scope');
  });
});
