import { diagram, flows } from '../support/diagrams.js';
import { EngineBench } from '../support/engine.js';

const KEYED =
  '<message id="m" name="paid"><extensionElements><zeebe:subscription correlationKey="= order"/></extensionElements></message><signal id="sg" name="storm"/>';
const receiver = diagram(
  `<startEvent id="s"/><userTask id="a"/><receiveTask id="r" messageRef="m"/><endEvent id="e"/>${flows('s>a', 'a>r', 'r>e')}`,
  KEYED,
  'receiver',
);

describe('a message', () => {
  let bench: EngineBench;
  beforeEach(async () => {
    bench = await EngineBench.open();
    await bench.publish(receiver);
  });
  afterEach(() => bench.close());

  it('is kept until somebody comes to wait for it', async () => {
    const { instance } = await bench.start('receiver', { order: 'A' });
    expect(await bench.send('paid', 'A', { sum: 5 })).toMatchObject({
      processInstanceId: null,
      bufferedUntil: expect.any(Date),
    });
    await bench.complete(instance.id, 'a');
    await bench.runDue();
    expect(await bench.view(instance.id)).toMatchObject({ status: 'completed', variables: { sum: 5 } });
  });

  it('waits for its own key', async () => {
    const { instance } = await bench.start('receiver', { order: 'A' });
    await bench.send('paid', 'B');
    await bench.complete(instance.id, 'a');
    await bench.runDue();
    expect(await bench.waiting(instance.id)).toEqual(['r']);
  });

  it('becomes a dead letter when its time to live is over, and can be delivered again', async () => {
    await bench.send('paid', 'A', {}, 'PT10M');
    await bench.advance(11);
    const [letter] = (await bench.deadLetters()).items;
    expect(letter).toMatchObject({ name: 'paid', correlationKey: 'A', lastError: expect.stringContaining('nobody') });
    const { instance } = await bench.start('receiver', { order: 'A' });
    await bench.complete(instance.id, 'a');
    expect((await bench.view(instance.id)).status).toBe('active');
    await bench.redeliver(letter!.id);
    await bench.runDue();
    expect((await bench.view(instance.id)).status).toBe('completed');
    expect((await bench.deadLetters()).items).toEqual([]);
  });

  it('is refused at once when it may not be kept', async () => {
    await expect(bench.send('paid', 'A', {}, 'PT0S')).rejects.toMatchObject({
      definition: { code: 'message-not-awaited' },
    });
  });

  it('goes to exactly one of two who wait', async () => {
    const [one, two] = [await bench.start('receiver', { order: 'A' }), await bench.start('receiver', { order: 'A' })];
    for (const { instance } of [one, two]) await bench.complete(instance.id, 'a');
    await bench.send('paid', 'A');
    const states = [await bench.view(one.instance.id), await bench.view(two.instance.id)].map(({ status }) => status);
    expect(states.sort()).toEqual(['active', 'completed']);
  });

  it('that a process throws starts another process', async () => {
    await bench.publish(
      diagram(
        `<startEvent id="s"><messageEventDefinition messageRef="n"/></startEvent><endEvent id="e"/>${flows('s>e')}`,
        '<message id="n" name="next"><extensionElements><zeebe:subscription correlationKey="= &quot;1&quot;"/></extensionElements></message>',
        'second',
      ),
    );
    await bench.publish(
      diagram(
        `<startEvent id="s"/><endEvent id="e"><messageEventDefinition messageRef="n"/></endEvent>${flows('s>e')}`,
        '<message id="n" name="next"><extensionElements><zeebe:subscription correlationKey="= &quot;1&quot;"/></extensionElements></message>',
        'first',
      ),
    );
    await bench.start('first');
    await bench.runDue();
    expect(await bench.instances('second')).toMatchObject([{ status: 'completed' }]);
  });

  it('a signal reaches its own instance once, and the others once', async () => {
    const body = (throws: string) =>
      `<startEvent id="s"/><userTask id="a"/><boundaryEvent id="b" attachedToRef="a" cancelActivity="false"><signalEventDefinition signalRef="sg"/></boundaryEvent><userTask id="t"/><endEvent id="e"/><endEvent id="e2"/>${flows('s>a', 'a>e', 'b>t', 't>e2')}${throws}`;
    await bench.publish(diagram(body(''), KEYED, 'listens'));
    const esp = `<subProcess id="esp" triggeredByEvent="true"><startEvent id="cs" isInterrupting="false"><messageEventDefinition messageRef="go"/></startEvent><intermediateThrowEvent id="th"><signalEventDefinition signalRef="sg"/></intermediateThrowEvent><endEvent id="ce"/>${flows('cs>th', 'th>ce')}</subProcess>`;
    await bench.publish(
      diagram(
        body(esp),
        `${KEYED}<message id="go" name="go"><extensionElements><zeebe:subscription correlationKey="= k"/></extensionElements></message>`,
        'throws',
      ),
    );
    const [listener, thrower] = [await bench.start('listens'), await bench.start('throws', { k: '1' })];
    await bench.send('go', '1');
    await bench.runDue();
    const open = async (id: string) => (await bench.waiting(id)).filter((element) => element === 't').length;
    expect([await open(listener.instance.id), await open(thrower.instance.id)]).toEqual([1, 1]);
  });
});
