import { readFileSync } from 'node:fs';
import { ProcessRun } from '../../modules/process-engine/run/process-run.js';
import { diagram, flows, program } from './support/diagrams.js';

const NOW = new Date('2026-03-02T01:00:00Z');

/** Drives a run by element ids, recovering from its snapshot before every step when asked to. */
async function drive(xml: string, variables: object, answers: [string, object?][], recover: boolean) {
  const p = await program(xml);
  let run = await ProcessRun.create(p, { ...variables });
  const trace: string[] = [];
  const note = (step: ReturnType<ProcessRun['begin']>) => {
    trace.push(...step.events.filter((e) => e.type === 'element.entered').map((e) => e.elementId));
    if (step.ended) trace.push(`#${step.ended}${step.errorCode ? ':' + step.errorCode : ''}`);
  };
  note(run.begin(NOW));
  for (const [elementId, values] of answers) {
    if (recover) run = await ProcessRun.recover(p, JSON.parse(JSON.stringify(run.snapshot())));
    const wait = run.openWaits().find((w) => w.elementId === elementId);
    if (!wait)
      throw new Error(`${elementId} does not wait; open: ${run.openWaits().map((w) => w.elementId)}; trace ${trace}`);
    note(run.answer(NOW, wait.executionId, { ...values }));
  }
  return { trace, run };
}

it('stamps snapshots with the version of the engine', async () => {
  const run = await ProcessRun.create(await program(diagram('<startEvent id="s"/>')), {});
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  run.begin(NOW);
  expect(run.snapshot().engineVersion).toBe(dependencies['bpmn-engine']);
});

