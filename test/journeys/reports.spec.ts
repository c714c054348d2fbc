import { Hotline } from '../support/hotline.js';
import { Journey, type Variables } from './support/journey.js';

interface Figure {
  key: string;
  numerator: number;
  denominator: number | null;
  rate: number | null;
}

let hotline: Hotline;
beforeAll(async () => {
  hotline = await Hotline.open();
  await playedCases();
}, 120_000);
afterAll(() => hotline.close());

const report = (path: string, as = 'duban') => hotline.call('GET', `/api/v1/reports/figures${path}`, { as });

/** Numerator and denominator of every figure. */
const short = (figures: Figure[]): Record<string, [number, number | null]> =>
  Object.fromEntries(figures.map(({ key, numerator, denominator }) => [key, [numerator, denominator]]));

const figuresOf = async (query: string, as?: string) => short((await report(query, as)).body.figures as Figure[]);

async function dispatched(leadUnit: string, facts: Variables = {}): Promise<Journey> {
  const journey = new Journey(hotline, await hotline.register(facts));
  await journey.centre('paidan', 'dispatch', { leadUnit, coUnits: [], overruleReason: '测试' });
  return journey;
}

async function replied(leadUnit: string, facts?: Variables): Promise<Journey> {
  const journey = await dispatched(leadUnit, facts);
  await journey.handledBy(leadUnit);
  await journey.unit(leadUnit, 'reply', { reply: '已处理' });
  return journey;
}

/**
 * Ten cases. 市城市管理局: satisfied and archived; basically satisfied; no comment; dissatisfied and sent to rework; never
 * reached; one returned and dispatched anew to 市公安局, which sits on it past its limit. 市中区: satisfied; its township
 * 通江街道 answers nothing in time. One is not dispatched. One is urgent: one unit responds in time, the other too late.
 */
async function playedCases(): Promise<void> {
  const first = await replied('LS-DCG', { title: '甲' });
  await first.followedUp('satisfied');
  await first.centre('guidang', 'archive');
  await (await replied('LS-DCG', { title: '乙' })).followedUp('basically-satisfied');
  await (await replied('LS-DCG', { title: '丙' })).followedUp('no-comment');
  await dissatisfied(await replied('LS-DCG', { title: '丁' }));
  await (await replied('LS-DCG', { title: '戊' })).centre('huifang', 'follow-up', { reached: false });
  await returnedOnce(await dispatched('LS-DCG', { title: '己' }));
  await (await replied('LS-SZ', { title: '庚' })).followedUp('satisfied');
  await dispatched('LS-SZ-01', { title: '辛' });
  await hotline.register({ title: '壬' });
  await urgent(new Journey(hotline, await hotline.register({ title: '癸', urgency: 'urgent' })));
  await hotline.advance('P30D');
}

async function dissatisfied(journey: Journey): Promise<void> {
  await journey.followedUp('dissatisfied');
  const analysis = { reasonable: true, classification: 'half-solved', cause: '不彻底' };
  await journey.centre('duban', 'analyse-dissatisfaction', analysis);
}

async function returnedOnce(journey: Journey): Promise<void> {
  const back = { outcome: 'return', returnGrounds: 'not-our-duty', returnReason: '不属本单位' };
  await journey.unit('LS-DCG', 'sign', back);
  await journey.centre('paidan', 'review-return', { returnApproved: true });
  await journey.centre('paidan', 'dispatch', { leadUnit: 'LS-DGA', coUnits: [] });
}

async function urgent(journey: Journey): Promise<void> {
  await journey.centre('paidan', 'dispatch-urgent', { leadUnit: 'LS-DCG', coUnits: ['LS-DHB'] });
  await journey.unit('LS-DCG', 'respond', { responseNote: '已出动' });
  await hotline.advance('PT26M');
  await journey.unit('LS-DHB', 'respond', { responseNote: '已出动' });
}

