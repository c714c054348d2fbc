import { Hotline } from '../support/hotline.js';

let hotline: Hotline;
let lamp: string;
beforeAll(async () => {
  hotline = await Hotline.open();
  lamp = await hotline.register({
    ...{ title: '文庙街路口路灯不亮', content: '文庙街路口的路灯坏了三天，晚上过马路很不安全。' },
    ...{ place: 'LS-SZ-01', address: '文庙街18号', citizen: { name: '演示市民甲', phone: '00000000001' } },
  });
}, 90_000);
afterAll(() => hotline.close());

const like = (body: object, as = 'zuoxi') =>
  hotline.call<{ callerCases: any[]; duplicates: any[] }>('POST', '/api/v1/cases/likeness', { as, body });
const propose = (body: object, as = 'zuoxi') =>
  hotline.call('POST', '/api/v1/cases/proposal', { as, body: { channel: 'phone', nature: 'complaint', ...body } });

describe('POST /api/v1/cases/likeness', () => {
  it('knows a caller by the number however it is spelled, newest case first', async () => {
    const other = await hotline.register({ title: '另一件事', citizen: { phone: '000 0000 0001' } });
    const { body } = await like({ phone: '0000-0000001' });
    expect(body.callerCases.map(({ caseId }) => caseId)).toEqual([other, lamp]);
    expect(JSON.stringify(body)).not.toContain('演示市民甲');
  });

  it('finds the likely duplicates of half a sentence', async () => {
    const elsewhere = await like({ content: '文庙街路口的路灯坏了三天，晚上过马路' });
    expect(elsewhere.body.duplicates).toMatchObject([{ caseId: lamp, reason: 'similar-text' }]);
  });

  it('asks for less likeness at the same place, and at the same address', async () => {
    const words = { content: '路口的路灯坏了很久' };
    expect((await like(words)).body.duplicates).toEqual([]);
    expect((await like({ ...words, place: 'LS-SZ-01' })).body.duplicates).toMatchObject([
      { caseId: lamp, reason: 'same-place-and-text' },
    ]);
    await hotline.register({ content: '路口的路灯坏了很久，请修', title: '灯', address: '北门路3号' });
    expect((await like({ ...words, address: '北门路3号' })).body.duplicates[0]).toMatchObject({
      reason: 'same-place-and-text',
    });
  });

  it('answers nothing to nothing', async () => {
    expect((await like({})).body).toEqual({ callerCases: [], duplicates: [] });
  });

  it('shows no confidential case to who does not act on it', async () => {
    const secret = await hotline.register({
      title: '举报某公司排污水',
      confidential: true,
      citizen: { phone: '00000000007' },
    });
    const typed = { phone: '00000000007', title: '举报某公司排污水' };
    expect((await like(typed)).body.callerCases).toMatchObject([{ caseId: secret }]);
    expect((await like(typed, 'duban')).body).toEqual({ callerCases: [], duplicates: [] });
  });

  it('is for those who take matters in', async () => {
    expect((await like({}, 'ls-dcg')).body).toMatchObject({ status: 403, code: 'role-missing' });
    expect((await like({ content: '\0' })).status).toBe(400);
  });
});

describe('POST /api/v1/cases/proposal', () => {
  it('proposes a category by the words, says why, and says where the case would go and on which ground', async () => {
    const { body } = await propose({ content: '小区门口路灯不亮' });
    expect(body.categories[0]).toMatchObject({ code: '0101', name: '路灯照明' });
    expect(body.categories[0].because).toContainEqual({ kind: 'name', found: ['路灯'] });
    expect(body).toMatchObject({ category: '0101', dispatch: { leadUnit: 'LS-DCG' }, process: 'standard' });
    expect(body.dispatch.clause).toMatch(/\S/);
  });

  it('learns from earlier cases of like words', async () => {
    const { body } = await propose({ content: '文庙街路口的路灯坏了三天，晚上过马路很不安全' });
    const ground = body.categories[0].because.find(({ kind }: { kind: string }) => kind === 'earlier-cases');
    expect(ground.found).toHaveLength(1);
  });

  it('recognises words that only the knowledge base has', async () => {
    const { body } = await propose({ content: '家里停水了' });
    expect(body.categories[0]).toMatchObject({ code: '0201', because: [{ kind: 'keyword', found: ['停水'] }] });
  });

  it('leaves a chosen category alone', async () => {
    const { body } = await propose({ content: '路灯不亮', category: '0201' });
    expect(body).toMatchObject({ categories: [], category: '0201', dispatch: { leadUnit: 'LS-DGS' } });
  });

  it('shows other limits at once when the matter is urgent, each with its clause', async () => {
    const measures = async (urgency: string) =>
      (await propose({ content: '路灯不亮', urgency })).body.limits.map((limit: any) => limit.measure);
    expect(await measures('general')).toEqual(['contact', 'reply']);
    expect(await measures('urgent')).toEqual(['respond', 'reply']);
    const { body } = await propose({ content: '路灯不亮', urgency: 'urgent' });
    expect(body.process).toBe('urgent');
    const [respond] = body.limits;
    expect(Date.parse(respond.dueAt) - Date.parse(body.at)).toBe(20 * 60_000);
    expect(body.limits.every(({ clause }: { clause: string }) => clause.length > 0)).toBe(true);
  });

  it('keeps nothing: no case, and no entry for administrators', async () => {
    const before = await hotline.call('GET', '/api/v1/administrator-entries');
    await propose({ content: '无从归类之事' });
    expect((await hotline.call('GET', '/api/v1/administrator-entries')).body).toEqual(before.body);
  });

  it.each([
    [{ channel: 'constructor' }, 422],
    [{ urgency: 'constructor' }, 422],
    [{ place: 'NOWHERE' }, 422],
    [{ category: '99' }, 422],
    [{ content: 5 }, 400],
  ])('refuses %j', async (body, status) => {
    expect((await propose(body)).status).toBe(status);
  });
});
