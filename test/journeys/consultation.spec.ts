import { Hotline } from '../support/hotline.js';
import { Journey } from './support/journey.js';

let hotline: Hotline;
beforeAll(async () => void (hotline = await Hotline.open()), 60_000);
afterAll(() => hotline.close());

const soon = async (milliseconds: number) => {
  const { body } = await hotline.advance('PT1S');
  return new Date(Date.parse((body.now ?? body.at) as string) + milliseconds).toISOString();
};
const HOUR = 3_600_000;
const dispatched = async (unit: string, coUnits: string[] = []) => {
  const journey = new Journey(hotline, await hotline.register());
  await journey.centre('paidan', 'dispatch', { leadUnit: unit, coUnits, overruleReason: '属地办理' });
  return journey;
};

describe('a consultation (domain §4)', () => {
  it('opens by rule when the units lie in different counties, and its decision becomes tasks at once', async () => {
    const journey = await dispatched('LS-SZ', ['LS-WT']);
    expect(await journey.open()).toEqual(['convene']);
    await journey.centre('paidan', 'convene', { consultLead: 'LS-SZ', consultUnits: ['LS-WT'], topic: '界河污染' });
    expect(await journey.open()).toEqual(['give-opinion', 'give-opinion']);
    for (const unit of ['LS-SZ', 'LS-WT'])
      await journey.unit(unit, 'give-opinion', { stance: 'agree', opinion: '同意' });
    const dueAt = await soon(48 * HOUR);
    const decisions = [
      { unit: 'LS-WT', role: 'lead', task: '治理', dueAt },
      { unit: 'LS-SZ', role: 'co', task: '配合', dueAt },
    ];
    await journey.centre('paidan', 'hold-consultation', { agreed: true, minutes: '纪要', decisions });
    const tasks = await hotline.tasks(journey.caseId);
    expect(tasks.map(({ type, dueAt: due }) => [type, due])).toEqual([
      ['carry-out', dueAt],
      ['carry-out', dueAt],
    ]);
    for (const unit of ['LS-SZ', 'LS-WT']) await journey.unit(unit, 'carry-out', { result: '完成' });
    await journey.unit('LS-WT', 'combined-reply', { combinedResult: '已治理' });
    await journey.unit('LS-WT', 'reply', { reply: '已治理' });
    await journey.followedUp('satisfied');
    await journey.centre('guidang', 'archive');
    expect((await journey.get('')).body).toMatchObject({ status: 'archived', leadUnit: 'LS-WT' });
  });

  it('records who did not answer in time; without a quorum the leaders decide', async () => {
    const journey = await dispatched('LS-SZ', ['LS-WT']);
    await journey.centre('paidan', 'convene', { consultLead: 'LS-SZ', consultUnits: ['LS-WT'], topic: '界河' });
    for (let day = 0; day < 5; day++) await hotline.advance('P1D');
    expect(await journey.times('consultation.no-show')).toBe(2);
    expect(await journey.open()).toEqual(['leaders-decide']);
    const decisions = [{ unit: 'LS-SZ', role: 'lead', task: '治理', dueAt: await soon(48 * HOUR) }];
    await journey.centre('lingdao', 'leaders-decide', { minutes: '研究决定', decisions });
    expect(await journey.open()).toEqual(['carry-out']);
  });

  it('goes to the leaders too when the meeting does not agree', async () => {
    const journey = await dispatched('LS-SZ', ['LS-WT']);
    await journey.centre('paidan', 'convene', { consultLead: 'LS-SZ', consultUnits: ['LS-WT'], topic: '界河' });
    for (const unit of ['LS-SZ', 'LS-WT'])
      await journey.unit(unit, 'give-opinion', { stance: 'disagree', opinion: '不归我管' });
    await journey.centre('paidan', 'hold-consultation', { agreed: false, minutes: '未达成一致' });
    expect(await journey.open()).toEqual(['leaders-decide']);
  });

  it('starts after the third return, once the centre has named the unit again', async () => {
    const journey = await dispatched('LS-DCG');
    const back = { outcome: 'return', returnGrounds: 'not-our-duty', returnReason: '不属本单位' };
    for (const unit of ['LS-DCG', 'LS-SZ', 'LS-WT']) {
      await journey.unit(unit, 'sign', back);
      await journey.centre('paidan', 'review-return', { returnApproved: true });
      await journey.centre('paidan', 'dispatch', { leadUnit: unit === 'LS-DCG' ? 'LS-SZ' : 'LS-WT' });
    }
    expect(await journey.open()).toEqual(['convene']);
  });

  it('is asked for by a department beside its case, and refuses units that are not there', async () => {
    const journey = await dispatched('LS-DCG');
    const request = { topic: '权属不清', units: ['LS-SZ'] };
    expect((await journey.post('/consultations', request, 'ls-dcg')).status).toBe(201);
    expect(await journey.open()).toEqual(['give-opinion', 'give-opinion', 'sign']);
    const { status, body } = await journey.post('/consultations', { topic: 'x', units: ['NOWHERE'] }, 'ls-dcg');
    expect([status, body.code]).toEqual([422, 'task-variables-invalid']);
  });
});

describe('a whistle (domain §4)', () => {
  it('calls units to the spot; who checks in late or not at all is known', async () => {
    const journey = await dispatched('LS-SZ');
    const meetAt = await soon(2 * HOUR);
    const call = { topic: '占道经营', place: '县街口', units: ['LS-DCG', 'LS-WT'], meetAt };
    expect((await journey.post('/whistles', call, 'ls-sz')).status).toBe(201);
    await journey.centre('paidan', 'confirm-whistle', { whistleConfirmed: true });
    await journey.unit('LS-DCG', 'check-in', { checkedInPlace: '县街口', checkedInName: '队员' });
    await hotline.advance('PT3H');
    expect((await journey.said('consultation.no-show')).map(({ unit }) => unit as string)).toEqual(['LS-WT']);
    await journey.photo('ls-sz');
    await journey.unit('LS-SZ', 'dispose-on-site', { solvedOnSite: true, result: '已清理' });
    const { body } = await journey.get('/consultations');
    expect(body.items[0]).toMatchObject({ kind: 'whistle', outcome: '已清理' });
    expect(await journey.open()).toEqual(['sign']);
  });

  it('is declined with a reason', async () => {
    const journey = await dispatched('LS-SZ');
    const call = { topic: '小事', place: '街口', units: ['LS-DCG'], meetAt: await soon(HOUR) };
    await journey.post('/whistles', call, 'ls-sz');
    await journey.centre('paidan', 'confirm-whistle', { whistleConfirmed: false, whistleOpinion: '可自行处理' });
    expect(await journey.open()).toEqual(['sign']);
  });
});
