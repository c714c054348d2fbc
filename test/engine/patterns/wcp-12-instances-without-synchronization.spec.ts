// WCP 12, multiple instances without synchronization: a loop that forks an instance each round; or a multi-instance whose behaviour None throws an event for each instance to a boundary event beside it.
import { drawn, multiInstance, user } from '../../process-definitions/support/drawing.js';
import { drive } from '../support/drive.js';
import { refusals } from '../support/publishing.js';

const XML = drawn(
  `<exclusiveGateway id="k"/><parallelGateway id="f"/>${user('a')}${user('ask')}<exclusiveGateway id="x" default="x-z"/>${user('z')}<endEvent id="ea"/>`,
  ...['s>k', 'k>f', 'f>a', 'f>ask', 'a>ea', 'ask>x', 'x>k[more]', 'x>z', 'z>e'],
);
const each = multiInstance(
  '',
  '<loopCardinality xsi:type="tFormalExpression">3</loopCardinality>',
  'behavior="None" noneBehaviorEventRef="sd"',
);
const BY_EVENT = drawn(
  `${user('a', each)}<boundaryEvent id="b" attachedToRef="a" cancelActivity="false"><signalEventDefinition signalRef="sg"/></boundaryEvent>${user('next')}<endEvent id="en"/>`,
  ...['s>a', 'a>e', 'b>next', 'next>en'],
).replace('</definitions>', '<signalEventDefinition id="sd" signalRef="sg"/></definitions>');

describe('multiple instances without synchronization', () => {
  it('run beside each other while the process that began them goes on', async () => {
    const rounds = [
      ['ask', { more: true }],
      ['ask', { more: true }],
      ['ask', { more: false }],
    ] as const;
    expect((await drive(XML, {}, rounds)).waiting).toEqual(['a', 'a', 'a', 'z']);
  });

  it('are done in any order, and the process ends with the last of what runs', async () => {
    const begun = [['ask', { more: true }], ['a'], ['ask', { more: false }], ['z']] as const;
    expect(await drive(XML, {}, begun)).toMatchObject({ waiting: ['a'], ended: null });
    expect((await drive(XML, {}, [...begun, ['a']])).ended).toBe('completed');
  });

  it('may each go on by themselves, without waiting for the others', async () => {
    expect((await drive(BY_EVENT, {}, [['a']])).waiting).toEqual(['a', 'a', 'b', 'next']);
    expect((await drive(BY_EVENT, {}, [['a'], ['a'], ['a']])).waiting).toEqual(['next', 'next', 'next']);
  });

  it.each([XML, BY_EVENT])('can be published', async (xml) => {
    expect(await refusals(xml)).toEqual([]);
  });
});