/** The instant so many days from now, on the hotline's clock. */
async function inDays(days: number): Promise<string> {
  const { body } = await hotline.advance('PT1S');
  return new Date(Date.parse(body.now as string) + days * 86_400_000).toISOString();
}

describe('the figures of a period', () => {
  let whole: string;
  beforeAll(async () => void (whole = `?from=${await inDays(-60)}&to=${await inDays(0)}`));

  it('are counted each over its own denominator', async () => {
    expect(await figuresOf(`${whole}&process=standard`)).toEqual({
      // 满意 2, 基本满意 1, 不满意 1; 不予评价 does not count
      ...{ satisfaction: [3, 4], 'strict-satisfaction': [2, 4] },
      // five were reached, of whom four say it is solved; six were called
      ...{ 'solved-rate': [4, 5], 'contact-rate': [5, 5], 'follow-up-reach': [5, 6] },
      // eight were dispatched, six of them contacted and replied; 市公安局 and 通江街道 did neither
      ...{ 'on-time': [6, 8], 'contact-on-time': [6, 8], 'follow-up-on-time': [6, 6], 'rework-on-time': [0, 1] },
      ...{ 'response-on-time': [0, 0], 'on-site-on-time': [0, 0] },
      // late are those two and the rework
      ...{ registered: [9, null], archived: [1, null], 'open-now': [8, null], 'overdue-now': [3, null] },
      ...{ 'return-rate': [1, 8], 'rework-rate': [1, 6] },
      // the rework is supervised
      ...{ consultations: [0, null], whistles: [0, null], supervisions: [1, null] },
    });
  });

  it('are those of one process, of the urgent one by the unit that was asked', async () => {
    expect(await figuresOf(`${whole}&process=urgent`)).toMatchObject({
      ...{ registered: [1, null], 'response-on-time': [1, 2], 'contact-on-time': [0, 0] },
    });
    expect(await figuresOf(`${whole}&unit=LS-DHB`)).toMatchObject({
      registered: [0, null],
      'response-on-time': [0, 1],
    });
    expect(await figuresOf(whole)).toMatchObject({ registered: [10, null] });
  });

  it('say what they mean, and have no rate where there is nothing to divide by', async () => {
    const { body } = await report(`${whole}&process=standard`);
    const byKey = (key: string) => (body.figures as Figure[]).find((figure) => figure.key === key);
    expect(body).toMatchObject({ unit: null, process: 'standard', from: expect.any(String), to: expect.any(String) });
    expect(byKey('satisfaction')).toMatchObject({
      ...{ rate: 0.75, name: { zh: '满意率', en: 'Satisfaction' } },
      definition: {
        zh: '（满意 + 基本满意）÷ 期内全部评价（不予评价除外）',
        en: expect.stringContaining('no comment'),
      },
    });
    expect(byKey('response-on-time')).toMatchObject({ denominator: 0, rate: null });
    expect(byKey('registered')).toMatchObject({ denominator: null, rate: null });
  });

  it('hold nothing of what happened before or after', async () => {
    const before = await figuresOf(`?from=${await inDays(-90)}&to=${await inDays(-40)}`);
    const past = Object.entries(before).filter(([key]) => !key.endsWith('-now'));
    expect(past.filter(([, [numerator, denominator]]) => numerator !== 0 || (denominator ?? 0) !== 0)).toEqual([]);
  });

  it('leave out a limit that still runs until it is met or has run out', async () => {
    const from = await inDays(0);
    const query = `?from=${from}&to=${await inDays(60)}`;
    const one = await dispatched('LS-DYJ', { title: '子' });
    expect(await figuresOf(query)).toMatchObject({ registered: [1, null], 'contact-on-time': [0, 0] });
    await one.unit('LS-DYJ', 'sign', { outcome: 'signed' });
    await one.unit('LS-DYJ', 'contact', { contacted: true });
    expect(await figuresOf(query)).toMatchObject({ 'contact-on-time': [1, 1], 'on-time': [0, 0] });
  });
});

