import { Hotline } from '../support/hotline.js';
import { Journey } from './support/journey.js';

let hotline: Hotline;
beforeAll(async () => void (hotline = await Hotline.open()), 60_000);
afterAll(() => hotline.close());

async function replied(): Promise<Journey> {
  const journey = new Journey(hotline, await hotline.register());
  await journey.centre('paidan', 'dispatch', { leadUnit: 'LS-DCG' });
  await journey.handledBy('LS-DCG');
  await journey.unit('LS-DCG', 'reply', { reply: '已处理' });
  return journey;
}

describe('the follow-up (domain §4)', () => {
  it('tries as often as the rules say, and then lets the case go', async () => {
    const journey = await replied();
    for (let attempt = 1; attempt <= 3; attempt++) {
      await journey.centre('huifang', 'follow-up', { reached: false });
      await hotline.advance('PT4H');
    }
    expect(await journey.open()).toEqual(['archive']);
    expect(await journey.times('follow-up.unreached')).toBe(3);
  });

  it('keeps apart whether the unit was in touch, whether it is solved, and how it was', async () => {
    const journey = await replied();
    const partly = { reached: true, contacted: true, satisfaction: 'satisfied' };
    await expect(journey.centre('huifang', 'follow-up', partly)).rejects.toThrow(/solved/);
    const wrong = { ...partly, solved: true, satisfaction: 'very-satisfied' };
    await expect(journey.centre('huifang', 'follow-up', wrong)).rejects.toThrow(/satisfaction/);
    const unexplained = { ...partly, solved: false, satisfaction: 'dissatisfied', reason: '没修' };
    await expect(journey.centre('huifang', 'follow-up', unexplained)).rejects.toThrow(/reasonCode/);
    await journey.centre('huifang', 'follow-up', { ...partly, solved: false });
    expect((await journey.said('follow-up.answered'))[0]).toMatchObject({ contacted: true, solved: false });
  });

  it('不予评价 closes without a score', async () => {
    const journey = await replied();
    await journey.followedUp('no-comment');
    expect(await journey.open()).toEqual(['archive']);
  });

  it('spares those the rules exempt, and an auditor draws the same again', async () => {
    const body = { clause: '测试', basedOn: 1 };
    const rules = { seed: 's', rules: [{ mode: 'sample', percent: 0 }], maxAttempts: 3, retryAfter: 'PT4H' };
    await hotline.call('PUT', '/api/v1/policies/follow-up-rules', { body: { ...body, value: rules } });
    const journey = await replied();
    expect(await journey.open()).toEqual(['archive']);
    const { items } = (await journey.get<{ items: object[] }>('/follow-up-draws', 'shenji')).body;
    expect(items).toEqual([expect.objectContaining({ policyVersion: 2, agrees: true })]);
  });
});
