import { diagram, flows } from '../support/diagrams.js';
import { drive, log } from '../support/drive.js';

const ROOTS =
  '<signal id="s1" name="one"/><signal id="s2" name="two"/><message id="m1" name="paid"/><error id="er" errorCode="E"/><escalation id="es" escalationCode="X"/>' +
  '<signalEventDefinition id="shared" signalRef="s1"/><errorEventDefinition id="sharedError" errorRef="er"/>';
const signals = (...ids: string[]) => ids.map((id) => `<signalEventDefinition signalRef="${id}"/>`).join('');

/** One branch waits at `w`, the other throws what `t` says after `go`. */
const meeting = (waits: string, throws: string) =>
  diagram(
    `<startEvent id="s"/><parallelGateway id="f"/>${waits}${log('caught')}<endEvent id="e1"/><userTask id="go"/>${throws}<endEvent id="e2"/>${flows('s>f', 'f>w', 'w>caught', 'caught>e1', 'f>go', 'go>t', 't>e2')}`,
    ROOTS,
  );

describe('an event with several triggers', () => {
  const waits = (attributes: string) =>
    `<intermediateCatchEvent id="w" ${attributes}>${signals('s1', 's2')}</intermediateCatchEvent>`;
  const throwing = (...ids: string[]) => `<intermediateThrowEvent id="t">${signals(...ids)}</intermediateThrowEvent>`;

  it.each([['s1'], ['s2']])('catches any one of them (%s)', async (id) => {
    expect((await drive(meeting(waits(''), throwing(id)), {}, [['go']])).values.trail).toEqual(['caught']);
  });

  it('catches only when all have occurred, when it is parallel', async () => {
    const parallel = waits('parallelMultiple="true"');
    expect((await drive(meeting(parallel, throwing('s1')), {}, [['go']])).waiting).toEqual(['w']);
    expect((await drive(meeting(parallel, throwing('s1', 's2')), {}, [['go']])).values.trail).toEqual(['caught']);
  });

  it('throws all of them', async () => {
    const { thrown } = await drive(meeting(waits(''), throwing('s1', 's2')), {}, [['go']]);
    expect(thrown.map((event) => 'name' in event && event.name)).toEqual(['one', 'two']);
  });

  it('may refer to a definition that stands elsewhere', async () => {
    const shared =
      '<intermediateCatchEvent id="w"><eventDefinitionRef>shared</eventDefinitionRef></intermediateCatchEvent>';
    expect((await drive(meeting(shared, throwing('s1')), {}, [['go']])).values.trail).toEqual(['caught']);
    const end = diagram(
      `<startEvent id="s"/><endEvent id="e"><eventDefinitionRef>sharedError</eventDefinitionRef></endEvent>${flows('s>e')}`,
      ROOTS,
    );
    expect(await drive(end)).toMatchObject({ ended: 'failed', errorCode: 'E' });
  });
});

