import { BpmnError } from '../../modules/process-engine/index.js';
import { diagram, flows } from './support/diagrams.js';
import { EngineBench } from './support/engine.js';

const called = (id: string) =>
  `<callActivity id="${id}"><extensionElements><zeebe:calledElement processId="child"/></extensionElements></callActivity>`;

describe('the engine on a database', () => {
  let bench: EngineBench;
  beforeAll(async () => {
    bench = await EngineBench.open();
  });
  afterAll(() => bench.close());

  it('keeps what a turn did: instance, waits, history', async () => {
    await bench.publish(
      diagram(
        `<startEvent id="s"/><userTask id="a"/><userTask id="b"/><endEvent id="e"/>${flows('s>a', 'a>b', 'b>e')}`,
        '',
        'seq',
      ),
    );
    const { instance } = await bench.start('seq', { x: 1 });
    expect(await bench.waiting(instance.id)).toEqual(['a']);
    await bench.complete(instance.id, 'a', { y: 2 });
    await bench.complete(instance.id, 'b');
    expect(await bench.view(instance.id)).toMatchObject({
      status: 'completed',
      variables: { x: 1, y: 2 },
      activeElements: [],
    });
    const history = await bench.database.query<{ type: string }>(
      `SELECT type, element_id FROM audit_event WHERE process_instance_id = $1 ORDER BY seq`,
      [instance.id],
    );
    expect(history[0]).toMatchObject({ type: 'instance.started' });
    expect(history.at(-1)).toMatchObject({ type: 'instance.ended' });
  });

  it('lets one of two completions win', async () => {
    const { instance } = await bench.start('seq');
    const executionId = await bench.executionAt(instance.id, 'a');
    const results = await Promise.allSettled([1, 2].map(() => bench.answer(instance.id, executionId)));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { definition: { code: 'wait-unknown' } },
    });
  });

  it('runs a called process as a child and takes its variables back', async () => {
    await bench.publish(
      diagram(
        `<startEvent id="s"/><userTask id="c"/><exclusiveGateway id="g" default="g-e"/><endEvent id="bad"><errorEventDefinition errorRef="er"/></endEvent><endEvent id="e"/>${flows('s>c', 'c>g', 'g>bad[fail = true]', 'g>e')}`,
        '<error id="er" errorCode="E"/>',
        'child',
      ),
    );
    await bench.publish(
      diagram(
        `<startEvent id="s"/>${called('call')}<boundaryEvent id="caught" attachedToRef="call"><errorEventDefinition errorRef="er"/></boundaryEvent><userTask id="after"/><userTask id="repair"/><endEvent id="e"/>${flows('s>call', 'call>after', 'after>e', 'caught>repair', 'repair>e')}`,
        '<error id="er" errorCode="E"/>',
        'parent',
      ),
    );
    const { instance } = await bench.start('parent', { n: 1 });
    const [child] = await bench.children(instance.id);
    await bench.complete(child!.id, 'c', { answer: 42 });
    expect(await bench.waiting(instance.id)).toEqual(['after']);
    expect((await bench.view(instance.id)).variables).toMatchObject({ n: 1, answer: 42 });
  });

  it('catches the error end of a called process at the call', async () => {
    const { instance } = await bench.start('parent');
    const [child] = await bench.children(instance.id);
    await bench.complete(child!.id, 'c', { fail: true });
    expect((await bench.view(child!.id)).status).toBe('failed');
    expect(await bench.waiting(instance.id)).toEqual(['repair']);
  });

  it('cancels the family from the top', async () => {
    const { instance } = await bench.start('parent');
    await bench.database.transaction((tx) => bench.engine.cancel(tx, instance.id, 'test', bench.by));
    expect((await bench.view(instance.id)).status).toBe('cancelled');
    expect((await bench.children(instance.id)).map(({ status }) => status)).toEqual(['cancelled']);
  });

  it('keeps an answer the diagram cannot digest as an incident that can be retried', async () => {
    await bench.publish(
      diagram(
        `<startEvent id="s"/><userTask id="a"/><exclusiveGateway id="x"/><userTask id="b"/><endEvent id="e"/>${flows('s>a', 'a>x', 'x>b[n = 1]', 'x>e[n = 3]', 'b>e')}`,
        '',
        'stuck',
      ),
    );
    const { instance } = await bench.start('stuck');
    const { incident } = await bench.complete(instance.id, 'a', { n: 2 });
    expect(incident).toMatchObject({ elementId: 'x' });
    expect(await bench.view(instance.id)).toMatchObject({ status: 'active', incidents: [{ elementId: 'x' }] });
    expect((await bench.retry(incident!.id)).incident).toMatchObject({ elementId: 'x' });
  });

  it('turns an endless loop into an incident at start and goes on with the others', async () => {
    const gateways = `<exclusiveGateway id="m"/><task id="a"/><exclusiveGateway id="x" default="x-m"/>`;
    const body = `<startEvent id="s"/>${gateways}<endEvent id="e"/>${flows('s>m', 'm>a', 'a>x', 'x>m', 'x>e[false]')}`;
    await bench.publish(diagram(body, '', 'endless'));
    const { instance, incident } = await bench.start('endless');
    expect(incident).not.toBeNull();
    expect(await bench.view(instance.id)).toMatchObject({ status: 'active' });
  });

  it('stops processes that call each other without end', async () => {
    await bench.publish(
      diagram(
        `<startEvent id="s"/><callActivity id="again"><extensionElements><zeebe:calledElement processId="self"/></extensionElements></callActivity><endEvent id="e"/>${flows('s>again', 'again>e')}`,
        '',
        'self',
      ),
    );
    const { instance } = await bench.start('self');
    const incidents = await bench.database.query(
      `SELECT n.id FROM incident n JOIN process_instance i ON i.id = n.instance_id WHERE i.root_id = $1`,
      [instance.id],
    );
    expect(incidents.length).toBeGreaterThan(0);
  }, 30_000);

  it('fires a timer once, when it is due', async () => {
    await bench.publish(
      diagram(
        `<startEvent id="s"/><userTask id="a"/><boundaryEvent id="t" attachedToRef="a"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT20M</timeDuration></timerEventDefinition></boundaryEvent><userTask id="late"/><endEvent id="e"/>${flows('s>a', 'a>e', 't>late', 'late>e')}`,
        '',
        'timed',
      ),
    );
    const { instance } = await bench.start('timed');
    await bench.advance(19);
    expect(await bench.waiting(instance.id)).toEqual(['a', 't']);
    await bench.advance(1);
    expect(await bench.waiting(instance.id)).toEqual(['late']);
    expect(await bench.runDue()).toBe(0);
  });

  it('gives a message to one waiting receiver by its key', async () => {
    await bench.publish(
      diagram(
        `<startEvent id="s"/><receiveTask id="r" messageRef="m"/><endEvent id="e"/>${flows('s>r', 'r>e')}`,
        '<message id="m" name="paid"><extensionElements><zeebe:subscription correlationKey="= order"/></extensionElements></message>',
        'receiver',
      ),
    );
    const [one, two] = [await bench.start('receiver', { order: 'A' }), await bench.start('receiver', { order: 'B' })];
    await bench.database.transaction((tx) =>
      bench.exchange.correlate(tx, { name: 'paid', correlationKey: 'B', variables: { sum: 5 } }, bench.by),
    );
    expect((await bench.view(one.instance.id)).status).toBe('active');
    expect(await bench.view(two.instance.id)).toMatchObject({ status: 'completed', variables: { sum: 5 } });
  });

  it('brings a thrown signal to everyone who waits', async () => {
    const signal = '<signal id="sg" name="storm"/>';
    await bench.publish(
      diagram(
        `<startEvent id="s"/><intermediateCatchEvent id="w"><signalEventDefinition signalRef="sg"/></intermediateCatchEvent><endEvent id="e"/>${flows('s>w', 'w>e')}`,
        signal,
        'listener',
      ),
    );
    await bench.publish(
      diagram(
        `<startEvent id="s"/><intermediateThrowEvent id="t"><signalEventDefinition signalRef="sg"/></intermediateThrowEvent><endEvent id="e"/>${flows('s>t', 't>e')}`,
        signal,
        'caller',
      ),
    );
    const listeners = [await bench.start('listener'), await bench.start('listener')];
    await bench.start('caller');
    await bench.runDue();
    for (const { instance } of listeners) expect((await bench.view(instance.id)).status).toBe('completed');
  });

  it('lets the diagram catch the business error of a handler', async () => {
    bench.extensions.addHandler('refuse', () => Promise.reject(new BpmnError('E7')));
    const task = `<serviceTask id="v"><extensionElements><zeebe:taskDefinition type="refuse"/></extensionElements></serviceTask>`;
    const caught = `<boundaryEvent id="c" attachedToRef="v"><errorEventDefinition errorRef="er"/></boundaryEvent><endEvent id="f"/>`;
    const body = `<startEvent id="s"/>${task}${caught}<endEvent id="e"/>${flows('s>v', 'v>e', 'c>f')}`;
    await bench.publish(diagram(body, '<error id="er" errorCode="E7"/>', 'caught'));
    expect((await bench.start('caught')).instance.status).toBe('completed');
  });

  it('lets a handler do the work of a service task inside the turn', async () => {
    bench.extensions.addHandler('add', async ({ variables }) => ({ sum: Number(variables.a) + 1 }));
    await bench.publish(
      diagram(
        `<startEvent id="s"/><serviceTask id="v"><extensionElements><zeebe:taskDefinition type="add"/></extensionElements></serviceTask><endEvent id="e"/>${flows('s>v', 'v>e')}`,
        '',
        'service',
      ),
    );
    const { instance } = await bench.start('service', { a: 1 });
    expect(await bench.view(instance.id)).toMatchObject({ status: 'completed', variables: { sum: 2 } });
  });
});
