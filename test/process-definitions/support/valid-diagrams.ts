import { diagram, flows } from '../../engine/support/diagrams.js';
import {
  AFTER_AN_HOUR,
  beside,
  between,
  extended,
  handler,
  INSIDE,
  multiInstance,
  user,
  ROOTS,
  drawn,
  catching,
  throwing,
  link,
  sub,
} from './drawing.js';

/** One diagram that must pass without a finding. */
type Valid = [what: string, xml: string];

const twoWays = (x: string, join: string, ...conditions: string[]): string =>
  drawn(
    `${x}${user('a')}${user('b')}${join}`,
    's>x',
    ...['x>a', 'x>b'].map((route, index) => `${route}${conditions[index] ?? ''}`),
    ...['a>j', 'b>j', 'j>e'],
  );
const call = (attributes: string, more = ''): string =>
  between(`<callActivity id="x">${extended(`<zeebe:calledElement ${attributes}/>`, more)}</callActivity>`);
const output = (target: string): string =>
  `<zeebe:ioMapping><zeebe:input source="= a" target="单位"/><zeebe:output source="= b" target="${target}"/></zeebe:ioMapping>`;
const looped = (settings: string, inner = '', attributes = ''): string =>
  between(user('x', multiInstance(settings, inner, attributes)));

