import { Hotline } from '../support/hotline.js';
import { runSql } from '../support/run-sql.js';
import { Journey } from './support/journey.js';

let hotline: Hotline;
beforeAll(async () => void (hotline = await Hotline.open()), 60_000);
afterAll(() => hotline.close());

const check = async () => (await hotline.call('POST', '/api/v1/holder-checks')).body.items as Record<string, string>[];
const entries = async () =>
  (await hotline.call('GET', '/api/v1/administrator-entries')).body.items as Record<string, string>[];

describe('no case without a holder, ever', () => {
  it('holds along the way of a case', async () => {
    const journey = new Journey(hotline, await hotline.register());
    expect(await check()).toEqual([]);
    await journey.centre('paidan', 'dispatch', { leadUnit: 'LS-DCG' });
    await journey.handledBy('LS-DCG');
    await journey.unit('LS-DCG', 'reply', { reply: '已处理' });
    expect(await check()).toEqual([]);
  });

  it('a task for a unit that has no people goes to the dispatchers, and the administrator is told', async () => {
    const { body } = await hotline.call('GET', '/api/v1/accounts?unitCode=LS-DHB');
    for (const { id } of body.items as { id: string }[])
      await hotline.call('PATCH', `/api/v1/accounts/${id}`, { body: { enabled: false } });
    const journey = new Journey(hotline, await hotline.register());
    await journey.centre('paidan', 'dispatch', { leadUnit: 'LS-DHB', overruleReason: '测试' });
    const [sign] = await hotline.tasks(journey.caseId);
    expect(sign?.candidateGroups).toEqual(['unit:LS-DHB', 'role:dispatcher']);
    expect((await entries()).map(({ subject }) => subject)).toContain('unit:LS-DHB');
    expect(await check()).toEqual([]);
  });

  it('is seen at night when it was broken', async () => {
    const caseId = await hotline.register();
    await runSql(hotline.db.url, `UPDATE holder_span SET to_at = from_at WHERE case_id = '${caseId}'`);
    await hotline.advance('P1D');
    expect((await entries()).map(({ kind }) => kind)).toContain('case-no-holder');
    expect((await check()).map(({ caseId: found }) => found)).toEqual([caseId]);
  });

  it('an empty roster calls the head, and is an entry for the administrator', async () => {
    const { body } = await hotline.call('GET', '/api/v1/units/LS-DCG/duty', { as: 'ls-dcg' });
    const [officer, head, leader] = body.items as Record<string, any>[];
    expect(officer).toMatchObject({ post: 'duty-officer', usernames: ['ls-dcg-head'] });
    expect(officer?.fallback).toMatch(/empty/);
    expect([head?.usernames, leader?.usernames]).toEqual([['ls-dcg-head'], ['lingdao']]);
  });

  it('shifts hand over: one leaves a note, another takes it, nobody takes their own', async () => {
    const path = '/api/v1/units/LS-DCG/duty-handovers';
    const { status, body } = await hotline.call('POST', path, { as: 'ls-dcg', body: { note: '塌陷处待回填' } });
    expect(status).toBe(201);
    const take = (as: string) => hotline.call('POST', `${path}/${body.id}/acceptance`, { as });
    expect((await take('ls-dcg')).status).toBe(409);
    expect((await take('ls-dcg-head')).body).toMatchObject({ takenBy: 'ls-dcg-head' });
    expect((await hotline.call('POST', path, { as: 'ls-sz', body: { note: 'x' } })).status).toBe(403);
  });
});
