import { Hotline } from '../support/hotline.js';
import { DispatchTableOffice, RULES } from './support/dispatch-table-office.js';
import { Journey } from './support/journey.js';

const { light, city, phone } = RULES;
let hotline: Hotline;
let office: DispatchTableOffice;
beforeAll(async () => {
  hotline = await Hotline.open();
  office = new DispatchTableOffice(hotline);
}, 60_000);
afterAll(() => hotline.close());

const journey = async (facts: object = {}) =>
  new Journey(hotline, await hotline.register(facts as Record<string, unknown>));
const dispatched = async (one: Journey) => (await one.said('case.dispatched')).at(-1);

describe('the proposal', () => {
  it('is that of the first rule that fits', async () => {
    await office.publish(light, city, phone);
    const facts = { category: '0101', channel: 'phone', nature: 'help', urgency: 'general' };
    const lead = async (more: object) => (await office.tried({ ...facts, ...more })).proposal;
    expect(await lead({ place: 'LS-SZ' })).toMatchObject({ leadUnit: 'LS-SZ', coUnits: ['LS-DCG'], rule: 1 });
    expect(await lead({ place: 'LS-WT' })).toMatchObject({ leadUnit: 'LS-DZJ', coUnits: [], rule: 2 });
    expect(await lead({ category: '0401' })).toMatchObject({ leadUnit: 'LS-DGA', rule: 3, clause: '市规第三条' });
  });

  it('is asked by a category and a place with all below them, and names the township of the place', async () => {
    await office.publish(light, city);
    const below = { category: '0101', place: 'LS-SZ-01-01' };
    expect((await office.tried(below)).proposal).toMatchObject({ leadUnit: 'LS-SZ-01', rule: 1 });
    expect((await office.tried({ category: '0106' })).proposal).toMatchObject({ leadUnit: 'LS-DZJ', rule: 2 });
    expect((await office.tried({ category: '01' })).proposal).toMatchObject({ rule: 2 });
    expect((await office.tried({ category: '0201' })).proposal).toMatchObject({ rule: null });
  });

  it('is the default unit of the category where no rule fits, and says so', async () => {
    await office.publish(light);
    expect((await office.tried({ category: '0201', place: 'LS-SZ' })).proposal).toEqual({
      ...{ leadUnit: 'LS-DGS', coUnits: [], clause: '事项分类默认承办单位' },
      ...{ rule: null, version: null, mode: null },
    });
  });

  it('is none without both, and administrators are told once', async () => {
    await office.publish(light);
    expect((await office.tried({})).proposal).toBeNull();
    for (const title of ['甲', '乙']) await hotline.register({ category: undefined, title });
    const { body } = await hotline.call('GET', '/api/v1/administrator-entries');
    const entries = body.items.filter(({ kind }: { kind: string }) => kind === 'no-dispatch-rule');
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ subject: '未分类', times: 2 });
  });

  it('passes over a rule whose lead unit was closed meanwhile', async () => {
    await office.publish(
      { category: '01', leadUnit: 'LS-DTX', clause: '甲' },
      { category: '01', leadUnit: 'LS-DGA', clause: '乙' },
    );
    const units = (enabled: boolean) =>
      `code,parent,tier,name,kind,enabled\nLS-DTX,LS,2,通信管理办公室,department,${enabled}\n`;
    await hotline.call('PUT', '/api/v1/units', { body: { csv: units(false) } });
    const { proposal, considered } = await office.tried({ category: '0101' });
    await hotline.call('PUT', '/api/v1/units', { body: { csv: units(true) } });
    expect(proposal).toMatchObject({ leadUnit: 'LS-DGA', rule: 2 });
    expect(considered[0].because).toEqual([{ path: 'leadUnit', message: '"LS-DTX" is no open unit for this case' }]);
  });
});

