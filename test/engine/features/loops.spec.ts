import { diagram, flows } from '../support/diagrams.js';
import { drive, increment, log } from '../support/drive.js';

const around = (task: string, roots = '') =>
  diagram(`<startEvent id="s"/>${task}<endEvent id="e"/>${flows('s>a', 'a>e')}`, roots);

const loop = (attributes: string, condition?: string) =>
  `<standardLoopCharacteristics ${attributes}>${condition ? `<loopCondition>= ${condition}</loopCondition>` : ''}</standardLoopCharacteristics>`;

describe('a standard loop', () => {
  it.each([
    [0, 3],
    [1, 3],
    [3, 4],
  ])('tested after each run repeats while its condition holds (from %i to %i)', async (n, after) => {
    const { values, ended } = await drive(around(increment('a', loop('', 'n &lt; 3'))), { n });
    expect({ n: values.n, ended }).toEqual({ n: after, ended: 'completed' });
  });

  it.each([
    [0, 3],
    [3, 3],
  ])('tested before each run may not run at all (from %i to %i)', async (n, after) => {
    const { values, ended } = await drive(around(increment('a', loop('testBefore="true"', 'n &lt; 3'))), { n });
    expect({ n: values.n, ended }).toEqual({ n: after, ended: 'completed' });
  });

  it('ends at its maximum, with a condition or without', async () => {
    expect((await drive(around(increment('a', loop('loopMaximum="3"', 'true'))), { n: 0 })).values.n).toBe(3);
    expect((await drive(around(increment('a', loop('loopMaximum="2"'))), { n: 0 })).values.n).toBe(2);
  });

  it('repeats a task of a person one run after the other, counting in loopCounter', async () => {
    const task = `<userTask id="a">${loop('', 'again')}</userTask>`;
    const first = await drive(around(task), {}, [['a', { again: true }]]);
    expect(first.waiting).toEqual(['a']);
    expect(first.run.visibleAt(first.run.openWaits()[0]!.executionId)).toMatchObject({ loopCounter: 2 });
    const done = await drive(around(task), {}, [
      ['a', { again: true }],
      ['a', { again: false }],
    ]);
    expect(done).toMatchObject({ entered: ['s', 'a', 'a', 'e'], ended: 'completed' });
  });

  it('repeats a sub-process', async () => {
    const inside = `<startEvent id="ss"/>${increment('i')}<endEvent id="se"/>${flows('ss>i', 'i>se')}`;
    const { values, ended } = await drive(around(`<subProcess id="a">${loop('', 'n &lt; 3')}${inside}</subProcess>`), {
      n: 0,
    });
    expect({ n: values.n, ended }).toEqual({ n: 3, ended: 'completed' });
  });

  it('is interrupted as a whole by a boundary event', async () => {
    const task = `<userTask id="a">${loop('', 'true')}</userTask><boundaryEvent id="b" attachedToRef="a"><messageEventDefinition messageRef="m"/></boundaryEvent><endEvent id="x"/>`;
    const xml = diagram(
      `<startEvent id="s"/>${task}<endEvent id="e"/>${flows('s>a', 'a>e', 'b>x')}`,
      '<message id="m" name="stop"/>',
    );
    expect(await drive(xml, {}, [['a'], ['b']])).toMatchObject({ ended: 'completed', cancelled: ['a'] });
  });
});

const instances = (attributes: string, inner: string) =>
  `<multiInstanceLoopCharacteristics ${attributes}>${inner}</multiInstanceLoopCharacteristics>`;
const THREE = '<loopCardinality>3</loopCardinality>';
const SIGNAL = '<signal id="sg" name="one-done"/><signalEventDefinition id="sd" signalRef="sg"/>';
const caught = (cancels: boolean) =>
  `<boundaryEvent id="b" attachedToRef="a" cancelActivity="${cancels}"><signalEventDefinition signalRef="sg"/></boundaryEvent>${log('t3')}<endEvent id="x"/>`;
const watched = (task: string, cancels: boolean) =>
  diagram(
    `<startEvent id="s"/>${task}${caught(cancels)}${log('t2')}<endEvent id="e"/>${flows('s>a', 'a>t2', 't2>e', 'b>t3', 't3>x')}`,
    SIGNAL,
  );

describe('a multi-instance activity', () => {
  it.each(['isSequential="true"', 'isSequential="false"'])(
    'runs as often as its cardinality says (%s)',
    async (order) => {
      const { values } = await drive(around(log('a', instances(order, THREE))));
      expect(values.trail).toEqual(['a', 'a', 'a']);
    },
  );

  it('opens all instances at once when parallel, one at a time when sequential', async () => {
    const task = (order: string) => around(`<userTask id="a">${instances(order, THREE)}</userTask>`);
    expect((await drive(task('isSequential="false"'))).waiting).toEqual(['a', 'a', 'a']);
    expect((await drive(task('isSequential="true"'))).waiting).toEqual(['a']);
  });

  it('passes on when there is nothing to do', async () => {
    expect(await drive(around(log('a', instances('', '<loopCardinality>0</loopCardinality>'))))).toMatchObject({
      entered: ['s', 'a', 'e'],
      ended: 'completed',
    });
  });

  it('reads and writes lists by the data items of BPMN itself', async () => {
    const data = `<loopDataInputRef>units</loopDataInputRef><loopDataOutputRef>opinions</loopDataOutputRef><inputDataItem id="unit" name="unit"/><outputDataItem id="opinion" name="opinion"/>`;
    const task = `<userTask id="a">${instances('', data)}</userTask>`;
    const xml = diagram(
      `<dataObject id="units" name="units"/><dataObject id="opinions" name="opinions"/><startEvent id="s"/>${task}<endEvent id="e"/>${flows('s>a', 'a>e')}`,
    );
    const { values } = await drive(xml, { units: ['x', 'y'] }, [
      ['a', { opinion: 1 }],
      ['a', { opinion: 2 }],
    ]);
    expect(values.opinions).toEqual([1, 2]);
  });

  it.each([
    ['behavior="None" noneBehaviorEventRef="sd"', 3],
    ['behavior="One" oneBehaviorEventRef="sd"', 1],
    ['behavior="All"', 0],
  ])('throws its events as its behaviour says (%s)', async (behavior, times) => {
    const { values, ended } = await drive(
      watched(log('a', instances(`isSequential="true" ${behavior}`, THREE)), false),
    );
    const ran = (id: string) => (values.trail as string[]).filter((each) => each === id).length;
    expect({ a: ran('a'), t3: ran('t3'), t2: ran('t2'), ended }).toEqual({
      a: 3,
      t3: times,
      t2: 1,
      ended: 'completed',
    });
  });

  it('throws an event where a complex behaviour says so; an interrupting one cancels what is left', async () => {
    const complex = `${THREE}<complexBehaviorDefinition id="c"><condition id="cc">= numberOfCompletedInstances = 1</condition><event id="ev"><signalEventDefinition id="sd2" signalRef="sg"/></event></complexBehaviorDefinition>`;
    const { values, ended } = await drive(
      watched(log('a', instances('isSequential="true" behavior="Complex"', complex)), true),
    );
    expect({ trail: values.trail, ended }).toEqual({ trail: ['a', 't3'], ended: 'completed' });
  });

  it('refuses a cardinality that is no number at run time, naming the element', async () => {
    const xml = around(log('a', instances('', '<loopCardinality>= n</loopCardinality>')));
    await expect(drive(xml, { n: -1 })).rejects.toMatchObject({ elementId: 'a' });
  });
});
