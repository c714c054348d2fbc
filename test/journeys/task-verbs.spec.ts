import { diagram, flows } from '../engine/support/diagrams.js';
import { Hotline } from '../support/hotline.js';
import { Desk } from './support/desk.js';
import { Journey } from './support/journey.js';

let hotline: Hotline;
let desk: Desk;
beforeAll(async () => {
  hotline = await Hotline.open();
  desk = new Desk(hotline);
  for (const [username, unitCode] of [
    ['dcg-second', 'LS-DCG'],
    ['dcg-third', 'LS-DCG'],
  ])
    await hotline.call('POST', '/api/v1/accounts', {
      body: { username, name: username, password: 'demo-12345', unitCode, roles: ['handler'] },
    });
}, 60_000);
afterAll(() => hotline.close());

/** A case that LS-DCG handles, with co-handlers if there are any. */
async function handled(coUnits: string[] = [], facts = {}) {
  const journey = new Journey(hotline, await hotline.register(facts));
  await journey.centre('paidan', 'dispatch', { leadUnit: 'LS-DCG', coUnits });
  await journey.unit('LS-DCG', 'sign', { outcome: 'signed' });
  await journey.unit('LS-DCG', 'contact', { contacted: true });
  return { journey, id: await journey.taskOf('LS-DCG', 'handle') };
}

describe('抄送', () => {
  const copies = async (as: string) =>
    (await hotline.call('GET', '/api/v1/task-copies?limit=200', { as })).body.items as Record<string, any>[];

  it('shows the case to people and units, who owe nothing', async () => {
    const { journey, id } = await handled();
    expect([(await journey.get('', 'ls-dhb')).status, (await journey.get('', 'ls-dsc-head')).status]).toEqual([
      403, 403,
    ]);
    const recipients = [{ username: 'ls-dhb' }, { unit: 'LS-DSC' }];
    expect((await desk.done('ls-dcg', id, 'copies', { recipients, note: '请知悉' })).to).toEqual(recipients);
    expect([(await journey.get('', 'ls-dhb')).status, (await journey.get('', 'ls-dsc-head')).status]).toEqual([
      200, 200,
    ]);
    expect((await copies('ls-dhb'))[0]).toMatchObject({
      taskId: id,
      caseId: journey.caseId,
      note: '请知悉',
      readAt: null,
    });
    expect((await desk.complete('ls-dhb', id, { result: 'x' })).status).toBe(403);
    expect(await journey.said('task.copied')).toMatchObject([{ to: recipients }]);
    const { body } = await hotline.call('GET', '/api/v1/cases?limit=200', { as: 'ls-dhb' });
    expect(body.items.map((each: { id: string }) => each.id)).toContain(journey.caseId);
  });

  it('is read by everybody for themselves; unread ones come first', async () => {
    for (let count = 0; count < 3; count++) {
      const { id } = await handled();
      await desk.done('ls-dcg', id, 'copies', { recipients: [{ unit: 'LS-DWJ' }] });
    }
    const newest = (await copies('ls-dwj'))[0]!;
    const read = await hotline.call('POST', `/api/v1/task-copies/${newest.id}/read`, { as: 'ls-dwj' });
    expect(read).toMatchObject({ status: 200, body: { id: newest.id, unitCode: 'LS-DWJ' } });
    expect((await copies('ls-dwj')).map(({ readAt }) => readAt === null)).toEqual([true, true, false]);
    expect((await copies('ls-dwj-head'))[0]).toMatchObject({ id: newest.id, readAt: null });
    const first = await hotline.call('GET', '/api/v1/task-copies?limit=2', { as: 'ls-dwj' });
    const path = `/api/v1/task-copies?limit=2&cursor=${first.body.nextCursor}`;
    expect((await hotline.call('GET', path, { as: 'ls-dwj' })).body).toMatchObject({
      items: [{ id: newest.id }],
      nextCursor: null,
    });
    expect((await hotline.call('GET', '/api/v1/task-copies?cursor=WyJ4Il0', { as: 'ls-dwj' })).status).toBe(400);
    expect((await hotline.call('POST', `/api/v1/task-copies/${newest.id}/read`, { as: 'ls-dhb' })).status).toBe(404);
  });

  it('of a confidential case goes to nobody who does not act on it', async () => {
    const { journey, id } = await handled(['LS-DGA'], { confidential: true });
    for (const recipient of [{ username: 'ls-dhb' }, { unit: 'LS-DHB' }, { username: 'lingdao' }])
      expect(await desk.act('ls-dcg', id, 'copies', { recipients: [recipient] })).toMatchObject({
        status: 403,
        body: { code: 'case-confidential' },
      });
    expect((await desk.act('ls-dcg', id, 'copies', { recipients: [{ username: 'ls-dga' }] })).status).toBe(201);
    expect((await journey.get('', 'ls-dhb')).status).toBe(403);
  });

  it('is sent by who may act on the task', async () => {
    const { id } = await handled();
    expect((await desk.act('ls-dga', id, 'copies', { recipients: [{ username: 'ls-dhb' }] })).status).toBe(403);
    expect((await desk.act('ls-dcg', id, 'copies', { recipients: [{ username: 'nobody' }] })).status).toBe(422);
  });
});