describe('an event that interrupts', () => {
  const sub = (inside: string, boundary: string) =>
    diagram(
      `<startEvent id="s"/><subProcess id="sub"><startEvent id="ss"/>${inside}</subProcess>${boundary}${log('after')}<endEvent id="e"/>${log('caught')}<endEvent id="x"/>${flows('s>sub', 'sub>after', 'after>e', 'b>caught', 'caught>x')}`,
      ROOTS,
    );
  const boundary = (definition: string, cancels = true) =>
    `<boundaryEvent id="b" attachedToRef="sub" cancelActivity="${cancels}">${definition}</boundaryEvent>`;
  const inside = (definition: string) =>
    `${log('i')}<intermediateThrowEvent id="t">${definition}</intermediateThrowEvent>${log('k')}<endEvent id="se"/>${flows('ss>i', 'i>t', 't>k', 'k>se')}`;

  it.each([
    ['a signal', signals('s1')],
    ['an escalation', '<escalationEventDefinition escalationRef="es"/>'],
  ])('stops what threw it at once: %s', async (_what, definition) => {
    expect((await drive(sub(inside(definition), boundary(definition)))).values.trail).toEqual(['i', 'caught']);
    const beside = await drive(sub(inside(definition), boundary(definition, false)));
    expect((beside.values.trail as string[]).sort()).toEqual(['after', 'caught', 'i', 'k']);
  });

  it('stops an activity whose condition holds from the start before it does anything', async () => {
    const condition = '<conditionalEventDefinition><condition>= stop = true</condition></conditionalEventDefinition>';
    const xml = sub(`${log('i')}<endEvent id="se"/>${flows('ss>i', 'i>se')}`, boundary(condition));
    expect((await drive(xml, { stop: true })).values.trail).toEqual(['caught']);
    expect((await drive(xml, { stop: false })).values.trail).toEqual(['i', 'after']);
  });

  it('catches an escalation in an event sub-process beside what threw it', async () => {
    const esp = `<subProcess id="esp" triggeredByEvent="true"><startEvent id="cs" isInterrupting="false"><escalationEventDefinition escalationRef="es"/></startEvent>${log('told')}<endEvent id="ce"/>${flows('cs>told', 'told>ce')}</subProcess>`;
    const xml = sub(`${inside('<escalationEventDefinition escalationRef="es"/>')}${esp}`, boundary(signals('s2')));
    expect((await drive(xml)).values.trail).toEqual(expect.arrayContaining(['i', 'told', 'k', 'after']));
  });

  it('lets an escalation that nobody catches pass, and tells it to who called', async () => {
    const xml = diagram(
      `<startEvent id="s"/><endEvent id="e"><escalationEventDefinition escalationRef="es"/></endEvent>${flows('s>e')}`,
      ROOTS,
    );
    expect(await drive(xml)).toMatchObject({ ended: 'completed', thrown: [{ kind: 'escalation', code: 'X' }] });
  });

  it('ends only the sub-process at a terminate end event inside it', async () => {
    const parallel = `<parallelGateway id="f"/><userTask id="u"/><endEvent id="ue"/><endEvent id="te"><terminateEventDefinition/></endEvent>${flows('ss>f', 'f>u', 'u>ue', 'f>te')}`;
    expect(await drive(sub(parallel, boundary(signals('s1'))))).toMatchObject({
      values: { trail: ['after'] },
      cancelled: ['u'],
    });
  });
});

describe('an event sub-process that does not interrupt', () => {
  it('runs as often as its event occurs, side by side', async () => {
    const esp = `<subProcess id="esp" triggeredByEvent="true"><startEvent id="cs" isInterrupting="false"><messageEventDefinition messageRef="m1"/></startEvent><userTask id="x"/><endEvent id="ce"/>${flows('cs>x', 'x>ce')}</subProcess>`;
    const xml = diagram(`<startEvent id="s"/><userTask id="a"/><endEvent id="e"/>${flows('s>a', 'a>e')}${esp}`, ROOTS);
    expect((await drive(xml, {}, [['cs'], ['cs']])).waiting).toEqual(['a', 'cs', 'x', 'x']);
  });
});

describe('data', () => {
  it('lives in data objects and properties as long as their sub-process', async () => {
    const write = `<scriptTask id="w"><extensionElements><zeebe:script expression='= "kept"' resultVariable="note"/></extensionElements></scriptTask>`;
    const read = `<scriptTask id="r"><extensionElements><zeebe:script expression="= note" resultVariable="copy"/></extensionElements></scriptTask>`;
    const body = `<startEvent id="ss"/>${write}${read}<endEvent id="se"/>${flows('ss>w', 'w>r', 'r>se')}`;
    const xml = diagram(
      `<startEvent id="s"/><subProcess id="sub"><property id="p1" name="note"/>${body}</subProcess><endEvent id="e"/>${flows('s>sub', 'sub>e')}`,
    );
    const { values } = await drive(xml);
    expect(values).toEqual({ copy: 'kept' });
  });
});
