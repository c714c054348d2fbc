import { Hotline } from '../support/hotline.js';
import { runSql } from '../support/run-sql.js';
import { Desk, type Shown } from './support/desk.js';
import { Journey } from './support/journey.js';

let hotline: Hotline;
let desk: Desk;
beforeAll(async () => {
  hotline = await Hotline.open();
  desk = new Desk(hotline);
}, 60_000);
afterAll(() => hotline.close());

const reason = '附件传错';
const withdraw = (as: string, id: string) => desk.act(as, id, 'withdrawal', { reason });

/** A case in hand of LS-DCG that owes the contact. */
async function signed(coUnits: string[] = []): Promise<Journey> {
  const journey = new Journey(hotline, await hotline.register());
  await journey.centre('paidan', 'dispatch', { leadUnit: 'LS-DCG', coUnits });
  await journey.unit('LS-DCG', 'sign', { outcome: 'signed' });
  return journey;
}

/** The same, handled by LS-DCG with others. */
async function inHand(coUnits: string[] = []): Promise<Journey> {
  const journey = await signed(coUnits);
  await journey.unit('LS-DCG', 'contact', { contacted: true });
  return journey;
}

/** Completes a unit's task; answers its id. */
async function complete(journey: Journey, unit: string, type: string, variables: object): Promise<string> {
  const id = await journey.taskOf(unit, type);
  await desk.done(unit.toLowerCase(), id, 'completion', { variables });
  return id;
}

const clocks = (caseId: string) =>
  runSql<Shown>(
    hotline.db.url,
    `SELECT measure, state, started_at, warn_at, due_at, stopped_at, next_at FROM sla_clock WHERE case_id = $1 ORDER BY id`,
    [caseId],
  );

const refused = (why: string) => ({ status: 409, body: { code: 'task-withdrawal-refused', reason: why } });

describe('撤回: a completed task is taken back', () => {
  it('as if it had never been completed: task, clocks and holder', async () => {
    const journey = await signed();
    const before = await clocks(journey.caseId);
    const id = await complete(journey, 'LS-DCG', 'contact', { contacted: true, contactNote: '约明早' });
    const [ahead] = await hotline.tasks(journey.caseId);
    const { status, body: next } = await withdraw('ls-dcg', id);
    expect({ status, next }).toMatchObject({
      status: 200,
      next: { elementId: 'Contact', state: 'open', replaces: id, assignee: 'ls-dcg', type: 'contact' },
    });
    expect(await clocks(journey.caseId)).toEqual(before);
    expect(await desk.task('duban', id)).toMatchObject({ state: 'completed', withdrawnAt: expect.any(String) });
    expect(await desk.task('duban', ahead!.id)).toMatchObject({ state: 'cancelled' });
    expect(await journey.said('task.withdrawn')).toMatchObject([{ taskId: id, reason, next: next.id }]);
    expect(await journey.open()).toEqual(['contact']);
    expect(await desk.differences()).toEqual([]);
    await desk.done('ls-dcg', next.id, 'completion', { variables: { contacted: true } });
    expect(await journey.open()).toEqual(['handle']);
  });

  it('and what it had written is what it was', async () => {
    const journey = await inHand();
    const [{ processInstanceId }] = (await hotline.tasks(journey.caseId)) as [Shown];
    const before = await desk.variables(processInstanceId as string);
    const id = await complete(journey, 'LS-DCG', 'handle', { result: '已处理', remark: '新' });
    expect(await desk.variables(processInstanceId as string)).toMatchObject({ result: '已处理', remark: '新' });
    await desk.done('ls-dcg', id, 'withdrawal', { reason });
    expect(await desk.variables(processInstanceId as string)).toEqual(before);
  });

  it('again and again, each time from the task that replaced the last one', async () => {
    const journey = await signed();
    let id = await complete(journey, 'LS-DCG', 'contact', { contacted: true });
    for (let count = 0; count < 3; count++) {
      const next = await desk.done('ls-dcg', id, 'withdrawal', { reason });
      expect(await withdraw('ls-dcg', id)).toMatchObject(refused('not-completed'));
      id = next.id as string;
      await desk.done('ls-dcg', id, 'completion', { variables: { contacted: true } });
    }
    expect(await desk.differences()).toEqual([]);
  });

  it('stays with the unit it had been transferred to', async () => {
    const journey = new Journey(hotline, await hotline.register());
    await journey.centre('paidan', 'dispatch', { overruleReason: '属地办理', leadUnit: 'LS-SZ' });
    await journey.unit('LS-SZ', 'sign', { outcome: 'signed' });
    const id = await journey.taskOf('LS-SZ', 'contact');
    await desk.done('ls-sz', id, 'transfer', { unitCode: 'LS-SZ-01', reason: '属地' });
    await desk.done('ls-sz-01', id, 'completion', { variables: { contacted: true } });
    expect(await desk.done('ls-sz-01', id, 'withdrawal', { reason })).toMatchObject({
      candidateGroups: ['unit:LS-SZ-01'],
      assignee: 'ls-sz-01',
    });
  });

  it('also inside a process that another one called', async () => {
    const journey = await inHand();
    await journey.unit('LS-DCG', 'handle', { result: '一' });
    await journey.head('LS-DCG', 'review', { approved: true });
    await journey.unit('LS-DCG', 'reply', { reply: '已修好' });
    await journey.followedUp('dissatisfied');
    const analysis = { reasonable: true, classification: 'not-solved', cause: '没有修好' };
    await journey.centre('duban', 'analyse-dissatisfaction', analysis);
    const id = await complete(journey, 'LS-DCG', 'rework', { result: '再次修理' });
    await desk.done('ls-dcg', id, 'withdrawal', { reason });
    expect(await journey.open()).toEqual(['rework']);
    expect(await desk.differences()).toEqual([]);
    await journey.unit('LS-DCG', 'rework', { result: '再次修理' });
    expect(await journey.open()).toEqual(['review-rework']);
  });

  it('a limit that passed in between is late, as if its clock had never stopped', async () => {
    const journey = await signed();
    const id = await complete(journey, 'LS-DCG', 'contact', { contacted: true });
    await hotline.advance('P4D');
    await desk.done('ls-dcg', id, 'withdrawal', { reason });
    await hotline.advance('PT1S');
    expect(await journey.said('sla.breached')).toMatchObject([{ measure: 'contact' }]);
  });
});