/** Tasks, calls and sub-processes. */
export const VALID_ACTIVITIES: Valid[] = [
  ['user tasks in sequence', drawn(user('a') + user('b'), 's>a', 'a>b', 'b>e')],
  [
    'a user task with everything',
    between(
      user(
        'x',
        '',
        '<zeebe:userTask/><zeebe:formDefinition formId="f"/><zeebe:taskSchedule dueDate="2027-01-01T09:00:00+08:00"/><zeebe:priorityDefinition priority="50"/><zeebe:properties><zeebe:property name="a" value="${b}"/></zeebe:properties><lx:step type="sign" actions="return" holder="lead-unit" due="sign"/><lx:startClock measure="m"/>',
      ),
    ),
  ],
  [
    'an assignee by FEEL',
    between(user('x').replace('candidateGroups="role:agent"', 'assignee="= &quot;unit:&quot; + lead"')),
  ],
  [
    'a handled service task',
    between(
      `<serviceTask id="x">${extended('<zeebe:taskDefinition type="cases.check-duplicates" retries="3"/><zeebe:taskHeaders><zeebe:header key="text" value="Dear ${name}"/></zeebe:taskHeaders>')}</serviceTask>`,
    ),
  ],
  [
    'a handled send task',
    between(`<sendTask id="x">${extended('<zeebe:taskDefinition type="cases.check-duplicates"/>')}</sendTask>`),
  ],
  ['a receive task', between('<receiveTask id="x" messageRef="m"/>', ROOTS)],
  [
    'a script task in FEEL',
    between(`<scriptTask id="x">${extended('<zeebe:script expression="= a + 1" resultVariable="sum"/>')}</scriptTask>`),
  ],
  ['mappings to plain names', between(user('x', '', output('result_2')))],
  ['a call of a published process', call('processId="follow-up"')],
  ['a call of itself', call('processId="p"')],
  ['a call chosen by FEEL', call('processId="= kind"')],
  ['a call in plain BPMN', between('<callActivity id="x" calledElement="follow-up"/>')],
  [
    'a call that maps what comes back',
    call('processId="follow-up" propagateAllChildVariables="false"', output('back')),
  ],
  ['a call of the latest version', call('processId="follow-up" bindingType="latest"')],
  ['a sub-process', between(sub('x'))],
  [
    'a sub-process in a sub-process',
    between(
      sub(
        'x',
        '',
        INSIDE.replace(
          user('work'),
          sub('work', '', INSIDE.replace(/"(in|work|out)/g, '"i$1').replace(/(in|work)-(work|out)/g, 'i$1-$2')),
        ),
      ),
    ),
  ],
  [
    'instances over a collection',
    looped('inputCollection="= units" inputElement="unit" outputCollection="all" outputElement="= result"'),
  ],
  ['instances one after another', looped('inputCollection="= [1, 2]"', '', 'isSequential="true" behavior="All"')],
  ['a number of instances', looped('', '<loopCardinality xsi:type="tFormalExpression">3</loopCardinality>')],
  [
    'instances until enough are done',
    looped(
      '',
      '<loopCardinality>= n</loopCardinality><completionCondition>= numberOfCompletedInstances &gt;= 2</completionCondition>',
    ),
  ],
  ['a sub-process per item', between(sub('x', multiInstance('inputCollection="= units"')))],
];

/** Splits, joins and loops. */
export const VALID_WAYS: Valid[] = [
  [
    'a parallel fork and join',
    twoWays(
      '<parallelGateway id="x" gatewayDirection="Diverging"/>',
      '<parallelGateway id="j" gatewayDirection="Converging"/>',
    ),
  ],
  [
    'a choice with default',
    twoWays('<exclusiveGateway id="x" default="x-a"/>', '<exclusiveGateway id="j"/>', '', '[n &gt; 1]'),
  ],
  [
    'an inclusive choice',
    twoWays('<inclusiveGateway id="x" default="x-a"/>', '<inclusiveGateway id="j"/>', '', '[n &gt; 1]'),
  ],
  ['an inclusive join of parallel branches', twoWays('<parallelGateway id="x"/>', '<inclusiveGateway id="j"/>')],
  [
    'conditions at a task',
    twoWays(user('x').replace('<userTask', '<userTask default="x-a"'), '<exclusiveGateway id="j"/>', '', '[urgent]'),
  ],
  ['a choice that merges in a task', twoWays('<exclusiveGateway id="x" default="x-a"/>', user('j'), '', '[n &gt; 1]')],
  [
    'a gateway that joins and forks',
    drawn(
      `<parallelGateway id="f"/>${user('a')}${user('b')}<parallelGateway id="x" gatewayDirection="Mixed"/>${user('c')}${user('d2')}<parallelGateway id="j"/>`,
      ...['s>f', 'f>a', 'f>b', 'a>x', 'b>x', 'x>c', 'x>d2', 'c>j', 'd2>j', 'j>e'],
    ),
  ],
  [
    'a loop with a way out',
    drawn(
      `<exclusiveGateway id="k"/>${user('a')}<exclusiveGateway id="x" default="x-e"/>`,
      's>k',
      'k>a',
      'a>x',
      'x>k[again]',
      'x>e',
    ),
  ],
  [
    'parallel branches with ends of their own',
    drawn(`<parallelGateway id="x"/>${user('a')}${user('b')}<endEvent id="e2"/>`, 's>x', 'x>a', 'x>b', 'a>e', 'b>e2'),
  ],
  [
    'parallel branches with one end',
    drawn(`<parallelGateway id="x"/>${user('a')}${user('b')}`, 's>x', 'x>a', 'x>b', 'a>e', 'b>e'),
  ],
  [
    'a choice inside a branch, joined after it is merged',
    drawn(
      `<parallelGateway id="f"/><exclusiveGateway id="x" default="x-a"/>${user('a')}${user('b')}<exclusiveGateway id="k"/>${user('c')}<parallelGateway id="j"/>`,
      ...['s>f', 'f>x', 'f>c', 'x>a', 'x>b[n]', 'a>k', 'b>k', 'k>j', 'c>j', 'j>e'],
    ),
  ],
  ['no start and no end event', diagram(user('a') + user('b') + flows('a>b'))],
  ['steps that begin together without a start event', diagram(user('a') + user('b'))],
  ['a gateway that begins', diagram(`<parallelGateway id="x"/>${user('a')}${user('b')}${flows('x>a', 'x>b')}`)],
  ['a gateway that ends', diagram(`${user('a')}${user('b')}<parallelGateway id="x"/>${flows('a>x', 'b>x')}`)],
  ['a sub-process without start and end', between(sub('x', '', user('a') + user('b') + flows('a>b')))],
  ['a sub-process of nothing', between('<subProcess id="x"/>')],
  ['branches that meet in a task', drawn(`${user('a')}${user('b')}${user('c')}`, 's>a', 's>b', 'a>c', 'b>c', 'c>e')],
  [
    'a choice made in parallel and merged',
    drawn(
      `<inclusiveGateway id="x" default="x-a"/>${user('a')}${user('b')}<endEvent id="e2"/>`,
      ...['s>x', 'x>a', 'x>b[n &gt; 1]', 'a>e', 'b>e2'],
    ),
  ],
  [
    'a loop that another branch terminates',
    drawn(
      `<parallelGateway id="f"/><exclusiveGateway id="k"/>${user('a')}${user('b')}`,
      ...['s>f', 'f>k', 'k>a', 'a>k', 'f>b', 'b>e'],
    ).replace('<endEvent id="e"/>', '<endEvent id="e"><terminateEventDefinition/></endEvent>'),
  ],
  [
    'a loop that an event ends',
    beside(handler(AFTER_AN_HOUR))
      .replace('targetRef="e"', 'targetRef="k"')
      .replace('<endEvent id="e"/>', `${user('k')}${flows('k>a')}`),
  ],
  [
    'a loop in a sub-process with a time limit',
    drawn(
      `${sub('x', '', `<startEvent id="in"/><exclusiveGateway id="k"/>${user('a')}${flows('in>k', 'k>a', 'a>k')}`)}<boundaryEvent id="t" attachedToRef="x">${AFTER_AN_HOUR}</boundaryEvent>`,
      ...['s>x', 'x>e', 't>e'],
    ),
  ],
  [
    'several links to one place',
    drawn(
      `<parallelGateway id="x"/>${user('a')}${user('b')}${throwing('t', link())}${throwing('u', link())}${catching('c', link())}`,
      ...['s>x', 'x>a', 'x>b', 'a>t', 'b>u', 'c>e'],
    ),
  ],
  [
    'a link that leads back',
    drawn(
      `${catching('c', link())}<exclusiveGateway id="k"/>${user('a')}<exclusiveGateway id="x" default="x-e"/>${throwing('t', link())}`,
      ...['s>k', 'c>k', 'k>a', 'a>x', 'x>t[again]', 'x>e'],
    ),
  ],
];