describe('催办', () => {
  it('is for supervisors, dispatchers, leaders and the units above; once in ten minutes each', async () => {
    const { journey, id } = await handled();
    await desk.done('ls-dcg', id, 'claim');
    for (const as of ['ls-dcg', 'ls-dga'])
      expect(await desk.act(as, id, 'urgings')).toMatchObject({ status: 403, body: { code: 'task-urging-forbidden' } });
    expect((await desk.done('duban', id, 'urgings', { note: '市民再次来电' })).urgings).toBe(1);
    expect(await desk.act('duban', id, 'urgings')).toMatchObject({ status: 409, body: { code: 'task-urged-already' } });
    for (const as of ['paidan', 'lingdao']) await desk.done(as, id, 'urgings');
    await hotline.advance('PT11M');
    expect((await desk.done('duban', id, 'urgings')).urgings).toBe(4);
    expect(await journey.said('task.urged')).toMatchObject([{ note: '市民再次来电', count: 1 }, {}, {}, { count: 4 }]);
    const { body } = await hotline.call('GET', '/api/v1/notifications?limit=200', { as: 'ls-dcg' });
    expect((body.items as Record<string, any>[]).filter(({ template }) => template === 'urge').length).toBe(4);
  });

  it('comes from the county above a township, not from another county', async () => {
    const journey = new Journey(hotline, await hotline.register());
    await journey.centre('paidan', 'dispatch', { overruleReason: '属地办理', leadUnit: 'LS-SZ-01' });
    await journey.unit('LS-SZ-01', 'sign', { outcome: 'signed' });
    const id = await journey.taskOf('LS-SZ-01', 'contact');
    expect((await desk.act('ls-wt', id, 'urgings')).status).toBe(403);
    expect((await desk.act('ls-sz', id, 'urgings')).status).toBe(201);
  });

  it('counts both when two come at once, and one when one person comes twice', async () => {
    const { id } = await handled();
    const both = await Promise.all([desk.act('duban', id, 'urgings'), desk.act('paidan', id, 'urgings')]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    const twice = await Promise.all([desk.act('lingdao', id, 'urgings'), desk.act('lingdao', id, 'urgings')]);
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await desk.task('ls-dcg', id)).urgings).toBe(3);
  });

  it('needs an open task whose diagram allows it', async () => {
    const { id } = await handled();
    await desk.complete('ls-dcg', id, { result: '已处理' });
    expect(await desk.act('duban', id, 'urgings')).toMatchObject({ status: 409, body: { code: 'task-ended' } });
  });
});