describe('the figures by unit', () => {
  const rows = async (query: string, as?: string) => {
    const { body } = await report(`/by-unit${query}`, as);
    const found = body.rows as { unit: { code: string }; figures: Figure[] }[];
    return Object.fromEntries(found.map(({ unit, figures }) => [unit.code, short(figures)]));
  };
  let whole: string;
  beforeAll(async () => void (whole = `?from=${await inDays(-60)}&to=${await inDays(0)}&process=standard`));

  it('are one row a unit, what no unit has being the centre’s', async () => {
    const found = await rows(whole);
    expect(found['LS-DCG']).toMatchObject({ satisfaction: [2, 3], 'return-rate': [0, 5], supervisions: [1, null] });
    expect(found['LS-DGA']).toMatchObject({ satisfaction: [0, 0], 'return-rate': [1, 1], 'on-time': [0, 1] });
    expect(found['LS-SZ']).toMatchObject({ satisfaction: [1, 1], registered: [1, null], 'on-time': [1, 1] });
    expect(found['LS-SZ-01']).toMatchObject({ registered: [1, null], 'on-time': [0, 1], 'overdue-now': [1, null] });
    expect(found.LS).toMatchObject({ registered: [1, null] });
    expect(found['LS-MB']).toMatchObject({ registered: [0, null] });
  });

  it('add up to the figures of all', async () => {
    const all = Object.values(await rows(whole));
    for (const [key, [numerator, denominator]] of Object.entries(await figuresOf(whole))) {
      expect([key, all.reduce((sum, row) => sum + (row[key]?.[0] ?? 0), 0)]).toEqual([key, numerator]);
      expect([key, all.reduce((sum, row) => sum + (row[key]?.[1] ?? 0), 0)]).toEqual([key, denominator ?? 0]);
    }
  });

  it('show a unit itself and those below it, and everything to the centre, auditors and administrators', async () => {
    const own = await rows(whole, 'ls-sz');
    expect(Object.keys(own).every((code) => code.startsWith('LS-SZ'))).toBe(true);
    expect(Object.keys(own)).toContain('LS-SZ-01');
    expect(Object.keys(await rows(whole, 'ls-sz-02'))).toEqual(['LS-SZ-02']);
    for (const as of ['duban', 'shenji', 'admin', 'lingdao'])
      expect(Object.keys(await rows(whole, as))).toContain('LS-DGA');
    expect(Object.keys(await rows(`${whole}&unit=LS-DCG`))).toEqual(['LS-DCG']);
  });

  it('are those of its own line where a unit asks for all', async () => {
    const { body } = await report(whole, 'ls-sz');
    expect(body.unit).toBe('LS-SZ');
    expect(short(body.figures as Figure[])).toMatchObject({ registered: [2, null], 'on-time': [1, 2] });
    expect(await figuresOf(`${whole}&unit=LS-SZ-01`, 'ls-sz')).toMatchObject({ registered: [1, null] });
  });
});

describe('a report that cannot be', () => {
  it.each([
    ['?unit=LS-SZ', 403, 'unit-out-of-scope'],
    ['/by-unit?unit=LS-DCG', 403, 'unit-out-of-scope'],
    ['?unit=NOWHERE', 404, 'unit-unknown'],
    ['?process=nowhere', 404, 'report-process-unknown'],
    ['?process=no%00process', 400, 'request-malformed'],
    ['?from=2026-02-30', 422, 'report-period-invalid'],
    ['?from=2024-01-01&to=2026-01-01', 422, 'report-period-invalid'],
    ['?from=2026-03-02&to=2026-03-01', 422, 'report-period-invalid'],
    ['?from=2026-03-01&from=2026-03-02', 400, 'request-malformed'],
    ['?of=everything', 400, 'request-malformed'],
  ])('%s is refused', async (query, status, code) => {
    expect(await report(query, 'ls-sz-01')).toMatchObject({ status, body: { code, cure: expect.any(String) } });
  });

  it('is one nobody signed in for', async () => {
    expect((await report('', '')).status).toBe(401);
  });
});
