import { diagram, flows } from '../support/diagrams.js';
import { drive, log } from '../support/drive.js';

const adHoc = (attributes: string, inside: string) =>
  diagram(
    `<startEvent id="s"/><adHocSubProcess id="h" ${attributes}>${inside}</adHocSubProcess>${log('after')}<endEvent id="e"/>${flows('s>h', 'h>after', 'after>e')}`,
  );

describe('an ad-hoc sub-process', () => {
  it('begins everything at once when parallel and ends when all is done', async () => {
    const xml = adHoc('ordering="Parallel"', '<userTask id="a"/><userTask id="b"/>');
    expect((await drive(xml)).waiting).toEqual(['a', 'b']);
    expect(await drive(xml, {}, [['b'], ['a']])).toMatchObject({ values: { trail: ['after'] }, ended: 'completed' });
  });

  it('begins one activity after the other when sequential', async () => {
    const xml = adHoc('ordering="Sequential"', `<userTask id="a"/>${log('a2')}<userTask id="b"/>${flows('a>a2')}`);
    expect((await drive(xml)).waiting).toEqual(['a']);
    expect(await drive(xml, {}, [['a']])).toMatchObject({ waiting: ['b'], values: { trail: ['a2'] } });
    expect((await drive(xml, {}, [['a'], ['b']])).ended).toBe('completed');
  });

  it('ends when its completion condition holds and cancels what is left', async () => {
    const xml = adHoc(
      '',
      '<userTask id="a"/><userTask id="b"/><completionCondition>= enough = true</completionCondition>',
    );
    expect(await drive(xml, {}, [['a', { enough: true }]])).toMatchObject({ cancelled: ['b'], ended: 'completed' });
  });

  it('lets what runs be finished when it is not to be cancelled', async () => {
    const xml = adHoc(
      'cancelRemainingInstances="false"',
      '<userTask id="a"/><userTask id="b"/><completionCondition>= enough = true</completionCondition>',
    );
    expect(await drive(xml, {}, [['a', { enough: true }]])).toMatchObject({ waiting: ['b', 'h'], ended: null });
    expect((await drive(xml, {}, [['a', { enough: true }], ['b']])).ended).toBe('completed');
  });

  it('lets people begin activities again until its condition holds', async () => {
    const xml = adHoc('', '<userTask id="a"/><completionCondition>= enough = true</completionCondition>');
    expect((await drive(xml, {}, [['a']])).waiting).toEqual(['h']);
    expect((await drive(xml, {}, [['a'], ['h', { elements: ['a'] }]])).waiting).toEqual(['a', 'h']);
    const done = await drive(xml, {}, [['a'], ['h', { elements: ['a'] }], ['a', { enough: true }]]);
    expect(done.ended).toBe('completed');
  });

  it('begins only what a list names', async () => {
    const chosen = '<extensionElements><zeebe:adHoc activeElementsCollection="= chosen"/></extensionElements>';
    const xml = adHoc('', `${chosen}<userTask id="a"/><userTask id="b"/>`);
    expect((await drive(xml, { chosen: ['b'] })).waiting).toEqual(['b']);
    await expect(drive(xml, { chosen: ['x'] })).rejects.toMatchObject({ elementId: 'h' });
  });
});
