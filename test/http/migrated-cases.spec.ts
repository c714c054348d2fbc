import { readFileSync } from 'node:fs';
import { Hotline } from '../support/hotline.js';

const STANDARD = readFileSync('processes/standard.bpmn', 'utf8');

describe('cases whose process gets a new version', () => {
  let hotline: Hotline;
  beforeAll(async () => {
    hotline = await Hotline.open();
  }, 60_000);
  afterAll(() => hotline.close());

  async function publish(xml: string): Promise<string> {
    const { body } = await hotline.call('POST', '/api/v1/process-definitions', { body: { xml } });
    const { status } = await hotline.call('POST', `/api/v1/process-definitions/${body.id}/publication`);
    expect(status).toBe(200);
    return body.id as string;
  }

  /** Moves every running case into a version; answers the verdicts. */
  async function migrate(id: string): Promise<Record<string, any>> {
    const plans = `/api/v1/process-definitions/${id}/migration-plans`;
    const { body: plan } = await hotline.call('POST', plans, { body: {}, as: 'liucheng' });
    await hotline.call('POST', `${plans}/${plan.id}/dry-run`, { as: 'liucheng' });
    await hotline.call('POST', `${plans}/${plan.id}/approval`, { as: 'shenpi' });
    await hotline.call('POST', `${plans}/${plan.id}/application`, { as: 'liucheng' });
    return (await hotline.call('GET', `${plans}/${plan.id}/cases`, { as: 'shenji' })).body;
  }

  it('go on to their archive, with clocks, tasks and a history that is whole', async () => {
    const ids: string[] = [];
    for (let steps = 0; steps < 4; steps++) ids.push(await hotline.register());
    const walk: [string, string, object?][] = [
      ['dispatch', 'paidan'],
      ['sign', 'ls-dcg', { outcome: 'signed' }],
      ['contact', 'ls-dcg', { contacted: true }],
      ['handle', 'ls-dcg', { result: '已修复' }],
      ['review', 'ls-dcg-head', { approved: true }],
      ['reply', 'ls-dcg', { reply: '路灯已修复', internalNote: '更换灯头' }],
      ['follow-up', 'huifang', { reached: true, contacted: true, solved: true, satisfaction: 'satisfied' }],
      ['archive', 'guidang'],
    ];
    const go = async (id: string, [type, as, variables = {}]: (typeof walk)[number]) =>
      hotline.complete(id, type, as, variables);
    for (const [steps, id] of ids.entries()) for (const step of walk.slice(0, steps * 2)) await go(id, step);
    const before = await Promise.all(ids.map((id) => hotline.tasks(id)));
    const { items } = await migrate(await publish(STANDARD));
    expect(items.map(({ verdict, outcome, reasons }: any) => ({ verdict, outcome, reasons }))).toEqual(
      items.map(() => ({ verdict: 'ok', outcome: 'migrated', reasons: [] })),
    );
    expect(items.length).toBeGreaterThanOrEqual(ids.length);
    expect(await Promise.all(ids.map((id) => hotline.tasks(id)))).toEqual(before);
    for (const [steps, id] of ids.entries()) for (const step of walk.slice(steps * 2)) await go(id, step);
    for (const id of ids) {
      const { body } = await hotline.call('GET', `/api/v1/cases/${id}`, { as: 'duban' });
      expect(body).toMatchObject({ status: 'archived' });
      expect(await hotline.history(id)).toEqual(
        expect.arrayContaining(['instance.migrated', 'sla.met', 'case.archived']),
      );
      const { body: chain } = await hotline.call('GET', `/api/v1/cases/${id}/history/verification`);
      expect(chain).toMatchObject({ intact: true });
    }
  });

  it('lie with another holder from then on where the new version says so', async () => {
    const id = await hotline.register();
    const spans = () =>
      hotline.db.database.query<{ holder: string; open: boolean }>(
        `SELECT holder_kind AS holder, to_at IS NULL AS open FROM holder_span WHERE case_id = $1 ORDER BY id`,
        [id],
      );
    expect((await spans()).at(-1)).toEqual({ holder: 'centre', open: true });
    const other = STANDARD.replaceAll('holder="centre"', 'holder="statutory"');
    await migrate(await publish(other));
    expect((await spans()).slice(-2)).toEqual([
      { holder: 'centre', open: false },
      { holder: 'statutory', open: true },
    ]);
  });
});
