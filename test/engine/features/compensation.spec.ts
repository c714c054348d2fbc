import { diagram, flows } from '../support/diagrams.js';
import { drive, log } from '../support/drive.js';

/** An activity with the task that undoes it. */
const undoable = (
  activity: string,
  id: string,
  undo = log(`undo_${id}`, '').replace('<scriptTask', '<scriptTask isForCompensation="true"'),
) =>
  `${activity}<boundaryEvent id="c_${id}" attachedToRef="${id}"><compensateEventDefinition/></boundaryEvent>${undo}<association id="as_${id}" associationDirection="One" sourceRef="c_${id}" targetRef="undo_${id}"/>`;

const thrown = (attributes = '') =>
  `<intermediateThrowEvent id="t"><compensateEventDefinition ${attributes}/></intermediateThrowEvent>`;

describe('compensation', () => {
  it('undoes what has completed, the latest first, and goes on when all is undone', async () => {
    const xml = diagram(
      `<startEvent id="s"/>${undoable(log('a'), 'a')}${undoable(log('b'), 'b')}${thrown()}${log('after')}<endEvent id="e"/>${flows('s>a', 'a>b', 'b>t', 't>after', 'after>e')}`,
    );
    expect((await drive(xml)).values.trail).toEqual(['a', 'b', 'undo_b', 'undo_a', 'after']);
  });

  it('undoes the one activity that is named', async () => {
    const xml = diagram(
      `<startEvent id="s"/>${undoable(log('a'), 'a')}${undoable(log('b'), 'b')}${thrown('activityRef="a"')}<endEvent id="e"/>${flows('s>a', 'a>b', 'b>t', 't>e')}`,
    );
    expect((await drive(xml)).values.trail).toEqual(['a', 'b', 'undo_a']);
  });

  it('undoes nothing that has not completed, and nothing twice', async () => {
    const again = '<endEvent id="e"><compensateEventDefinition/></endEvent>';
    const xml = diagram(
      `<startEvent id="s"/>${undoable(log('a'), 'a')}${undoable('<userTask id="b"/>', 'b')}<parallelGateway id="f"/>${thrown()}<endEvent id="eb"/>${again}${flows('s>a', 'a>f', 'f>b', 'f>t', 'b>eb', 't>e')}`,
    );
    expect(await drive(xml)).toMatchObject({ values: { trail: ['a', 'undo_a'] }, waiting: ['b'] });
  });

  it('waits for people who undo', async () => {
    const person = '<userTask id="undo_a" isForCompensation="true"/>';
    const xml = diagram(
      `<startEvent id="s"/>${undoable(log('a'), 'a', person)}${thrown()}${log('after')}<endEvent id="e"/>${flows('s>a', 'a>t', 't>after', 'after>e')}`,
    );
    expect(await drive(xml)).toMatchObject({ waiting: ['undo_a'], ended: null });
    expect(await drive(xml, {}, [['undo_a']])).toMatchObject({ values: { trail: ['a', 'after'] }, ended: 'completed' });
  });

  it('undoes what completed inside a sub-process, seeing its variables as they were', async () => {
    const inside = `<startEvent id="ss"/>${undoable(log('a'), 'a')}<endEvent id="se"/>${flows('ss>a', 'a>se')}`;
    const xml = diagram(
      `<startEvent id="s"/><subProcess id="sub">${inside}</subProcess>${thrown()}<endEvent id="e"/>${flows('s>sub', 'sub>t', 't>e')}`,
    );
    expect(await drive(xml)).toMatchObject({ values: { trail: ['a', 'undo_a'] }, ended: 'completed' });
  });

  it('undoes a sub-process by its own handler instead of what is inside', async () => {
    const inside = `<startEvent id="ss"/>${undoable(log('a'), 'a')}<endEvent id="se"/>${flows('ss>a', 'a>se')}`;
    const xml = diagram(
      `<startEvent id="s"/>${undoable(`<subProcess id="sub">${inside}</subProcess>`, 'sub')}${thrown()}<endEvent id="e"/>${flows('s>sub', 'sub>t', 't>e')}`,
    );
    expect((await drive(xml)).values.trail).toEqual(['a', 'undo_sub']);
  });

  it('undoes a sub-process by its compensation event sub-process', async () => {
    const esp = `<subProcess id="esp" triggeredByEvent="true"><startEvent id="cs"><compensateEventDefinition/></startEvent>${log('undo')}<endEvent id="ce"/>${flows('cs>undo', 'undo>ce')}</subProcess>`;
    const inside = `<startEvent id="ss"/>${log('a')}<endEvent id="se"/>${flows('ss>a', 'a>se')}${esp}`;
    const xml = diagram(
      `<startEvent id="s"/><subProcess id="sub">${inside}</subProcess>${thrown()}<endEvent id="e"/>${flows('s>sub', 'sub>t', 't>e')}`,
    );
    expect(await drive(xml)).toMatchObject({ values: { trail: ['a', 'undo'] }, ended: 'completed' });
  });

  it('undoes each instance of a multi-instance activity', async () => {
    const many =
      '<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>';
    const xml = diagram(
      `<startEvent id="s"/>${undoable(log('a', many), 'a')}${thrown()}<endEvent id="e"/>${flows('s>a', 'a>t', 't>e')}`,
    );
    expect((await drive(xml)).values.trail).toEqual(['a', 'a', 'undo_a', 'undo_a']);
  });

  it('does not wait when it is told not to', async () => {
    const person = '<userTask id="undo_a" isForCompensation="true"/>';
    const xml = diagram(
      `<startEvent id="s"/>${undoable(log('a'), 'a', person)}${thrown('waitForCompletion="false"')}${log('after')}<endEvent id="e"/>${flows('s>a', 'a>t', 't>after', 'after>e')}`,
    );
    expect(await drive(xml)).toMatchObject({ values: { trail: ['a', 'after'] }, waiting: ['undo_a'] });
  });
});