describe.each([false, true])('a run (recovered before every step: %s)', (recover) => {
  it('goes through user tasks in sequence', async () => {
    const xml = diagram(
      `<startEvent id="s"/><userTask id="a"/><userTask id="b"/><endEvent id="e"/>${flows('s>a', 'a>b', 'b>e')}`,
    );
    const { trace } = await drive(xml, {}, [['a', { x: 1 }], ['b']], recover);
    expect(trace).toEqual(['s', 'a', 'b', 'e', '#completed']);
  });

  it('joins parallel branches and chooses exclusively by FEEL', async () => {
    const xml =
      diagram(`<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><parallelGateway id="j"/>
      <exclusiveGateway id="x" default="x-d"/><task id="c"/><task id="d"/><endEvent id="e"/>
      ${flows('s>f', 'f>a', 'f>b', 'a>j', 'b>j', 'j>x', 'x>c[n &gt; 1]', 'x>d', 'c>e', 'd>e')}`);
    const { trace } = await drive(xml, {}, [['b', { n: 2 }], ['a']], recover);
    expect(trace).toEqual(['s', 'f', 'a', 'b', 'j', 'x', 'c', 'e', '#completed']);
  });

  it('joins inclusively only what was taken', async () => {
    const xml =
      diagram(`<startEvent id="s"/><inclusiveGateway id="f"/><userTask id="a"/><userTask id="b"/><userTask id="c"/><inclusiveGateway id="j"/><userTask id="z"/><endEvent id="e"/>
      ${flows('s>f', 'f>a[x]', 'f>b[y]', 'f>c[z]', 'a>j', 'b>j', 'c>j', 'j>z', 'z>e')}`);
    const { trace } = await drive(xml, { x: true, y: true, z: false }, [['b'], ['a'], ['z']], recover);
    expect(trace).toEqual(['s', 'f', 'a', 'b', 'j', 'z', 'e', '#completed']);
  });

  it('loops back through an exclusive gateway', async () => {
    const xml =
      diagram(`<startEvent id="s"/><exclusiveGateway id="m"/><userTask id="a"/><exclusiveGateway id="x" default="x-e"/><endEvent id="e"/>
      ${flows('s>m', 'm>a', 'a>x', 'x>m[again]', 'x>e')}`);
    const { trace } = await drive(
      xml,
      {},
      [
        ['a', { again: true }],
        ['a', { again: true }],
        ['a', { again: false }],
      ],
      recover,
    );
    expect(trace.filter((id) => id === 'a')).toHaveLength(3);
    expect(trace.at(-1)).toBe('#completed');
  });

  it('interrupts a task by its boundary timer', async () => {
    const xml =
      diagram(`<startEvent id="s"/><userTask id="a"/><boundaryEvent id="t" attachedToRef="a"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT20M</timeDuration></timerEventDefinition></boundaryEvent>
      <userTask id="late"/><endEvent id="e"/>${flows('s>a', 'a>e', 't>late', 'late>e')}`);
    const { trace } = await drive(xml, {}, [['t'], ['late']], recover);
    expect(trace).toEqual(['s', 'a', 't', 'late', 'e', '#completed']);
  });

  it('repeats a non-interrupting boundary timer and keeps the task open', async () => {
    const xml =
      diagram(`<startEvent id="s"/><userTask id="a"/><boundaryEvent id="t" attachedToRef="a" cancelActivity="false"><timerEventDefinition><timeCycle xsi:type="tFormalExpression">R3/PT10M</timeCycle></timerEventDefinition></boundaryEvent>
      <task id="warn"/><endEvent id="e"/><endEvent id="e2"/>${flows('s>a', 'a>e', 't>warn', 'warn>e2')}`);
    const { trace, run } = await drive(xml, {}, [['t'], ['t'], ['t'], ['a']], recover);
    expect(trace.filter((id) => id === 'warn')).toHaveLength(3);
    expect(trace.at(-1)).toBe('#completed');
    expect(run.openWaits()).toEqual([]);
  });

  it('runs an embedded sub-process and cancels it by a boundary event', async () => {
    const xml = diagram(
      `<startEvent id="s"/><subProcess id="sub"><startEvent id="ss"/><userTask id="i"/><userTask id="k"/><endEvent id="se"/>${flows('ss>i', 'i>k', 'k>se')}</subProcess>
      <boundaryEvent id="m" attachedToRef="sub"><messageEventDefinition messageRef="msg"/></boundaryEvent><userTask id="after"/><endEvent id="e"/>${flows('s>sub', 'sub>e', 'm>after', 'after>e')}`,
      '<message id="msg" name="stop"/>',
    );
    expect((await drive(xml, {}, [['i'], ['k']], recover)).trace).toEqual([
      's',
      'sub',
      'ss',
      'i',
      'k',
      'se',
      'e',
      '#completed',
    ]);
    const { trace, run } = await drive(xml, {}, [['i'], ['m']], recover);
    expect(trace).toEqual(['s', 'sub', 'ss', 'i', 'k', 'm', 'after']);
    expect(run.openWaits().map((w) => w.elementId)).toEqual(['after']);
  });

  it('catches an error end of a sub-process at its boundary', async () => {
    const xml = diagram(
      `<startEvent id="s"/><subProcess id="sub"><startEvent id="ss"/><parallelGateway id="f"/><userTask id="i"/><userTask id="k"/><endEvent id="bad"><errorEventDefinition errorRef="er"/></endEvent><endEvent id="se"/>${flows('ss>f', 'f>i', 'f>k', 'i>bad', 'k>se')}</subProcess>
      <boundaryEvent id="c" attachedToRef="sub"><errorEventDefinition errorRef="er"/></boundaryEvent><userTask id="after"/><endEvent id="e"/>${flows('s>sub', 'sub>e', 'c>after', 'after>e')}`,
      '<error id="er" errorCode="E1"/>',
    );
    const { trace, run } = await drive(xml, {}, [['i']], recover);
    expect(trace).toEqual(['s', 'sub', 'ss', 'f', 'i', 'k', 'bad', 'c', 'after']);
    expect(run.openWaits().map((w) => w.elementId)).toEqual(['after']);
  });

  it('fails the instance when nobody catches an error', async () => {
    const xml = diagram(
      `<startEvent id="s"/><userTask id="a"/><endEvent id="bad"><errorEventDefinition errorRef="er"/></endEvent>${flows('s>a', 'a>bad')}`,
      '<error id="er" errorCode="E1"/>',
    );
    expect((await drive(xml, {}, [['a']], recover)).trace).toEqual(['s', 'a', 'bad', '#failed:E1']);
  });

  it('starts event sub-processes: interrupting ends the rest, non-interrupting runs beside it', async () => {
    const esp = (interrupting: boolean) =>
      diagram(
        `<startEvent id="s"/><userTask id="a"/><endEvent id="e"/>${flows('s>a', 'a>e')}
      <subProcess id="esp" triggeredByEvent="true"><startEvent id="es" isInterrupting="${interrupting}"><messageEventDefinition messageRef="m"/></startEvent><userTask id="x"/><endEvent id="ee"/>${flows('es>x', 'x>ee')}</subProcess>`,
        '<message id="m" name="m"/>',
      );
    const first = await drive(esp(true), {}, [['es']], recover);
    expect(first.run.openWaits().map((w) => w.elementId)).toEqual(['x']);
    expect((await drive(esp(true), {}, [['es'], ['x']], recover)).trace.at(-1)).toBe('#completed');
    const second = await drive(esp(false), {}, [['es']], recover);
    expect(
      second.run
        .openWaits()
        .map((w) => w.elementId)
        .sort(),
    ).toEqual(['a', 'es', 'x']);
    expect((await drive(esp(false), {}, [['es'], ['a'], ['x']], recover)).trace.at(-1)).toBe('#completed');
  });

  it('loses no message that arrives while a non-interrupting event sub-process runs', async () => {
    const xml = diagram(
      `<startEvent id="s"/><userTask id="a"/><endEvent id="e"/>${flows('s>a', 'a>e')}
      <subProcess id="esp" triggeredByEvent="true"><startEvent id="es" isInterrupting="false"><messageEventDefinition messageRef="m"/></startEvent><userTask id="x"/><endEvent id="ee"/>${flows('es>x', 'x>ee')}</subProcess>`,
      '<message id="m" name="m"/>',
    );
    const { trace } = await drive(xml, {}, [['es'], ['es'], ['x'], ['x'], ['a']], recover);
    expect(trace.filter((id) => id === 'x')).toHaveLength(2);
    expect(trace.at(-1)).toBe('#completed');
  });

  it('catches an error once in an event sub-process, and not its own', async () => {
    const xml = diagram(
      `<startEvent id="s"/><userTask id="a"/><endEvent id="bad"><errorEventDefinition errorRef="er"/></endEvent>${flows('s>a', 'a>bad')}
      <subProcess id="esp" triggeredByEvent="true"><startEvent id="es"><errorEventDefinition errorRef="er"/></startEvent><userTask id="x"/><endEvent id="again"><errorEventDefinition errorRef="er"/></endEvent>${flows('es>x', 'x>again')}</subProcess>`,
      '<error id="er" errorCode="E"/>',
    );
    expect((await drive(xml, {}, [['a'], ['x']], recover)).trace.at(-1)).toBe('#failed:E');
  });

  it('runs multi-instance tasks in parallel and gathers their output', async () => {
    const xml = diagram(
      `<startEvent id="s"/><userTask id="a"><extensionElements><zeebe:ioMapping/></extensionElements><multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="= units" inputElement="unit" outputCollection="opinions" outputElement="= opinion"/></extensionElements></multiInstanceLoopCharacteristics></userTask><endEvent id="e"/>${flows('s>a', 'a>e')}`,
    );
    const { trace, run } = await drive(
      xml,
      { units: ['x', 'y'] },
      [
        ['a', { opinion: 'o1' }],
        ['a', { opinion: 'o2' }],
      ],
      recover,
    );
    expect(trace.at(-1)).toBe('#completed');
    expect(run.values.opinions).toEqual(['o1', 'o2']);
  });

  it('stops a multi-instance when its completion condition holds', async () => {
    const xml = diagram(
      `<startEvent id="s"/><userTask id="a"><multiInstanceLoopCharacteristics><loopCardinality>= 3</loopCardinality><completionCondition>= numberOfCompletedInstances &gt;= 2</completionCondition></multiInstanceLoopCharacteristics></userTask><endEvent id="e"/>${flows('s>a', 'a>e')}`,
    );
    const { trace, run } = await drive(xml, {}, [['a'], ['a']], recover);
    expect(trace.at(-1)).toBe('#completed');
    expect(run.openWaits()).toEqual([]);
  });

  it('runs sequential multi-instance sub-processes one after another', async () => {
    const xml = diagram(
      `<startEvent id="s"/><subProcess id="sub"><multiInstanceLoopCharacteristics isSequential="true"><extensionElements><zeebe:loopCharacteristics inputCollection="= units" inputElement="unit"/></extensionElements></multiInstanceLoopCharacteristics><startEvent id="ss"/><userTask id="i"/><endEvent id="se"/>${flows('ss>i', 'i>se')}</subProcess><endEvent id="e"/>${flows('s>sub', 'sub>e')}`,
    );
    const { trace } = await drive(xml, { units: ['x', 'y', 'z'] }, [['i'], ['i'], ['i']], recover);
    expect(trace.filter((id) => id === 'i')).toHaveLength(3);
    expect(trace.at(-1)).toBe('#completed');
  });

  it('waits at an event-based gateway for whichever comes first', async () => {
    const xml = diagram(
      `<startEvent id="s"/><eventBasedGateway id="g"/><intermediateCatchEvent id="m"><messageEventDefinition messageRef="msg"/></intermediateCatchEvent><intermediateCatchEvent id="t"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent><userTask id="a"/><userTask id="b"/><endEvent id="e"/>
      ${flows('s>g', 'g>m', 'g>t', 'm>a', 't>b', 'a>e', 'b>e')}`,
      '<message id="msg" name="answer"/>',
    );
    const { trace, run } = await drive(xml, {}, [['t']], recover);
    expect(run.openWaits().map((w) => w.elementId)).toEqual(['b']);
    expect(trace).not.toContain('a');
    expect((await drive(xml, {}, [['m'], ['a']], recover)).trace.at(-1)).toBe('#completed');
  });

  it('ends everything at a terminate end event', async () => {
    const xml = diagram(
      `<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><endEvent id="t"><terminateEventDefinition/></endEvent><endEvent id="e"/>${flows('s>f', 'f>a', 'f>b', 'a>t', 'b>e')}`,
    );
    const { trace, run } = await drive(xml, {}, [['a']], recover);
    expect(trace.at(-1)).toBe('#completed');
    expect(run.openWaits()).toEqual([]);
  });

  it('catches a condition when it turns true', async () => {
    const xml = diagram(
      `<startEvent id="s"/><userTask id="a"/><boundaryEvent id="c" attachedToRef="a" cancelActivity="false"><conditionalEventDefinition><condition xsi:type="tFormalExpression">= n &gt; 2</condition></conditionalEventDefinition></boundaryEvent><userTask id="b"/><endEvent id="e"/><endEvent id="e2"/>${flows('s>a', 'a>e', 'c>b', 'b>e2')}`,
    );
    const { run } = await drive(xml, { n: 1 }, [], recover);
    expect(run.setVariables(NOW, { n: 3 }).opened.map((w) => w.elementId)).toContain('b');
  });

  it('names the element when no flow can be taken', async () => {
    const xml = diagram(
      `<startEvent id="s"/><userTask id="a"/><exclusiveGateway id="x"/><endEvent id="e"/>${flows('s>a', 'a>x', 'x>e[n = 1]')}`,
    );
    await expect(drive(xml, {}, [['a', { n: 2 }]], recover)).rejects.toMatchObject({ elementId: 'x' });
  });

  it('ends a turn that never comes to rest, naming an element', async () => {
    const xml = diagram(
      `<startEvent id="s"/><userTask id="u"/><exclusiveGateway id="m"/><task id="a"/><exclusiveGateway id="x" default="x-e"/><endEvent id="e"/>${flows('s>u', 'u>m', 'm>a', 'a>x', 'x>m[true]', 'x>e')}`,
    );
    await expect(drive(xml, {}, [['u']], recover)).rejects.toMatchObject({
      elementId: expect.stringMatching(/^[max]$/),
    });
  });
});