describe('in parallel branches', () => {
  it('a branch whose token waits at the join goes back alone', async () => {
    const journey = await inHand(['LS-DGA', 'LS-DZJ']);
    const other = await desk.task('duban', await journey.taskOf('LS-DGA', 'co-handle'));
    const id = await complete(journey, 'LS-DCG', 'handle', { result: '一' });
    expect(await journey.open()).toEqual(['co-handle', 'co-handle']);
    await desk.done('ls-dcg', id, 'withdrawal', { reason });
    expect(await journey.open()).toEqual(['co-handle', 'co-handle', 'handle']);
    expect(await desk.task('duban', other.id)).toEqual(other);
    expect(await desk.differences()).toEqual([]);
    for (const unit of ['LS-DGA', 'LS-DZJ']) await journey.unit(unit, 'co-handle', { result: unit });
    expect(await journey.open()).toEqual(['handle']);
    await journey.unit('LS-DCG', 'handle', { result: '三' });
    expect(await journey.open()).toEqual(['review']);
  });

  it('the last one takes the join back with it', async () => {
    const journey = await inHand(['LS-DGA']);
    await journey.unit('LS-DGA', 'co-handle', { result: '一' });
    const holders = (await journey.get('')).body.holders;
    const id = await complete(journey, 'LS-DCG', 'handle', { result: '二' });
    expect(await journey.open()).toEqual(['review']);
    await desk.done('ls-dcg', id, 'withdrawal', { reason });
    expect(await journey.open()).toEqual(['handle']);
    expect((await journey.get('')).body.holders).toEqual(holders);
    expect(await desk.differences()).toEqual([]);
    await journey.unit('LS-DCG', 'handle', { result: '三' });
    expect(await journey.open()).toEqual(['review']);
  });

  it('one of several co-handlers goes back, and the round counts right', async () => {
    const journey = await inHand(['LS-DGA', 'LS-DZJ']);
    const [{ processInstanceId }] = (await hotline.tasks(journey.caseId)) as [Shown];
    const id = await complete(journey, 'LS-DGA', 'co-handle', { result: '一' });
    await desk.done('ls-dga', id, 'withdrawal', { reason });
    await journey.unit('LS-DZJ', 'co-handle', { result: '二' });
    await journey.unit('LS-DCG', 'handle', { result: '三' });
    expect(await journey.open()).toEqual(['co-handle']);
    await journey.unit('LS-DGA', 'co-handle', { result: '四' });
    expect(await journey.open()).toEqual(['review']);
    expect(await desk.variables(processInstanceId as string)).toMatchObject({ coResults: ['四', '二'] });
    expect(await desk.differences()).toEqual([]);
  });

  it('the last co-handler reopens the round', async () => {
    const journey = await inHand(['LS-DGA', 'LS-DZJ']);
    await journey.unit('LS-DGA', 'co-handle', { result: '一' });
    const id = await complete(journey, 'LS-DZJ', 'co-handle', { result: '二' });
    await desk.done('ls-dzj', id, 'withdrawal', { reason });
    expect(await journey.open()).toEqual(['co-handle', 'handle']);
    expect(await desk.differences()).toEqual([]);
    await journey.unit('LS-DZJ', 'co-handle', { result: '三' });
    await journey.unit('LS-DCG', 'handle', { result: '四' });
    expect(await journey.open()).toEqual(['review']);
  });

  it('is refused once another branch entered the same fields, and possible again from the last one back', async () => {
    const journey = await inHand(['LS-DGA']);
    const first = await complete(journey, 'LS-DCG', 'handle', { result: '同样' });
    const before = (await hotline.tasks(journey.caseId)).map(({ type }) => type as string);
    const last = await complete(journey, 'LS-DGA', 'co-handle', { result: '同样' });
    expect(await withdraw('ls-dcg', first)).toMatchObject(refused('variables-changed'));
    await desk.done('ls-dga', last, 'withdrawal', { reason });
    expect(await journey.open()).toEqual(before);
    expect((await withdraw('ls-dcg', first)).status).toBe(200);
    expect(await journey.open()).toEqual(['co-handle', 'handle']);
    expect(await desk.differences()).toEqual([]);
  });
});

