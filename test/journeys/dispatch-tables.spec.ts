import { Hotline } from '../support/hotline.js';
import { DispatchTableOffice, RULES, THREE_DAYS } from './support/dispatch-table-office.js';

const { light, city, phone } = RULES;
let hotline: Hotline;
let office: DispatchTableOffice;
beforeAll(async () => {
  hotline = await Hotline.open();
  office = new DispatchTableOffice(hotline);
}, 60_000);
afterAll(() => hotline.close());

describe('the table', () => {
  it('is versioned: an older basis is refused, old versions stay, equal rules make none', async () => {
    const { version } = await office.publish(light);
    expect(await office.publish(light)).toMatchObject({ version });
    const { version: next } = await office.publish(city);
    expect(next).toBe(version + 1);
    expect(await office.call('PUT', '/current', { basedOn: version, rules: [light] })).toMatchObject({
      ...{ status: 409, body: { code: 'dispatch-table-changed', current: { version: next } } },
    });
    expect((await office.call('GET', `/versions/${version}`)).body.rules).toMatchObject([light]);
    const { body } = await office.call('GET', '/versions?limit=1');
    expect(body.items).toMatchObject([{ version: next, note: '试行', publishedBy: { username: 'admin' } }]);
    expect(body.nextCursor).not.toBeNull();
    expect(await office.call('GET', '/versions/99999')).toMatchObject({
      ...{ status: 404, body: { code: 'dispatch-table-version-unknown' } },
    });
  });

  it('is published once when two publish on the same basis', async () => {
    const version = await office.version();
    const bodies = [light, city].map((rule, note) => ({ basedOn: version, rules: [rule, phone], note: String(note) }));
    const both = await Promise.all(bodies.map((body) => office.call('PUT', '/current', body)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('names the rule and the field of every fault', async () => {
    const looser = { reply: { value: 16, unit: 'working-day', clock: 'working' } };
    const odd = { reply: { value: 1, unit: 'fortnight', clock: 'working' }, contact: 7 };
    expect(
      await office.faults(
        { ...phone, category: '9999', place: 'NOWHERE' },
        { ...phone, channel: 'pigeon', nature: 'x', urgency: 'y', process: 'no\0process' },
        { ...phone, leadUnit: 'NOWHERE', coUnits: ['LS-DGA', 'LS-DGA'] },
        { leadUnit: 'LS-DGA', limits: looser, clause: '甲' },
        { leadUnit: 'LS-DGA', limits: odd, clause: '甲' },
      ),
    ).toEqual([
      'rules.0.category: "9999" is not a known category',
      'rules.0.place: "NOWHERE" is not a known place',
      'rules.1.channel: "pigeon" is not a known channel',
      'rules.1.nature: "x" is not a known nature',
      'rules.1.urgency: "y" is not a known urgency',
      'rules.1.process: "no\0process" is not published',
      'rules.2.leadUnit: "NOWHERE" is not a unit',
      'rules.2.coUnits: "LS-DGA" is named twice',
      expect.stringMatching(/^rules\.3\.limits\.reply: limit would end later than the ceiling "省定上限：投诉、举报"/),
      'rules.4.limits.reply: limit.unit does not go with clock working',
      expect.stringMatching(/^rules\.4\.limits\.contact: /),
    ]);
  });

  it('takes a limit up to the ceiling of the matters its rule is for', async () => {
    const days = (value: number) => ({ reply: { value, unit: 'working-day', clock: 'working' } });
    const rule = { nature: 'complaint', leadUnit: 'LS-DGA', clause: '甲' };
    await office.publish({ ...rule, limits: days(15) });
    expect(await office.faults({ ...rule, limits: days(16) })).toHaveLength(1);
    expect(await office.faults({ ...rule, nature: 'help', limits: days(15) })).toHaveLength(1);
  });

  it('refuses shapes that are no table', async () => {
    const version = await office.version();
    const bodies = [{}, { basedOn: version, rules: [1] }, { basedOn: version, rules: [{ leadUnit: 'LS-DGA' }] }];
    for (const body of [...bodies, { basedOn: 'x', rules: [] }, { basedOn: version, rules: [{ ...light, more: 1 }] }])
      expect((await office.call('PUT', '/current', body)).status).toBe(400);
    expect((await office.call('POST', '/test', { facts: 7 })).status).toBe(400);
    expect((await office.call('POST', '/test', { facts: { category: '9999' } })).body).toMatchObject({
      ...{ status: 422, code: 'dispatch-facts-invalid', errors: [{ path: 'facts.category' }] },
    });
    for (const path of ['/versions/x', '/versions?cursor=x']) expect((await office.call('GET', path)).status).toBe(400);
  });

  it('warns of a rule that can never fit', async () => {
    const hidden = { category: '0103', place: 'LS-SZ', leadUnit: 'LS-DCG', clause: '丙' };
    expect((await office.publish(city, hidden)).warnings).toEqual([
      { path: 'rules.1.rule', message: 'can never fit: rule 1 takes all of its cases' },
    ]);
    expect((await office.publish(hidden, city)).warnings).toEqual([]);
  });

  it('goes out as CSV and comes back the same', async () => {
    const provincial = {
      channel: 'provincial-transfer',
      leadUnit: 'category',
      process: 'standard',
      clause: '含"引号",逗号',
    };
    const { version } = await office.publish(light, city, provincial);
    const csv = await office.csv();
    expect(csv).toContain('reply 3 working-day working');
    expect((await office.putCsv(csv)).body).toEqual({ version, warnings: [] });
    expect((await office.putCsv(csv.replace('市规第一条', '市规第九条'))).body.version).toBe(version + 1);
    expect((await office.putCsv(csv, `?basedOn=${version}`)).status).toBe(409);
    const header = 'category,leadUnit,limits,clause\n';
    const bad = await office.putCsv(`${header}01,LS-DGA,,甲\n9999,NOWHERE,reply 99 working-day working,甲\n`);
    expect(bad.body.errors.map(({ path }: { path: string }) => path)).toEqual(['line 3', 'line 3', 'line 3']);
    expect((await office.putCsv(`${header}01,,reply soon,\n`)).body.errors).toHaveLength(3);
    expect((await office.putCsv('nothing')).body).toMatchObject({ status: 422, code: 'dispatch-table-refused' });
  });

  it('is edited by administrators, read and tested by dispatchers and supervisors, and by nobody else', async () => {
    for (const as of ['paidan', 'duban']) {
      expect((await office.call('GET', '/current', undefined, as)).status).toBe(200);
      expect((await office.call('POST', '/test', { facts: {} }, as)).status).toBe(200);
      expect((await office.call('PUT', '/current', { basedOn: 0, rules: [] }, as)).status).toBe(403);
      expect((await office.call('PUT', '/import', { csv: 'leadUnit,clause\n' }, as)).status).toBe(403);
    }
    expect((await office.call('GET', '/current', undefined, 'ls-dcg')).status).toBe(403);
    expect((await office.call('POST', '/test', { facts: {} }, 'zuoxi')).status).toBe(403);
  });

  it('has every publication in the audit', async () => {
    const { version } = await office.publish({ ...light, clause: '审计' });
    const events = await hotline.db.database.query<{ data: object }>(
      `SELECT data FROM audit_event WHERE type = 'dispatch-table.published' ORDER BY seq DESC LIMIT 1`,
    );
    expect(events[0]?.data).toMatchObject({ version, rules: 1, note: '试行' });
  });
});

describe('the test box', () => {
  it('shows why the rules before the one that fits do not', async () => {
    await office.publish(light, phone, city);
    const { considered, proposal, limits } = await office.tried({
      category: '0101',
      place: 'LS-WT',
      channel: 'wechat',
    });
    expect(proposal).toMatchObject({ leadUnit: 'LS-DZJ', rule: 3 });
    expect(limits).toMatchObject({ reply: THREE_DAYS });
    expect(considered).toMatchObject([
      { rule: 1, fits: false, because: [{ path: 'place', message: '"LS-SZ" is asked, "LS-WT" is given' }] },
      { rule: 2, fits: false, because: [{ path: 'channel' }, { path: 'nature' }, { path: 'urgency' }] },
      { rule: 3, fits: true, because: [] },
    ]);
  });

  it('tries a draft without saving it', async () => {
    const { version } = await office.publish(light);
    expect(
      (await office.tried({ category: '0401' }, [city, { leadUnit: 'LS-DSW', clause: '丁' }])).proposal,
    ).toMatchObject({
      ...{ leadUnit: 'LS-DSW', rule: 2, version: null },
    });
    expect(await office.version()).toBe(version);
    expect(
      (await office.call('POST', '/test', { facts: {}, rules: [{ leadUnit: 'NOWHERE', clause: '丁' }] })).status,
    ).toBe(422);
  });
});
