import { diagram, flows } from '../support/diagrams.js';
import { drive, log } from '../support/drive.js';

describe('a complex gateway', () => {
  /** Three branches into a complex gateway; `condition` is when it lets a token through. */
  const discriminator = (condition: string, out = 'j>z') =>
    diagram(
      `<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><userTask id="c"/><complexGateway id="j"><activationCondition>= ${condition}</activationCondition></complexGateway><userTask id="z"/><userTask id="late"/><endEvent id="e"/><endEvent id="el"/>${flows('s>f', 'f>a', 'f>b', 'f>c', 'a>j', 'b>j', 'c>j', out, 'z>e', 'late>el')}`,
    );

  it('lets one token through as soon as its condition holds, and swallows those that come later', async () => {
    const xml = discriminator('activationCount &gt;= 1');
    expect((await drive(xml, {}, [['b']])).waiting).toEqual(['a', 'c', 'z']);
    const all = await drive(xml, {}, [['b'], ['a'], ['c'], ['z']]);
    expect(all).toMatchObject({ ended: 'completed', stuckAt: [] });
    expect(all.entered.filter((id) => id === 'z')).toHaveLength(1);
  });

  it('waits for as many tokens as it is told', async () => {
    const xml = discriminator('activationCount &gt;= 2');
    expect((await drive(xml, {}, [['b']])).waiting).toEqual(['a', 'c']);
    expect((await drive(xml, {}, [['b'], ['c']])).waiting).toEqual(['a', 'z']);
  });

  it('lets its second phase take flows whose conditions ask for it', async () => {
    const xml = diagram(
      `<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><complexGateway id="j"><activationCondition>= activationCount = 1</activationCondition></complexGateway><userTask id="z"/><userTask id="late"/><endEvent id="e"/><endEvent id="el"/>${flows('s>f', 'f>a', 'f>b', 'a>j', 'b>j', 'j>z[waitingForStart]', 'j>late[not(waitingForStart)]', 'z>e', 'late>el')}`,
    );
    expect((await drive(xml, {}, [['a']])).waiting).toEqual(['b', 'z']);
    expect((await drive(xml, {}, [['a'], ['b']])).waiting).toEqual(['late', 'z']);
  });

  it('is ready for another round once the last one is over', async () => {
    const xml = diagram(
      `<startEvent id="s"/><exclusiveGateway id="m"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><complexGateway id="j"><activationCondition>= activationCount &gt;= 1</activationCondition></complexGateway><userTask id="z"/><exclusiveGateway id="x" default="x-e"/><endEvent id="e"/>${flows('s>m', 'm>f', 'f>a', 'f>b', 'a>j', 'b>j', 'j>z', 'z>x', 'x>m[again]', 'x>e')}`,
    );
    const second = await drive(xml, {}, [['a'], ['b'], ['z', { again: true }], ['b'], ['a'], ['z', { again: false }]]);
    expect(second).toMatchObject({ ended: 'completed', stuckAt: [] });
  });

  it('splits like an inclusive gateway', async () => {
    const xml = diagram(
      `<startEvent id="s"/><complexGateway id="f"/>${log('a')}${log('b')}<endEvent id="e"/>${flows('s>f', 'f>a[x]', 'f>b[y]', 'a>e', 'b>e')}`,
    );
    expect((await drive(xml, { x: true, y: true })).values.trail).toEqual(['a', 'b']);
    expect((await drive(xml, { x: false, y: true })).values.trail).toEqual(['b']);
  });
});

describe('tokens in numbers', () => {
  it('an activity leaves as many tokens as its completion quantity says, and starts on as many as its start quantity', async () => {
    const quantity = (task: string, attribute: string) => task.replace('<scriptTask', `<scriptTask ${attribute}`);
    const xml = diagram(
      `<startEvent id="s"/>${quantity(log('a'), 'completionQuantity="2"')}${log('b')}${quantity(log('c'), 'startQuantity="2"')}<endEvent id="e"/>${flows('s>a', 'a>b', 'b>c', 'c>e')}`,
    );
    expect(await drive(xml)).toMatchObject({ values: { trail: ['a', 'b', 'b', 'c'] }, ended: 'completed' });
  });

  it('tokens that are too few for an activity are told, and what was done stays done', async () => {
    const xml = diagram(
      `<startEvent id="s"/>${log('a')}<userTask id="c" startQuantity="2"/><endEvent id="e"/>${flows('s>a', 'a>c', 'c>e')}`,
    );
    expect(await drive(xml)).toMatchObject({ values: { trail: ['a'] }, ended: null, stuckAt: ['c'] });
  });

  it('two tokens in one task are two tasks', async () => {
    const xml = diagram(
      `<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><userTask id="c"/><endEvent id="e"/>${flows('s>f', 'f>a', 'f>b', 'a>c', 'b>c', 'c>e')}`,
    );
    expect((await drive(xml, {}, [['a'], ['b']])).waiting).toEqual(['c', 'c']);
    expect((await drive(xml, {}, [['a'], ['b'], ['c'], ['c']])).ended).toBe('completed');
  });

  it('a parallel join that waits in vain is told', async () => {
    const xml = diagram(
      `<startEvent id="s"/><inclusiveGateway id="f"/>${log('a')}${log('b')}<parallelGateway id="j"/>${log('z')}<endEvent id="e"/>${flows('s>f', 'f>a[x]', 'f>b[y]', 'a>j', 'b>j', 'j>z', 'z>e')}`,
    );
    expect(await drive(xml, { x: true, y: false })).toMatchObject({
      values: { trail: ['a'] },
      stuckAt: ['j'],
      ended: null,
    });
    expect((await drive(xml, { x: true, y: true })).values.trail).toEqual(['a', 'b', 'z']);
  });
});

describe('an event-based gateway', () => {
  it('waits for receive tasks as it does for events', async () => {
    const xml = diagram(
      `<startEvent id="s"/><eventBasedGateway id="g"/><receiveTask id="r" messageRef="m"/><intermediateCatchEvent id="t"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent><endEvent id="e"/>${flows('s>g', 'g>r', 'g>t', 'r>e', 't>e')}`,
      '<message id="m" name="paid"/>',
    );
    expect((await drive(xml)).waiting).toEqual(['r', 't']);
    expect(await drive(xml, {}, [['r']])).toMatchObject({ entered: ['s', 'g', 'r', 'e'], ended: 'completed' });
  });
});