describe('a transaction', () => {
  const transaction = (inside: string, boundaries = '') =>
    diagram(
      `<startEvent id="s"/><transaction id="tx"><startEvent id="ss"/>${inside}</transaction>${boundaries}${log('done')}<endEvent id="e"/>${flows('s>tx', 'tx>done', 'done>e')}`,
      '<error id="er" errorCode="E"/>',
    );
  const cancelled = `<boundaryEvent id="cb" attachedToRef="tx"><cancelEventDefinition/></boundaryEvent>${log('gone')}<endEvent id="x"/>${flows('cb>gone', 'gone>x')}`;
  const cancelEnd = '<endEvent id="ce"><cancelEventDefinition/></endEvent>';

  it('completes like a sub-process', async () => {
    const { values } = await drive(transaction(`${log('a')}<endEvent id="se"/>${flows('ss>a', 'a>se')}`));
    expect(values.trail).toEqual(['a', 'done']);
  });

  it('undoes everything at a cancel end event and goes on at the cancel boundary event', async () => {
    const inside = `<parallelGateway id="f"/>${undoable(log('a'), 'a')}<userTask id="open"/><endEvent id="oe"/>${cancelEnd}${flows('ss>f', 'f>open', 'open>oe', 'f>a', 'a>ce')}`;
    const { values, ended, cancelled: ends } = await drive(transaction(inside, cancelled));
    expect(values.trail).toEqual(['a', 'undo_a', 'gone']);
    expect(ended).toBe('completed');
    expect(ends).toEqual(['open', 'tx']);
  });

  it('waits until people have undone it', async () => {
    const inside = `${undoable(log('a'), 'a', '<userTask id="undo_a" isForCompensation="true"/>')}${cancelEnd}${flows('ss>a', 'a>ce')}`;
    expect((await drive(transaction(inside, cancelled))).waiting).toEqual(['undo_a']);
    expect((await drive(transaction(inside, cancelled), {}, [['undo_a']])).values.trail).toEqual(['a', 'gone']);
  });

  it('undoes nothing when it ends by an error', async () => {
    const inside = `${undoable(log('a'), 'a')}<endEvent id="bad"><errorEventDefinition errorRef="er"/></endEvent>${flows('ss>a', 'a>bad')}`;
    const hazard = `<boundaryEvent id="eb" attachedToRef="tx"><errorEventDefinition errorRef="er"/></boundaryEvent>${log('repair')}<endEvent id="x"/>${flows('eb>repair', 'repair>x')}`;
    expect((await drive(transaction(inside, hazard))).values.trail).toEqual(['a', 'repair']);
  });
});
