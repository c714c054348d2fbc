import { diagram, flows } from '../../engine/support/diagrams.js';
import type { Constraint } from './checking.js';
import { between, catching, drawn, MESSAGE, multiInstance, ON_MESSAGE, SHARED, sub, user } from './drawing.js';

const splitBy = (gateway: string, ...more: string[]): string =>
  drawn(`${gateway}${user('a')}${user('b')}`, 's>x', 'x>a[c]', 'x>b', 'a>e', 'b>e', ...more);
const flow = (xml: string, id: string, attributes: string): string =>
  xml.replace(`<sequenceFlow id="${id}"`, `<sequenceFlow id="${id}" ${attributes}`);
const adHoc = (inside: string, attributes = ''): string =>
  between(`<adHocSubProcess id="x" ${attributes}>${inside}</adHocSubProcess>`);
const COMPLEX = '<complexGateway id="x" default="x-b"/>';
const joining = (gateway: string): string =>
  drawn(`<parallelGateway id="f"/>${user('a')}${user('b')}${gateway}`, 's>f', 'f>a', 'f>b', 'a>x', 'b>x', 'x>e');
const waits = (gateway: string, ...more: string[]): string =>
  diagram(
    `${gateway}${catching('a', ON_MESSAGE)}${catching('b', ON_MESSAGE.replace('"m"', '"m2"'))}<endEvent id="e"/>${flows('x>a', 'x>b', 'a>e', 'b>e', ...more)}`,
    MESSAGE + MESSAGE.replace('id="m" name="paid"', 'id="m2" name="sent"'),
  );

/** Levels, sub-processes, gateways and flows. */
export const CONSTRAINTS_ON_WAYS: Constraint[] = [
  ['ad-hoc-empty@x', 'an ad-hoc sub-process of nothing', adHoc('<dataObject id="do"/>'), adHoc(user('w'))],
  [
    'ad-hoc-start-or-end@w2',
    'an ad-hoc sub-process with an end',
    adHoc(`${user('w')}<endEvent id="w2"/>${flows('w>w2')}`),
    adHoc(user('w') + user('w2') + flows('w>w2')),
  ],
  [
    'choreography-in-process@y',
    'a choreography task in a process',
    drawn(
      `${user('a')}<choreographyTask id="y" initiatingParticipantRef="pa"><participantRef>pa</participantRef></choreographyTask>`,
      ...['s>a', 'a>y', 'y>e'],
    ).replace('</definitions>', '<collaboration id="c"><participant id="pa"/></collaboration></definitions>'),
    between(user('x')),
  ],
  [
    'input-output-at-sub-process@x',
    'data inputs of a sub-process',
    between(sub('x', '<ioSpecification><inputSet id="i"/><outputSet id="o"/></ioSpecification>')),
    between(sub('x')),
  ],
  [
    'gateway-direction@x',
    'a mixed gateway with one way in',
    splitBy('<exclusiveGateway id="x" default="x-b" gatewayDirection="Mixed"/>'),
    splitBy('<exclusiveGateway id="x" default="x-b" gatewayDirection="Diverging"/>'),
  ],
  [
    'gateway-needless@x',
    'a gateway with one way in and one out',
    between('<exclusiveGateway id="x"/>'),
    splitBy('<exclusiveGateway id="x" default="x-b"/>'),
  ],
  [
    'complex-condition-missing@x',
    'a complex join that does not say when',
    joining('<complexGateway id="x"/>'),
    joining(
      '<complexGateway id="x"><activationCondition>= activationCount &gt; 1</activationCondition></complexGateway>',
    ),
  ],
  [
    'expression-not-feel@x',
    'a complex join in plain words',
    joining('<complexGateway id="x"><activationCondition>both</activationCondition></complexGateway>'),
    splitBy(COMPLEX),
  ],
  [
    'event-gateway-parallel@x',
    'waiting for all events within a process',
    waits('<eventBasedGateway id="x" eventGatewayType="Parallel"/><startEvent id="s"/>', 's>x'),
    waits('<eventBasedGateway id="x" eventGatewayType="Parallel" instantiate="true"/>'),
  ],
  [
    'instantiating-has-incoming@x',
    'a flow to a gateway that starts',
    waits('<eventBasedGateway id="x" instantiate="true"/><startEvent id="s"/>', 's>x'),
    waits('<eventBasedGateway id="x" instantiate="true"/>'),
  ],
  [
    'flow-condition-alone@x-e',
    'a condition at the only way out',
    drawn(user('x'), 's>x', 'x>e[c]'),
    drawn(user('x'), 's>x', 'x>e'),
  ],
  [
    'flow-condition-not-allowed@s-x',
    'a condition behind a start',
    drawn(user('x'), 's>x[c]', 'x>e'),
    drawn(user('x'), 's>x', 'x>e'),
  ],
  [
    'flow-not-immediate@x-e',
    'a flow that is not immediate',
    flow(between(user('x')), 'x-e', 'isImmediate="false"'),
    flow(between(user('x')), 'x-e', 'isImmediate="true"'),
  ],
  [
    'flow-lists-differ@s',
    'a flow of another step',
    between(user('x')).replace('<startEvent id="s"/>', '<startEvent id="s"><outgoing>x-e</outgoing></startEvent>'),
    between(user('x')).replace('<startEvent id="s"/>', '<startEvent id="s"><outgoing>s-x</outgoing></startEvent>'),
  ],
  [
    'flow-lists-differ@f',
    'a flow that is left out',
    drawn('<parallelGateway id="f"><outgoing>f-a</outgoing></parallelGateway>' + user('a'), 's>f', 'f>a', 'f>e', 'a>e'),
    drawn('<parallelGateway id="f"/>' + user('a'), 's>f', 'f>a', 'f>e', 'a>e'),
  ],
  [
    'dead-end@s',
    'a start that leads nowhere',
    diagram(`<startEvent id="s"/>${user('a')}<endEvent id="e"/>${flows('a>e')}`),
    between(user('x')),
  ],
  [
    'start-missing@p',
    'an end without a start',
    diagram(`${user('a')}<endEvent id="e"/>${flows('a>e')}`),
    diagram(user('a') + user('b') + flows('a>b')),
  ],
  [
    'end-missing@p',
    'a start without an end',
    drawn(user('a'), 's>a').replace('<endEvent id="e"/>', ''),
    between(user('x')),
  ],
  [
    'flow-crosses-border@s-y',
    'a flow into another pool',
    between(user('x'), `<process id="q" isExecutable="false">${user('y')}</process>`).replace(
      '</process>',
      '<sequenceFlow id="s-y" sourceRef="s" targetRef="y"/></process>',
    ),
    between(user('x'), `<process id="q" isExecutable="false">${user('y')}</process>`),
  ],
];

