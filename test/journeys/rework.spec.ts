import { Hotline } from '../support/hotline.js';
import { Journey } from './support/journey.js';

let hotline: Hotline;
beforeAll(async () => void (hotline = await Hotline.open()), 60_000);
afterAll(() => hotline.close());

const ANALYSIS = { reasonable: true, classification: 'not-solved', cause: '没有修好' };
const tomorrow = () => new Date(Date.now() + 30 * 86_400_000).toISOString();

type Unit = { code: string; parentCode: string };

async function replied(unit: string): Promise<Journey> {
  const journey = new Journey(hotline, await hotline.register({ category: undefined }));
  await journey.centre('paidan', 'dispatch', { leadUnit: unit });
  await journey.handledBy(unit);
  await journey.unit(unit, 'reply', { reply: '已修好' });
  return journey;
}

async function reworked(journey: Journey, unit: string, review: () => Promise<void>): Promise<void> {
  await journey.followedUp('dissatisfied');
  await journey.centre('duban', 'analyse-dissatisfaction', ANALYSIS);
  await journey.unit(unit, 'rework', { result: '再次修理' });
  await review();
  await journey.unit(unit, 'reply-rework', { reply: '已再次修好' });
  await journey.centre('duban', 'clear', { cleared: true });
}

describe('rework by rounds (domain §4)', () => {
  it('goes to the same unit first, one tier up in round 2, to a consultation in round 3; every round freezes the last', async () => {
    const { body } = await hotline.call<{ items: any[] }>('GET', '/api/v1/units?limit=200');
    const { code: township, parentCode: county } = body.items.find(({ kind }) => kind === 'township') as Unit;
    const journey = await replied(township);
    await reworked(journey, township, () => journey.head(township, 'review-rework', { approved: true }));
    await reworked(journey, township, () => journey.head(county, 'review-rework', { approved: true }));
    await journey.followedUp('dissatisfied');
    await journey.centre('duban', 'analyse-dissatisfaction', ANALYSIS);
    expect(await journey.open()).toEqual(['convene']);
    await journey.centre('paidan', 'convene', { consultLead: township, consultUnits: ['LS-DCG'], topic: '路灯' });
    for (const unit of [township, 'LS-DCG'])
      await journey.unit(unit, 'give-opinion', { stance: 'agree', opinion: '同意' });
    const decisions = [
      { unit: township, role: 'lead', task: '重装', dueAt: tomorrow() },
      { unit: 'LS-DCG', role: 'co', task: '供料', dueAt: tomorrow() },
    ];
    await journey.centre('paidan', 'hold-consultation', { agreed: true, minutes: '纪要', decisions });
    for (const unit of [township, 'LS-DCG']) await journey.unit(unit, 'carry-out', { result: '完成' });
    await journey.unit(township, 'combined-reply', { combinedResult: '全部完成' });
    await journey.unit(township, 'reply-rework', { reply: '已彻底修好' });
    await journey.centre('duban', 'clear', { cleared: true });
    await journey.followedUp('satisfied');
    await journey.centre('guidang', 'archive');
    const frozen = await journey.said('rework.evidence-frozen');
    expect(frozen.map(({ round }) => round as number)).toEqual([1, 2, 3]);
    const holders = (await journey.get('')).body.holders as { holder: { kind: string } }[];
    expect(holders.map(({ holder }) => holder.kind)).toContain('consultation');
  });

  it('excludes an unreasonable demand with a reason, an approver and the citizen told', async () => {
    const journey = await replied('LS-DCG');
    await journey.followedUp('dissatisfied');
    await journey.centre('duban', 'analyse-dissatisfaction', { ...ANALYSIS, reasonable: false });
    await journey.centre('lingdao', 'approve-exclusion', { exclusionApproved: true, opinion: '超出政策' });
    await journey.centre('huifang', 'inform-citizen', { informedHow: '电话告知' });
    await journey.centre('guidang', 'archive');
    expect(await journey.times('rework.citizen-informed')).toBe(1);
  });

  it('needs a class of dissatisfaction from the list', async () => {
    const journey = await replied('LS-DCG');
    await journey.followedUp('dissatisfied');
    const unknown = { ...ANALYSIS, classification: 'bad-luck' };
    await expect(journey.centre('duban', 'analyse-dissatisfaction', unknown)).rejects.toThrow(/task-variables-invalid/);
  });
});