describe('is refused', () => {
  it('to others than who completed it, and where the diagram does not allow it', async () => {
    const journey = await signed();
    const id = await journey.taskOf('LS-DCG', 'contact');
    expect((await withdraw('ls-dcg', id)).status).toBe(403);
    await desk.done('ls-dcg', id, 'completion', { variables: { contacted: true } });
    for (const as of ['ls-dga', 'duban', 'admin'])
      expect(await withdraw(as, id)).toMatchObject({ status: 403, body: { code: 'task-not-yours' } });
    expect((await desk.act('ls-dcg', id, 'withdrawal')).status).toBe(400);
    const { body } = await hotline.call('GET', '/api/v1/tasks?state=completed&type=sign&limit=200', { as: 'ls-dcg' });
    expect(await withdraw('ls-dcg', body.items[0].id)).toMatchObject({
      status: 403,
      body: { code: 'task-action-not-allowed' },
    });
  });

  it('once somebody claimed, released or remarked on what it led to', async () => {
    const touches: [as: string, verb: string, body?: object][][] = [
      [['ls-dcg-head', 'claim']],
      [
        ['ls-dcg-head', 'claim'],
        ['ls-dcg-head', 'release'],
      ],
      [['ls-dcg-head', 'comments', { text: '看过' }]],
      [['ls-dcg-head', 'copies', { recipients: [{ username: 'ls-dhb' }] }]],
      [['ls-dcg-head', 'signatures', { verb: 'counter-sign', signers: [{ username: 'ls-dhb' }] }]],
    ];
    for (const touch of touches) {
      const journey = await inHand();
      const id = await complete(journey, 'LS-DCG', 'handle', { result: '已处理' });
      const [ahead] = await hotline.tasks(journey.caseId);
      for (const [as, verb, body] of touch) await desk.done(as, ahead!.id, verb, body);
      expect(await withdraw('ls-dcg', id)).toMatchObject(refused('touched'));
    }
    expect(await desk.differences()).toEqual([]);
  });

  it('once the process has gone on behind it', async () => {
    const journey = await inHand();
    const id = await complete(journey, 'LS-DCG', 'handle', { result: '已处理' });
    await journey.head('LS-DCG', 'review', { approved: true });
    expect(await withdraw('ls-dcg', id)).toMatchObject(refused('touched'));
  });

  it('when the citizen was told', async () => {
    const journey = await signed();
    await journey.unit('LS-DCG', 'contact', { contacted: true });
    await journey.unit('LS-DCG', 'handle', { result: '一' });
    await journey.head('LS-DCG', 'review', { approved: true });
    const id = await complete(journey, 'LS-DCG', 'reply', { reply: '已处理' });
    expect(await withdraw('ls-dcg', id)).toMatchObject({ status: 403, body: { code: 'task-action-not-allowed' } });
  });

  it('when only one of withdrawal and claim can be: whoever is first', async () => {
    for (let round = 0; round < 3; round++) {
      const journey = await inHand();
      const id = await complete(journey, 'LS-DCG', 'handle', { result: '已处理' });
      const [ahead] = await hotline.tasks(journey.caseId);
      const [back, claimed] = await Promise.all([withdraw('ls-dcg', id), desk.act('ls-dcg-head', ahead!.id, 'claim')]);
      expect([back.status, claimed.status].sort()).toEqual([200, 409]);
      expect(await journey.open()).toEqual([back.status === 200 ? 'handle' : 'review']);
    }
    expect(await desk.differences()).toEqual([]);
  });

  it('and two withdrawals at once are one', async () => {
    const journey = await inHand();
    const id = await complete(journey, 'LS-DCG', 'handle', { result: '已处理' });
    const both = await Promise.all([withdraw('ls-dcg', id), withdraw('ls-dcg', id)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await journey.open()).toEqual(['handle']);
  });
});