const looped = (marker: string, roots = ''): string => between(user('x', marker), roots);
const COLLECTION = 'inputCollection="= l"';

/** Loops and tokens. */
export const CONSTRAINTS_ON_INSTANCES: Constraint[] = [
  [
    'quantity-invalid@x',
    'no token to start',
    between(user('x', '', '', 'startQuantity="0"')),
    between(user('x', '', '', 'startQuantity="2"')),
  ],
  [
    'quantity-invalid@x',
    'fewer tokens than none',
    between(user('x', '', '', 'completionQuantity="-5"')),
    between(user('x', '', '', 'completionQuantity="5"')),
  ],
  [
    'loop-maximum@x',
    'a loop of fewer than none',
    looped('<standardLoopCharacteristics loopMaximum="-1"/>'),
    looped('<standardLoopCharacteristics loopMaximum="3"/>'),
  ],
  [
    'expression-not-feel@x',
    'a loop in plain words',
    looped('<standardLoopCharacteristics><loopCondition>until done</loopCondition></standardLoopCharacteristics>'),
    looped('<standardLoopCharacteristics><loopCondition>= again</loopCondition></standardLoopCharacteristics>'),
  ],
  [
    'part-repeated@x',
    'two loop markers',
    looped('<standardLoopCharacteristics/>' + multiInstance(COLLECTION)),
    looped(multiInstance(COLLECTION)),
  ],
  [
    'loop-behavior-incomplete@x',
    'the first instance throws nothing',
    looped(multiInstance(COLLECTION, '', 'behavior="One"')),
    looped(multiInstance(COLLECTION, '', 'behavior="One" oneBehaviorEventRef="shared"'), SHARED),
  ],
  [
    'loop-behavior-incomplete@x',
    'complex behaviour that is not declared',
    looped(
      multiInstance(
        COLLECTION,
        '<complexBehaviorDefinition><condition xsi:type="tFormalExpression">= true</condition></complexBehaviorDefinition>',
      ),
    ),
    looped(
      multiInstance(
        COLLECTION,
        '<complexBehaviorDefinition><condition xsi:type="tFormalExpression">= true</condition></complexBehaviorDefinition>',
        'behavior="Complex"',
      ),
    ),
  ],
];
