import { diagram, flows } from '../engine/support/diagrams.js';
import { Hotline } from '../support/hotline.js';
import { runSql } from '../support/run-sql.js';
import { Desk } from './support/desk.js';

let hotline: Hotline;
let desk: Desk;
beforeAll(async () => {
  hotline = await Hotline.open();
  desk = new Desk(hotline);
}, 60_000);
afterAll(() => hotline.close());

const reason = '附件传错';
const withdraw = (as: string, id: string) => desk.act(as, id, 'withdrawal', { reason });
const refused = (why: string) => ({ status: 409, body: { code: 'task-withdrawal-refused', reason: why } });

describe('撤回 in other shapes of a process', () => {
  const step = (id: string, inner = '') =>
    `<userTask id="${id}"><extensionElements><zeebe:assignmentDefinition candidateGroups="unit:LS-DCG"/><lx:step actions="withdraw"/></extensionElements>${inner}</userTask>`;
  const drawn = (id: string, body: string, roots = '') =>
    diagram(`<startEvent id="s"/>${body}<endEvent id="e"/>`, roots, id);

  /** Completes the first open task at an element; answers its id. */
  async function did(instance: string, element: string, variables = {}): Promise<string> {
    const [task] = await desk.openAt(instance, element);
    await desk.done('ls-dcg', task!.id, 'completion', { variables });
    return task!.id as string;
  }

  it('the end of the process stands', async () => {
    const instance = await desk.start(drawn('over', step('a') + flows('s>a', 'a>e')));
    expect(await withdraw('ls-dcg', await did(instance, 'a'))).toMatchObject(refused('instance-ended'));
  });

  it('what left the process stands', async () => {
    const message = `<message id="m" name="told"><extensionElements><zeebe:subscription correlationKey="= n"/></extensionElements></message>`;
    const throwing = `<intermediateThrowEvent id="x"><messageEventDefinition messageRef="m"/></intermediateThrowEvent>`;
    const service = `<serviceTask id="x"><extensionElements><zeebe:taskDefinition type="cases.check-duplicates"/></extensionElements></serviceTask>`;
    const call = `<callActivity id="x"><extensionElements><zeebe:calledElement processId="over"/></extensionElements></callActivity>`;
    const way = flows('s>a', 'a>x', 'x>b', 'b>e');
    for (const [key, middle, roots, why] of [
      ['throws', throwing, message, 'message-thrown'],
      ['serves', service, '', 'service-called'],
      ['calls', call, '', 'process-called'],
    ] as const) {
      const caseId = await hotline.register();
      const instance = await desk.start(drawn(key, step('a') + middle + step('b') + way, roots), { n: 'x', caseId });
      expect(await withdraw('ls-dcg', await did(instance, 'a'))).toMatchObject(refused(why));
    }
  });

  it('what the citizen was told stands, also where a diagram offers to take it back', async () => {
    const caseId = await hotline.register();
    const reply = step('a').replace('<lx:step', '<lx:step type="reply"');
    const instance = await desk.start(drawn('told', reply + step('b') + flows('s>a', 'a>b', 'b>e')), { caseId });
    const id = await did(instance, 'a', { reply: '已处理' });
    expect(await withdraw('ls-dcg', id)).toMatchObject(refused('kept-elsewhere'));
  });

  it('a sub-process that ended begins again where it was, with its boundary timer as it stood', async () => {
    const sub = `<subProcess id="p"><startEvent id="ps"/>${step('a')}<endEvent id="pe"/>${flows('ps>a', 'a>pe')}</subProcess><boundaryEvent id="t" attachedToRef="p"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT3H</timeDuration></timerEventDefinition></boundaryEvent>`;
    const way = flows('s>p', 'p>b', 'b>e', 't>late', 'late>e');
    const instance = await desk.start(drawn('nested', sub + step('b') + step('late') + way));
    await desk.done('ls-dcg', await did(instance, 'a'), 'withdrawal', { reason });
    expect(await desk.elements(instance)).toEqual(['a']);
    expect(await desk.differences()).toEqual([]);
    await hotline.advance('PT2H');
    expect(await desk.elements(instance)).toEqual(['a']);
    await hotline.advance('PT2H');
    expect(await desk.elements(instance)).toEqual(['late']);
    expect(await desk.differences()).toEqual([]);
  });

  it('a scope that is over keeps what ended in it', async () => {
    const inside = `<startEvent id="ps"/><parallelGateway id="f"/>${step('a')}${step('b')}<endEvent id="ae"/><endEvent id="be"/>${flows('ps>f', 'f>a', 'f>b', 'a>ae', 'b>be')}`;
    const sub = `<subProcess id="p">${inside}</subProcess>`;
    const instance = await desk.start(drawn('scoped', sub + step('z') + flows('s>p', 'p>z', 'z>e')));
    const first = await did(instance, 'a');
    await did(instance, 'b');
    expect(await withdraw('ls-dcg', first)).toMatchObject(refused('process-went-on'));
    expect(await desk.elements(instance)).toEqual(['z']);
  });

  it('a round in a row goes back one instance, not two', async () => {
    const row = `<multiInstanceLoopCharacteristics isSequential="true"><extensionElements><zeebe:loopCharacteristics inputCollection="= [1, 2, 3]" inputElement="n" outputCollection="all" outputElement="= said"/></extensionElements></multiInstanceLoopCharacteristics>`;
    const instance = await desk.start(drawn('row', step('a', row) + step('b') + flows('s>a', 'a>b', 'b>e')));
    const first = await did(instance, 'a', { said: 'one' });
    const second = await did(instance, 'a', { said: 'two' });
    expect((await withdraw('ls-dcg', first)).status).toBe(409);
    await desk.done('ls-dcg', second, 'withdrawal', { reason });
    for (const said of ['2', '3']) await did(instance, 'a', { said });
    expect(await desk.elements(instance)).toEqual(['b']);
    expect(await desk.variables(instance)).toMatchObject({ all: ['one', '2', '3'] });
    expect(await desk.differences()).toEqual([]);
  });

  it('tasks of others that ended with it stay ended', async () => {
    const round = `<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="= [1, 2, 3]" inputElement="n"/></extensionElements><completionCondition xsi:type="tFormalExpression">= numberOfCompletedInstances = 1</completionCondition></multiInstanceLoopCharacteristics>`;
    const instance = await desk.start(drawn('enough', step('a', round) + step('b') + flows('s>a', 'a>b', 'b>e')));
    expect(await withdraw('ls-dcg', await did(instance, 'a'))).toMatchObject(refused('others-ended'));
  });

  it('a join that fired with its token stands', async () => {
    const fork = `<parallelGateway id="f"/>${step('a')}${step('b')}<parallelGateway id="j"/>${step('z')}`;
    const way = flows('s>f', 'f>a', 'f>b', 'a>j', 'b>j', 'j>z', 'z>e');
    const instance = await desk.start(drawn('joined', fork + way));
    const first = await did(instance, 'a');
    const last = await did(instance, 'b');
    expect(await withdraw('ls-dcg', first)).toMatchObject(refused('process-went-on'));
    await desk.done('ls-dcg', last, 'withdrawal', { reason });
    await desk.done('ls-dcg', first, 'withdrawal', { reason });
    expect(await desk.elements(instance)).toEqual(['a', 'b']);
    for (const element of ['a', 'b', 'z']) await did(instance, element);
    expect(await desk.elements(instance)).toEqual([]);
    expect(await desk.differences()).toEqual([]);
  });

  it('a clock it started is given up, its own clock runs on, and who had the case has it again', async () => {
    const caseId = await hotline.register();
    const held = (id: string, holder: string, more = '') =>
      step(id).replace('actions="withdraw"/>', `actions="withdraw" holder="${holder}"/>${more}`);
    const clocks = '<lx:startClock measure="rework-reply"/><lx:taskClock measure="respond" due="= until"/>';
    const body = held('a', 'lead-unit', clocks) + held('b', 'citizen') + flows('s>a', 'a>b', 'b>e');
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const instance = await desk.start(drawn('clocked', body), {
      caseId,
      leadUnit: 'LS-DCG',
      urgency: 'general',
      until,
    });
    const holder = async () => (await hotline.call('GET', `/api/v1/cases/${caseId}`)).body.holders.at(-1).holder;
    const id = await did(instance, 'a');
    expect(await holder()).toMatchObject({ kind: 'citizen' });
    const next = await desk.done('ls-dcg', id, 'withdrawal', { reason });
    expect(await holder()).toMatchObject({ kind: 'lead-unit', code: 'LS-DCG' });
    expect(next.dueAt).toBe(until);
    const sql = `SELECT measure, state, stopped_at IS NULL AS runs FROM sla_clock WHERE case_id = $1
      AND measure IN ('respond', 'rework-reply') ORDER BY measure`;
    expect(await runSql(hotline.db.url, sql, [caseId])).toEqual([
      { measure: 'respond', state: 'running', runs: true },
      { measure: 'rework-reply', state: 'cancelled', runs: false },
    ]);
    const history = await hotline.call('GET', `/api/v1/process-instances/${instance}/history?limit=200`);
    const types = history.body.items.map(({ type }: { type: string }) => type);
    expect(types).toEqual(expect.arrayContaining(['sla.resumed', 'sla.cancelled', 'task.withdrawn']));
  });

  it('an inclusive gateway that may have stopped waiting is not asked again', async () => {
    const gate = `<inclusiveGateway id="f"/>${step('a')}${step('b')}<inclusiveGateway id="j"/>${step('z')}`;
    const way = flows('s>f', 'f>a[true]', 'f>b[true]', 'a>j', 'b>j', 'j>z', 'z>e');
    const instance = await desk.start(drawn('maybe', gate + way));
    const first = await did(instance, 'a');
    await desk.done('ls-dcg', first, 'withdrawal', { reason });
    const again = await did(instance, 'a');
    await did(instance, 'b');
    expect(await withdraw('ls-dcg', again)).toMatchObject(refused('inclusive-join'));
  });

  it('a timer that rang behind it has touched it', async () => {
    const bell = `<boundaryEvent id="t" attachedToRef="b" cancelActivity="false"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition></boundaryEvent>`;
    const way = flows('s>a', 'a>b', 'b>e', 't>note', 'note>e');
    const instance = await desk.start(drawn('rings', step('a') + step('b') + bell + step('note') + way));
    const id = await did(instance, 'a');
    await hotline.advance('PT2H');
    expect(await withdraw('ls-dcg', id)).toMatchObject(refused('process-went-on'));
    expect(await desk.elements(instance)).toEqual(['b', 'note']);
  });

  it('a suspended process waits', async () => {
    const instance = await desk.start(drawn('held', step('a') + step('b') + flows('s>a', 'a>b', 'b>e')));
    const id = await did(instance, 'a');
    await hotline.call('POST', `/api/v1/process-instances/${instance}/suspension`, { body: { reason: '等待' } });
    expect(await withdraw('ls-dcg', id)).toMatchObject({ status: 409, body: { code: 'process-instance-suspended' } });
  });
});
