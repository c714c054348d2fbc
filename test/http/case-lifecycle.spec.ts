import { Hotline } from '../support/hotline.js';

const FOLLOW_UP = { reached: true, contacted: true, solved: true, satisfaction: 'satisfied' };

describe('a case', () => {
  let hotline: Hotline;
  beforeAll(async () => {
    hotline = await Hotline.open();
  }, 60_000);
  afterAll(() => hotline.close());

  const untilReply = async (caseId: string): Promise<void> => {
    await hotline.complete(caseId, 'dispatch', 'paidan');
    await hotline.complete(caseId, 'sign', 'ls-dcg', { outcome: 'signed' });
    await hotline.complete(caseId, 'contact', 'ls-dcg', { contacted: true });
    await hotline.complete(caseId, 'handle', 'ls-dcg', { result: '已修复' });
    await hotline.complete(caseId, 'review', 'ls-dcg-head', { approved: true });
    await hotline.complete(caseId, 'reply', 'ls-dcg', { reply: '路灯已修复', internalNote: '更换灯头' });
  };

  it('goes from intake to archive on the standard process, with a history that is whole', async () => {
    const id = await hotline.register();
    await untilReply(id);
    await hotline.complete(id, 'follow-up', 'huifang', FOLLOW_UP);
    await hotline.complete(id, 'archive', 'guidang');
    const { body } = await hotline.call('GET', `/api/v1/cases/${id}`, { as: 'duban' });
    expect(body).toMatchObject({
      status: 'archived',
      leadUnit: 'LS-DCG',
      satisfaction: 'satisfied',
      reply: '路灯已修复',
    });
    const history = await hotline.history(id);
    for (const type of [
      'case.registered',
      'case.dispatched',
      'sla.started',
      'sla.met',
      'case.replied',
      'follow-up.answered',
      'case.archived',
      'instance.ended',
    ])
      expect(history).toContain(type);
    expect((await hotline.call('GET', `/api/v1/cases/${id}/history/verification`)).body).toMatchObject({
      intact: true,
    });
    expect(await hotline.tasks(id)).toEqual([]);
  });

  it('goes through rework under supervision when the citizen is not satisfied, then is asked again', async () => {
    const id = await hotline.register({ title: '油烟直排', content: '楼下餐馆油烟直排' });
    await untilReply(id);
    await hotline.complete(id, 'follow-up', 'huifang', {
      ...FOLLOW_UP,
      satisfaction: 'dissatisfied',
      reasonCode: 'not-solved',
      reason: '没有修好',
    });
    await hotline.complete(id, 'analyse-dissatisfaction', 'duban', {
      reasonable: true,
      classification: 'half-solved',
      cause: '处理不彻底',
    });
    await hotline.complete(id, 'rework', 'ls-dcg', { result: '再次修复' });
    await hotline.complete(id, 'review-rework', 'ls-dcg-head', { approved: true });
    await hotline.complete(id, 'reply-rework', 'ls-dcg', { reply: '已再次修复' });
    await hotline.complete(id, 'clear', 'duban', { cleared: true });
    await hotline.complete(id, 'follow-up', 'huifang', FOLLOW_UP);
    await hotline.complete(id, 'archive', 'guidang');
    const history = await hotline.history(id);
    for (const type of ['rework.started', 'supervision.opened', 'supervision.cleared']) expect(history).toContain(type);
  });

  it('answers an inquiry at once', async () => {
    const id = await hotline.register({ nature: 'inquiry', urgency: 'inquiry', category: '0701' });
    await hotline.complete(id, 'answer', 'zuoxi', { outcome: 'answered', reply: '在税务大厅缴费' });
    await hotline.complete(id, 'archive', 'guidang');
    expect(await hotline.history(id)).toContain('case.answered');
  });

  it('is returned with grounds, reviewed, and dispatched to another unit; the clock never stops', async () => {
    const id = await hotline.register({ title: '噪音', content: '工地噪音' });
    await hotline.complete(id, 'dispatch', 'paidan');
    const [before] = (await hotline.call('GET', `/api/v1/cases/${id}`)).body.clocks;
    const [task] = await hotline.tasks(id);
    const body = { grounds: 'not-our-duty', reason: '属生态环境局职责' };
    expect((await hotline.call('POST', `/api/v1/tasks/${task!.id}/return`, { as: 'ls-dcg', body })).status).toBe(200);
    await hotline.complete(id, 'review-return', 'paidan', { returnApproved: true });
    await hotline.complete(id, 'dispatch', 'paidan', { leadUnit: 'LS-DHB' });
    const after = (await hotline.call('GET', `/api/v1/cases/${id}`)).body;
    expect(after).toMatchObject({ leadUnit: 'LS-DHB', dispatches: 2, returns: 1 });
    expect(after.clocks).toContainEqual(expect.objectContaining({ measure: before.measure, dueAt: before.dueAt }));
  });

  it('lets co-handlers work beside the lead unit', async () => {
    const id = await hotline.register({ title: '占道', content: '占道经营' });
    await hotline.complete(id, 'dispatch', 'paidan', { coUnits: ['LS-DGA', 'LS-DJT'] });
    await hotline.complete(id, 'sign', 'ls-dcg', { outcome: 'signed' });
    await hotline.complete(id, 'contact', 'ls-dcg', { contacted: true });
    expect((await hotline.tasks(id)).map(({ type }) => type).sort()).toEqual(['co-handle', 'co-handle', 'handle']);
    await hotline.complete(id, 'handle', 'ls-dcg', { result: '完成' });
    const [first] = await hotline.tasks(id);
    await hotline.complete(id, 'co-handle', first!.candidateGroups[0].slice(5).toLowerCase(), { result: '配合' });
    const [second] = await hotline.tasks(id);
    await hotline.complete(id, 'co-handle', second!.candidateGroups[0].slice(5).toLowerCase(), { result: '配合' });
    expect((await hotline.tasks(id)).map(({ type }) => type)).toEqual(['review']);
  });

  it('gets a yellow and a red card when its clocks run down, and can still be done late', async () => {
    const id = await hotline.register({ title: '路面', content: '路面破损' });
    await hotline.complete(id, 'dispatch', 'paidan');
    await hotline.advance('P14D');
    const history = await hotline.history(id);
    for (const type of ['sla.warning', 'sla.breached', 'alarm.raised']) expect(history).toContain(type);
    await hotline.complete(id, 'sign', 'ls-dcg', { outcome: 'signed' });
    await hotline.complete(id, 'contact', 'ls-dcg', { contacted: true });
    expect(await hotline.history(id)).toContain('sla.stopped-late');
  });

  it('links a likely duplicate and drops nothing', async () => {
    const citizen = { phone: '00000000099' };
    const first = await hotline.register({
      title: '井盖缺失',
      content: '主干道井盖不见了',
      citizen,
      place: 'LS-SZ-01',
    });
    const second = await hotline.register({
      title: '井盖缺失',
      content: '主干道井盖还是不见',
      citizen,
      place: 'LS-SZ-01',
    });
    const { body } = await hotline.call('GET', `/api/v1/cases/${second}`);
    expect(body.links).toContainEqual(
      expect.objectContaining({ caseId: first, kind: 'duplicate', reason: 'same-caller' }),
    );
  });

  it('tries a citizen who is not reached again, three times at most', async () => {
    const id = await hotline.register({ title: '公交', content: '公交班次少', category: '0501' });
    await hotline.complete(id, 'dispatch', 'paidan', { leadUnit: 'LS-DCG', overruleReason: '城管先行' });
    await hotline.complete(id, 'sign', 'ls-dcg', { outcome: 'signed' });
    await hotline.complete(id, 'contact', 'ls-dcg', { contacted: true });
    await hotline.complete(id, 'handle', 'ls-dcg', { result: '完成' });
    await hotline.complete(id, 'review', 'ls-dcg-head', { approved: true });
    await hotline.complete(id, 'reply', 'ls-dcg', { reply: '已增加班次' });
    for (let attempt = 1; attempt <= 3; attempt++) {
      await hotline.complete(id, 'follow-up', 'huifang', { reached: false });
      if (attempt < 3) await hotline.advance('PT4H');
    }
    expect((await hotline.tasks(id)).map(({ type }) => type)).toEqual(['archive']);
  });

  it('books every minute of its life to one holder', async () => {
    const id = await hotline.register({ title: '水压', content: '水压太低' });
    await hotline.advance('PT1H');
    await hotline.complete(id, 'dispatch', 'paidan');
    await hotline.advance('PT2H');
    await hotline.complete(id, 'sign', 'ls-dcg', { outcome: 'signed' });
    const { holders } = (await hotline.call('GET', `/api/v1/cases/${id}`)).body;
    expect(holders.map(({ holder }: { holder: { kind: string } }) => holder.kind)).toEqual(['centre', 'lead-unit']);
    expect(holders[1].from).toBe(holders[0].to);
  });
});