describe('a case', () => {
  it('goes where the rule says, co-units too, and its history names the rule', async () => {
    const { version } = await office.publish(light, city);
    const one = await journey({ place: 'LS-SZ-02' });
    await one.centre('paidan', 'dispatch');
    expect((await one.get('')).body).toMatchObject({ leadUnit: 'LS-SZ-02', coUnits: ['LS-DCG'] });
    const grounds = { proposedUnit: 'LS-SZ-02', clause: '市规第一条', rule: 1, version, overruled: false };
    expect(await dispatched(one)).toMatchObject(grounds);
  });

  it('goes to another lead only with a reason, which is kept', async () => {
    await office.publish(city);
    const one = await journey();
    const [task] = await hotline.tasks(one.caseId);
    const complete = (variables: object) =>
      hotline.call('POST', `/api/v1/tasks/${task!.id}/completion`, { as: 'paidan', body: { variables } });
    const refused = await complete({ leadUnit: 'LS-DGA' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'task-variables-invalid' } });
    expect(refused.body.errors).toMatchObject([{ path: 'variables.overruleReason' }]);
    expect((await complete({ leadUnit: 'LS-DGA', overruleReason: '涉及治安' })).status).toBe(200);
    expect(await dispatched(one)).toMatchObject({
      ...{ leadUnit: 'LS-DGA', proposedUnit: 'LS-DZJ', clause: '市规第二条', rule: 1 },
      ...{ overruled: true, overruleReason: '涉及治安' },
    });
  });

  it('goes to another lead without a reason once a unit returned it', async () => {
    await office.publish(city);
    const one = await journey();
    await one.centre('paidan', 'dispatch');
    const back = { outcome: 'return', returnGrounds: 'not-our-duty', returnReason: '不属本单位' };
    await one.unit('LS-DZJ', 'sign', back);
    await one.centre('paidan', 'review-return', { returnApproved: true });
    await one.centre('paidan', 'dispatch', { leadUnit: 'LS-DCG' });
    expect(await dispatched(one)).toMatchObject({ leadUnit: 'LS-DCG', overruled: true, count: 2 });
  });

  it('has the limits of its rule, which its clock names', async () => {
    await office.publish(city);
    const one = await journey();
    await one.centre('paidan', 'dispatch');
    const started = (await one.said('sla.started')).find(({ measure }) => measure === 'reply');
    expect(started).toMatchObject({ policyCode: null, clause: '市规第二条' });
    await office.publish();
    const other = await journey({ title: '另一件', content: '另一件' });
    await other.centre('paidan', 'dispatch');
    const usual = (await other.said('sla.started')).find(({ measure }) => measure === 'reply');
    expect(usual).toMatchObject({ policyCode: 'leshan.general.reply' });
    expect(Date.parse(started!.dueAt)).toBeLessThan(Date.parse(usual!.dueAt));
  });

  it('runs the process its rule names, the built-in one where the rule names none', async () => {
    await office.publish({
      category: '0101',
      urgency: 'urgent',
      leadUnit: 'LS-DCG',
      process: 'standard',
      clause: '甲',
    });
    const key = async (facts: object) => {
      const { body } = await hotline.call(
        'GET',
        `/api/v1/cases/${await hotline.register(facts as Record<string, unknown>)}`,
      );
      const { body: instance } = await hotline.call('GET', `/api/v1/process-instances/${body.processInstanceId}`);
      return instance.definitionKey;
    };
    expect(await key({ urgency: 'urgent' })).toBe('standard');
    expect(await key({ urgency: 'urgent', category: '0102' })).toBe('urgent');
  });

  it('sends an urgent case to every unit its rule names, in the limits of the rule', async () => {
    const tenMinutes = { respond: { value: 10, unit: 'minute', clock: '24x7' } };
    await office.publish({
      urgency: 'urgent',
      leadUnit: 'LS-DYJ',
      coUnits: ['LS-DGA'],
      limits: tenMinutes,
      clause: '应急预案',
    });
    const one = await journey({ urgency: 'urgent', title: '塌陷' });
    await one.centre('paidan', 'dispatch-urgent');
    expect(await one.open()).toEqual(['respond', 'respond']);
    const clocks = (await one.said('sla.started')).filter(({ measure }) => measure === 'respond');
    expect(clocks.map(({ clause }) => clause)).toEqual(['应急预案', '应急预案']);
    for (const { startedAt, dueAt } of clocks) expect(Date.parse(dueAt) - Date.parse(startedAt)).toBe(600_000);
  });

  it('takes no limits or proposal from whoever completes its tasks', async () => {
    const one = await journey();
    const [task] = await hotline.tasks(one.caseId);
    for (const name of ['limits', 'proposal', 'proposedUnit']) {
      const path = `/api/v1/tasks/${task!.id}/completion`;
      const { status, body } = await hotline.call('POST', path, { as: 'paidan', body: { variables: { [name]: {} } } });
      expect([status, body.errors[0].path]).toEqual([422, `variables.${name}`]);
    }
  });
});
