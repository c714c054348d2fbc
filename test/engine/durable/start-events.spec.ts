import { diagram, flows } from '../support/diagrams.js';
import { EngineBench } from '../support/engine.js';

const ROOTS = '<message id="m" name="order"/><signal id="sg" name="storm"/>';
const starting = (id: string, definition: string) =>
  diagram(
    `<startEvent id="s">${definition}</startEvent><userTask id="a"/><endEvent id="e"/>${flows('s>a', 'a>e')}`,
    ROOTS,
    id,
  );
const timer = (kind: string, text: string) =>
  `<timerEventDefinition><time${kind} xsi:type="tFormalExpression">${text}</time${kind}></timerEventDefinition>`;

describe('a process that something starts', () => {
  let bench: EngineBench;
  beforeEach(async () => {
    bench = await EngineBench.open();
  });
  afterEach(() => bench.close());

  it('begins with a message, once, and takes its key and variables', async () => {
    await bench.publish(starting('ordered', '<messageEventDefinition messageRef="m"/>'));
    const { processInstanceId } = await bench.send('order', 'A-1', { sum: 5 });
    expect(await bench.view(processInstanceId!)).toMatchObject({ businessKey: 'A-1', variables: { sum: 5 } });
    expect(await bench.instances('ordered')).toHaveLength(1);
    expect((await bench.history(processInstanceId!)).map(({ type }) => type)).toContain('message.received');
  });

  it('begins with a signal: every process that listens', async () => {
    await bench.publish(starting('one', '<signalEventDefinition signalRef="sg"/>'));
    await bench.publish(starting('two', '<signalEventDefinition signalRef="sg"/>'));
    await bench.signal('storm');
    expect([await bench.instances('one'), await bench.instances('two')].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('begins when a condition is reported to hold', async () => {
    const condition = '<conditionalEventDefinition><condition>= level &gt; 30</condition></conditionalEventDefinition>';
    await bench.publish(starting('flood', condition));
    expect(await bench.condition({ level: 29 })).toBe(0);
    expect(await bench.condition({ level: 31 })).toBe(1);
  });

  it('begins by the clock, and makes up what was missed once', async () => {
    await bench.publish(starting('hourly', timer('Cycle', 'R/PT1H')));
    await bench.advance(60);
    expect(await bench.instances('hourly')).toHaveLength(1);
    await bench.advance(5 * 60 + 10);
    expect(await bench.instances('hourly')).toHaveLength(2);
    await bench.advance(50);
    expect(await bench.instances('hourly')).toHaveLength(3);
  });

  it('begins as often as its cycle says, and at a date once', async () => {
    await bench.publish(starting('twice', timer('Cycle', 'R2/PT1H')));
    await bench.publish(starting('once', timer('Date', '2026-03-02T02:00:00Z')));
    for (let hour = 0; hour < 4; hour++) await bench.advance(60);
    expect(await bench.instances('twice')).toHaveLength(2);
    expect(await bench.instances('once')).toHaveLength(1);
  });

  it('begins by cron in the time of the city', async () => {
    await bench.publish(starting('mornings', timer('Cycle', '0 10 * * *')));
    await bench.advance(59);
    expect(await bench.instances('mornings')).toHaveLength(0);
    await bench.advance(1);
    expect(await bench.instances('mornings')).toHaveLength(1);
  });

  it('is listened for by its newest version only', async () => {
    await bench.publish(starting('versioned', '<messageEventDefinition messageRef="m"/>'));
    await bench.publish(starting('versioned', '<messageEventDefinition messageRef="m"/>'));
    await bench.send('order', 'A-1');
    expect(await bench.instances('versioned')).toMatchObject([{ version: 2 }]);
  });

  it('cannot be started by hand without a plain start event', async () => {
    await bench.publish(starting('ordered', '<messageEventDefinition messageRef="m"/>'));
    await expect(bench.start('ordered')).rejects.toMatchObject({ definition: { code: 'process-start-missing' } });
  });

  it('begins at a task that receives, and at whichever event a gateway waits for', async () => {
    const task = `<receiveTask id="s" messageRef="m" instantiate="true"/><userTask id="a"/><endEvent id="e"/>${flows('s>a', 'a>e')}`;
    await bench.publish(diagram(task, ROOTS, 'received'));
    const received = await bench.send('order', null, { n: 1 });
    expect(await bench.waiting(received.processInstanceId!)).toEqual(['a']);
    const caught = (id: string) =>
      `<intermediateCatchEvent id="${id}"><messageEventDefinition messageRef="of-${id}"/></intermediateCatchEvent>`;
    const gateway = `<eventBasedGateway id="g" instantiate="true"/>${caught('m1')}${caught('m2')}<userTask id="x"/><userTask id="y"/><endEvent id="e"/>${flows('g>m1', 'g>m2', 'm1>x', 'm2>y', 'x>e', 'y>e')}`;
    await bench.publish(
      diagram(gateway, '<message id="of-m1" name="first"/><message id="of-m2" name="second"/>', 'chosen'),
    );
    const second = await bench.send('second', null);
    expect(await bench.waiting(second.processInstanceId!)).toEqual(['y']);
  });
});
