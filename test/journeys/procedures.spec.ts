import { Hotline } from '../support/hotline.js';
import { Journey } from './support/journey.js';

let hotline: Hotline;
beforeAll(async () => void (hotline = await Hotline.open()), 60_000);
afterAll(() => hotline.close());

const signed = async () => {
  const journey = new Journey(hotline, await hotline.register());
  await journey.centre('paidan', 'dispatch', { leadUnit: 'LS-DCG' });
  await journey.unit('LS-DCG', 'sign', { outcome: 'signed' });
  await journey.unit('LS-DCG', 'contact', { contacted: true });
  return journey;
};
const dueOf = async (journey: Journey, type: string) =>
  (await hotline.tasks(journey.caseId)).find((task) => task.type === type)?.dueAt as string;
const ask = async (journey: Journey, body: object, as = 'ls-dcg') =>
  hotline.call('POST', `/api/v1/tasks/${await journey.taskOf('LS-DCG', 'handle')}/extensions`, { as, body });

describe('an extension (domain §4)', () => {
  it('backed by the head and granted by the centre moves the limit and the due time of the task', async () => {
    const journey = await signed();
    const before = await dueOf(journey, 'handle');
    expect((await ask(journey, { days: 3, reason: '需采购' })).status).toBe(201);
    expect(await dueOf(journey, 'handle')).toBe(before);
    await journey.head('LS-DCG', 'review-extension', { extensionBacked: true });
    await journey.centre('paidan', 'approve-extension', { extensionApproved: true });
    expect(Date.parse(await dueOf(journey, 'handle'))).toBeGreaterThan(Date.parse(before));
    expect((await journey.get('/extensions')).body.items[0]).toMatchObject({ state: 'granted', days: 3 });
  });

  it('refused leaves the limit as it was', async () => {
    const journey = await signed();
    const before = await dueOf(journey, 'handle');
    await ask(journey, { days: 1, reason: '需采购' });
    await journey.head('LS-DCG', 'review-extension', { extensionBacked: false });
    expect(await dueOf(journey, 'handle')).toBe(before);
    expect(await journey.times('extension.refused')).toBe(1);
  });

  it('is bounded in days and times, needs a running limit, and is for who has the task', async () => {
    const journey = await signed();
    expect((await ask(journey, { days: 9, reason: '久' })).body.code).toBe('extension-too-long');
    expect((await ask(journey, { days: 1, reason: '抢' }, 'ls-sz')).status).toBe(403);
    await ask(journey, { days: 1, reason: '一' });
    await ask(journey, { days: 1, reason: '二' });
    expect((await ask(journey, { days: 1, reason: '三' })).body.code).toBe('extension-exhausted');
    const late = await signed();
    for (let week = 0; week < 3; week++) await hotline.advance('P7D');
    expect((await ask(late, { days: 1, reason: '晚' })).body.code).toBe('extension-without-limit');
  });

  it('that comes to be granted after the limit is refused, and says why', async () => {
    const journey = await signed();
    await ask(journey, { days: 1, reason: '需采购' });
    await journey.head('LS-DCG', 'review-extension', { extensionBacked: true });
    for (let week = 0; week < 3; week++) await hotline.advance('P7D');
    await journey.centre('paidan', 'approve-extension', { extensionApproved: true });
    expect((await journey.get('/extensions')).body.items[0]).toMatchObject({ state: 'refused' });
  });
});

describe('a return (domain §4)', () => {
  const back = { outcome: 'return', returnGrounds: 'not-our-duty', returnReason: '不属本单位' };

  it('comes within its time after dispatch, or not at all', async () => {
    const journey = new Journey(hotline, await hotline.register());
    await journey.centre('paidan', 'dispatch', { leadUnit: 'LS-DCG' });
    for (let week = 0; week < 2; week++) await hotline.advance('P7D');
    await expect(journey.unit('LS-DCG', 'sign', back)).rejects.toThrow(/case-return-too-late/);
  });
});

describe('a promise with a day (domain §5)', () => {
  it('wakes up after the case was archived, and one not kept is put under supervision', async () => {
    const journey = await signed();
    await journey.unit('LS-DCG', 'handle', { result: '已处理' });
    await journey.head('LS-DCG', 'review', { approved: true });
    const { body } = await hotline.advance('PT1S');
    const day = new Date(Date.parse((body.now ?? body.at) as string) + 20 * 86_400_000);
    const local = new Date(day.getTime() + 8 * 3_600_000);
    const said = `${local.getUTCMonth() + 1}月${local.getUTCDate()}日`;
    await journey.unit('LS-DCG', 'reply', { reply: `您好，${said}前修复完成。` });
    await journey.followedUp('satisfied');
    await journey.centre('guidang', 'archive');
    expect((await journey.get('/commitments')).body.items).toHaveLength(1);
    for (let day = 0; day < 22; day++) await hotline.advance('P1D');
    expect(await journey.open()).toEqual(['look-back']);
    await journey.centre('huifang', 'look-back', { commitmentKept: false, commitmentFinding: '还没修' });
    expect(await journey.open()).toEqual(['answer-supervision']);
    expect((await journey.get('/commitments')).body.items[0]).toMatchObject({ kept: false });
  });

  it('is written down or withdrawn by people too; a day that is over is none', async () => {
    const journey = await signed();
    const made = await journey.post('/commitments', { dueOn: '2099-01-01', text: '建成' });
    expect(made.status).toBe(201);
    expect((await journey.post('/commitments', { dueOn: '2020-01-01', text: '建成' })).body.code).toBe(
      'commitment-past',
    );
    expect((await journey.post('/commitments', { dueOn: '2099-02-30', text: '建成' })).status).toBe(400);
    const gone = await journey.post(`/commitments/${made.body.id}/withdrawal`, { reason: '误识别' });
    expect(gone.status).toBe(204);
    expect((await journey.post(`/commitments/${made.body.id}/withdrawal`, { reason: '误识别' })).status).toBe(404);
  });
});

describe('what the province transfers (domain §4)', () => {
  it('has a limit and a reply form of its own', async () => {
    const journey = new Journey(hotline, await hotline.register({ channel: 'provincial-transfer' }));
    const accepted = { transferAccepted: true, provincialNumber: 'SC-1' };
    await journey.centre('admin', 'accept-transfer', accepted);
    await journey.centre('paidan', 'dispatch', { leadUnit: 'LS-DCG' });
    await journey.handledBy('LS-DCG');
    await journey.unit('LS-DCG', 'draft-provincial-reply', { reply: '已处理', replyBasis: '条例' });
    await journey.centre('admin', 'submit-provincial-reply', { provincialReceipt: 'R-1', provincialReply: '已处理' });
    await journey.centre('guidang', 'archive');
    const met = (await journey.said('sla.met')).map(({ measure }) => measure as string);
    expect(met).toContain('provincial-reply');
  });
});