describe('a task that is handed on', () => {
  it('is not delegated to oneself, nor back to anybody who delegated it', async () => {
    const { id } = await handled();
    const give = (as: string, username: string) => desk.act(as, id, 'delegation', { username });
    expect(await give('ls-dcg', 'LS-DCG')).toMatchObject({ status: 409, body: { code: 'task-circular' } });
    expect((await give('ls-dcg', 'dcg-second')).status).toBe(200);
    expect((await give('dcg-second', 'ls-dcg')).status).toBe(409);
    expect((await give('dcg-second', 'dcg-third')).status).toBe(200);
    expect((await give('dcg-third', 'ls-dcg')).status).toBe(409);
    await desk.done('dcg-third', id, 'release');
    expect((await give('ls-dcg', 'dcg-second')).status).toBe(200);
  });

  it('is not transferred to the unit that has it, nor back to one that handed it on', async () => {
    const journey = new Journey(hotline, await hotline.register());
    await journey.centre('paidan', 'dispatch', { overruleReason: '属地办理', leadUnit: 'LS-SZ' });
    await journey.unit('LS-SZ', 'sign', { outcome: 'signed' });
    const id = await journey.taskOf('LS-SZ', 'contact');
    const move = (as: string, unitCode: string) => desk.act(as, id, 'transfer', { unitCode, reason: '属地' });
    expect(await move('ls-sz', 'LS-SZ')).toMatchObject({ status: 409, body: { code: 'task-circular' } });
    expect((await move('ls-sz', 'LS-SZ-01')).status).toBe(200);
    expect((await move('ls-sz-01', 'LS-SZ')).status).toBe(409);
    expect((await move('ls-sz-01', 'LS-SZ-01-01')).status).toBe(200);
    for (const unit of ['LS-SZ', 'LS-SZ-01']) expect((await move('ls-sz-01-01', unit)).status).toBe(409);
  });
});

describe('in parallel branches', () => {
  it('transfer and delegation of one leave the others and the join alone', async () => {
    const journey = new Journey(hotline, await hotline.register());
    await journey.centre('paidan', 'dispatch', {
      overruleReason: '属地办理',
      leadUnit: 'LS-SZ',
      coUnits: ['LS-DCG', 'LS-DZJ'],
    });
    await journey.unit('LS-SZ', 'sign', { outcome: 'signed' });
    await journey.unit('LS-SZ', 'contact', { contacted: true });
    const [lead, co] = [await journey.taskOf('LS-SZ', 'handle'), await journey.taskOf('LS-DCG', 'co-handle')];
    const other = await desk.task('duban', await journey.taskOf('LS-DZJ', 'co-handle'));
    await desk.done('ls-sz', lead, 'transfer', { unitCode: 'LS-SZ-01', reason: '属地' });
    await desk.done('ls-dcg', co, 'delegation', { username: 'dcg-second' });
    expect(await desk.task('duban', other.id)).toEqual(other);
    expect(await desk.differences()).toEqual([]);
    await desk.done('dcg-second', co, 'completion', { variables: { result: '一' } });
    await desk.done('ls-sz-01', lead, 'completion', { variables: { result: '二' } });
    expect(await journey.open()).toEqual(['co-handle']);
    await journey.unit('LS-DZJ', 'co-handle', { result: '三' });
    expect(await journey.open()).toEqual(['review']);
    expect(await desk.differences()).toEqual([]);
  });

  it('a return of one branch ends that branch alone, and the join still waits for the other', async () => {
    const step = (id: string, unit: string, marker = '') =>
      `<userTask id="${id}"><extensionElements><zeebe:assignmentDefinition candidateGroups="${unit}"/><lx:step actions="return urge"/></extensionElements>${marker}</userTask>`;
    const loop = `<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="= units" inputElement="unit"/></extensionElements></multiInstanceLoopCharacteristics>`;
    const drawn = `<startEvent id="s"/><parallelGateway id="f"/>${step('many', '= &quot;unit:&quot; + unit', loop)}${step('one', 'unit:LS-DCG')}<parallelGateway id="j"/>${step('z', 'unit:LS-DCG')}<endEvent id="e"/>`;
    const xml = diagram(drawn + flows('s>f', 'f>many', 'f>one', 'many>j', 'one>j', 'j>z', 'z>e'), '', 'branches');
    const instance = await desk.start(xml, { units: ['LS-DGA', 'LS-DZJ'] });
    const [first, second] = await desk.openAt(instance, 'many');
    const returned = { grounds: 'not-our-duty', reason: '不属我局' };
    await desk.done('ls-dga', first!.id, 'return', returned);
    expect(await desk.elements(instance)).toEqual(['many', 'one']);
    expect(await desk.task('ls-dzj', second!.id)).toMatchObject({ revision: 1, state: 'open' });
    await desk.done('ls-dcg', (await desk.openAt(instance, 'one'))[0]!.id, 'return', returned);
    expect(await desk.elements(instance)).toEqual(['many']);
    expect(await desk.differences()).toEqual([]);
    await desk.done('ls-dzj', second!.id, 'completion');
    expect(await desk.elements(instance)).toEqual(['z']);
  });
});
