import {
  between,
  drawn,
  extended,
  INSIDE,
  MESSAGE,
  multiInstance,
  ON_MESSAGE,
  sub,
  throwing,
  user,
} from '../../process-definitions/support/drawing.js';
import { diagram, flows } from '../support/diagrams.js';
import { log } from '../support/drive.js';
import { rowsOf, type Row } from './row.js';

const task = rowsOf('task');
const done = { entered: ['s', 'x', 'e'], ended: 'completed' as const };
const waits = { answers: [['x']] as const, expected: done };
const typed = (tag: string, extension = ''): string =>
  between(`<${tag} id="x">${extension && extended(extension)}</${tag}>`);
const HANDLED = '<zeebe:taskDefinition type="cases.check-duplicates"/>';

const TASK_ROWS: Row[] = [
  task('abstract', typed('task'), { expected: done }),
  task('manual', typed('manualTask'), { expected: done }),
  task('user', between(user('x')), waits),
  task('service, with a handler', typed('serviceTask', HANDLED), { ...waits, also: 'engine.spec.ts' }),
  task('service, without', typed('serviceTask'), { expected: done }),
  task('send, with a handler', typed('sendTask', HANDLED), waits),
  task('send, without', typed('sendTask'), { expected: done }),
  task('receive', between('<receiveTask id="x" messageRef="m"/>', MESSAGE), waits),
  task(
    'receive, starting a process',
    diagram(
      `<receiveTask id="x" messageRef="m" instantiate="true"/>${user('a')}<endEvent id="e"/>${flows('x>a', 'a>e')}`,
      MESSAGE,
    ),
    { at: 'x', expected: { entered: ['x', 'a'], waiting: ['a'] }, also: 'durable/start-events.spec.ts' },
  ),
  task(
    'business rule, with a decision',
    typed('businessRuleTask', '<zeebe:calledDecision decisionId="d" resultVariable="r"/>'),
    waits,
  ),
  task('business rule, with a handler', typed('businessRuleTask', HANDLED), waits),
  task('script, in FEEL', typed('scriptTask', '<zeebe:script expression="= 1 + 1" resultVariable="sum"/>'), {
    expected: { ...done, values: { sum: 2 } },
  }),
  task(
    'script, in a programming language',
    between('<scriptTask id="x" scriptFormat="text/javascript"><script>1</script></scriptTask>'),
    {
      rule: 'script-text',
    },
  ),
  task(
    'choreography',
    between(
      '<choreographyTask id="x" initiatingParticipantRef="us"/>',
      '<collaboration id="c"><participant id="us" processRef="p"/></collaboration>',
    ),
    {
      rule: 'choreography-in-process',
    },
  ),
];

const loop = rowsOf('standard loop');
const standard = (attributes: string, condition = ''): string =>
  between(
    user(
      'x',
      `<standardLoopCharacteristics ${attributes}>${condition && `<loopCondition xsi:type="tFormalExpression">= ${condition}</loopCondition>`}</standardLoopCharacteristics>`,
    ),
  );

const LOOP_ROWS: Row[] = [
  loop('tested after', standard('', 'again'), {
    answers: [
      ['x', { again: true }],
      ['x', { again: false }],
    ],
    expected: { entered: ['s', 'x', 'x', 'e'], ended: 'completed' },
  }),
  loop('tested before', standard('testBefore="true"', 'again'), { given: { again: false }, expected: done }),
  loop('with a maximum', standard('loopMaximum="2"'), {
    answers: [['x'], ['x']],
    expected: { entered: ['s', 'x', 'x', 'e'], ended: 'completed' },
  }),
  loop('without condition and maximum', standard(''), { rule: 'loop-endless' }),
];

const THREE = '<loopCardinality xsi:type="tFormalExpression">3</loopCardinality>';
const many = (inner: string, attributes = '', settings = '', roots = ''): string =>
  between(user('x', multiInstance(settings, inner, attributes)), roots);
const parallel = rowsOf('multi-instance', 'parallel');
const sequential = rowsOf('multi-instance', 'sequential');
const behaviour = rowsOf('multi-instance', 'behaviour');
const SHARED = '<signal id="sg" name="storm"/><signalEventDefinition id="sd" signalRef="sg"/>';
const data = `<ioSpecification><dataInput id="all" name="units" isCollection="true"/><inputSet><dataInputRefs>all</dataInputRefs></inputSet><outputSet/></ioSpecification>`;
const watched = (attributes: string, inner = ''): string =>
  diagram(
    `<startEvent id="s"/>${user('a', multiInstance('', THREE + inner, attributes))}<boundaryEvent id="b" attachedToRef="a" cancelActivity="false"><signalEventDefinition signalRef="sg"/></boundaryEvent>${log('caught')}<endEvent id="e"/>${flows('s>a', 'a>e', 'b>caught', 'caught>e')}`,
    SHARED,
  );
const all = [['a'], ['a'], ['a']] as const;
const complex =
  '<complexBehaviorDefinition id="c"><condition xsi:type="tFormalExpression">= numberOfCompletedInstances = 2</condition><event id="ev"><signalEventDefinition id="sd2" signalRef="sg"/></event></complexBehaviorDefinition>';
const mail = `${MESSAGE}<messageEventDefinition id="md" messageRef="m"/>`;

const INSTANCE_ROWS: Row[] = [
  parallel('cardinality', many(THREE), { expected: { waiting: ['x', 'x', 'x'] }, also: 'random-processes.spec.ts' }),
  parallel('collection', many('', '', 'inputCollection="= [1, 2]"'), { expected: { waiting: ['x', 'x'] } }),
  parallel(
    'collection, gathering output',
    many('', '', 'inputCollection="= [1, 2]" outputCollection="all" outputElement="= r"'),
    {
      answers: [
        ['x', { r: 5 }],
        ['x', { r: 6 }],
      ],
      expected: { ended: 'completed', values: { all: [5, 6] } },
    },
  ),
  parallel(
    'data input',
    between(user('x', `${data}${multiInstance('', '<loopDataInputRef>all</loopDataInputRef>')}`)),
    {
      given: { units: ['u', 'v'] },
      expected: { waiting: ['x', 'x'] },
    },
  ),
  parallel(
    'completion condition',
    many(
      `${THREE}<completionCondition xsi:type="tFormalExpression">= numberOfCompletedInstances = 2</completionCondition>`,
    ),
    {
      answers: [['x'], ['x']],
      expected: { cancelled: ['x'], ended: 'completed' },
    },
  ),
  sequential('cardinality', many(THREE, 'isSequential="true"'), {
    answers: [['x']],
    expected: { entered: ['s', 'x', 'x'], waiting: ['x'] },
  }),
  sequential('collection', many('', 'isSequential="true"', 'inputCollection="= [1, 2]"'), {
    answers: [['x'], ['x']],
    expected: { entered: ['s', 'x', 'x', 'e'], ended: 'completed' },
  }),
  parallel('sub-process', between(sub('x', multiInstance('', THREE))), {
    expected: { waiting: ['work', 'work', 'work'] },
  }),
  sequential('sub-process', between(sub('x', multiInstance('', THREE, 'isSequential="true"'))), {
    expected: { waiting: ['work'] },
  }),
  parallel(
    'call activity',
    between(`<callActivity id="x" calledElement="follow-up">${multiInstance('', THREE)}</callActivity>`),
    {
      expected: { waiting: ['x', 'x', 'x'] },
    },
  ),
  behaviour('All', watched('behavior="All"'), {
    answers: all,
    expected: { entered: ['s', 'a', 'a', 'a', 'e'], ended: 'completed' },
  }),
  behaviour('None', watched('behavior="None" noneBehaviorEventRef="sd"'), {
    answers: all,
    expected: { values: { trail: ['caught', 'caught', 'caught'] } },
  }),
  behaviour('One', watched('behavior="One" oneBehaviorEventRef="sd"'), {
    answers: all,
    expected: { values: { trail: ['caught'] } },
  }),
  behaviour('Complex', watched('behavior="Complex"', complex), {
    answers: all,
    expected: { values: { trail: ['caught'] } },
  }),
  behaviour('None, without an event', watched('behavior="None"'), { rule: 'loop-behavior-incomplete' }),
  behaviour('One, throwing a message', many(THREE, 'behavior="One" oneBehaviorEventRef="md"', '', mail), {
    rule: 'loop-behavior',
  }),
  parallel('without a number', many(''), { rule: 'loop-source' }),
];

const subProcess = rowsOf('sub-process');
const called = rowsOf('call activity');
const adHoc = (attributes: string, inner = ''): string =>
  between(`<adHocSubProcess id="x" ${attributes}>${user('a')}${user('b')}${inner}</adHocSubProcess>`);
const enough = '<completionCondition xsi:type="tFormalExpression">= enough = true</completionCondition>';
const call = (settings: string): string =>
  between(`<callActivity id="x">${extended(`<zeebe:calledElement ${settings}/>`)}</callActivity>`);
const global = (tag: string, inner = ''): string =>
  between('<callActivity id="x" calledElement="g"/>', `<${tag} id="g">${inner}</${tag}>`);
const FEEL = extended('<zeebe:script expression="= 1 + 1" resultVariable="sum"/>');

const SUB_PROCESS_ROWS: Row[] = [
  subProcess('embedded', between(sub('x')), {
    answers: [['work']],
    expected: { entered: ['s', 'x', 'in', 'work', 'out', 'e'], ended: 'completed' },
  }),
  subProcess('embedded, without events', between(sub('x', '', user('a') + user('b'))), {
    expected: { waiting: ['a', 'b'] },
  }),
  subProcess(
    'event',
    drawn(
      `${user('a')}<subProcess id="x" triggeredByEvent="true"><startEvent id="t">${ON_MESSAGE}</startEvent>${user('b')}<endEvent id="out"/>${flows('t>b', 'b>out')}</subProcess>`,
      's>a',
      'a>e',
    ),
    {
      answers: [['t']],
      expected: { cancelled: ['a'], waiting: ['b'] },
      also: 'random-processes.spec.ts',
    },
  ),
  subProcess('transaction', between(`<transaction id="x">${INSIDE}</transaction>`), {
    answers: [['work']],
    expected: { ended: 'completed' },
    also: 'features/compensation.spec.ts',
  }),
  subProcess('ad-hoc, parallel', adHoc('ordering="Parallel"'), { expected: { waiting: ['a', 'b'] } }),
  subProcess('ad-hoc, sequential', adHoc('ordering="Sequential"'), { answers: [['a']], expected: { waiting: ['b'] } }),
  subProcess('ad-hoc, completion condition', adHoc('', enough), {
    answers: [['a', { enough: true }]],
    expected: { cancelled: ['b'], ended: 'completed' },
  }),
  subProcess('ad-hoc, remaining instances finish', adHoc('cancelRemainingInstances="false"', enough), {
    answers: [['a', { enough: true }], ['b']],
    expected: { cancelled: [], ended: 'completed' },
  }),
  subProcess('ad-hoc, with a start event', between(`<adHocSubProcess id="x">${INSIDE}</adHocSubProcess>`), {
    rule: 'ad-hoc-start-or-end',
  }),
  subProcess(
    'for compensation',
    drawn(
      `${user('a')}<boundaryEvent id="c" attachedToRef="a"><compensateEventDefinition/></boundaryEvent><subProcess id="h" isForCompensation="true">${INSIDE}</subProcess><association id="as" sourceRef="c" targetRef="h"/>${throwing('t', '<compensateEventDefinition/>')}`,
      's>a',
      'a>t',
      't>e',
    ),
    {
      answers: [['a'], ['work']],
      expected: { entered: ['s', 'a', 't', 'h', 'in', 'work', 'out', 'e'], ended: 'completed' },
    },
  ),
  called('process', call('processId="follow-up"'), { ...waits, also: 'engine.spec.ts' }),
  called('process, in plain BPMN', between('<callActivity id="x" calledElement="follow-up"/>'), waits),
  called('process, chosen by FEEL', call('processId="= kind"'), { given: { kind: 'follow-up' }, ...waits }),
  called('process, latest version', call('processId="follow-up" bindingType="latest"'), waits),
  called(
    'process, version by its number',
    call('processId="follow-up" bindingType="versionTag" versionTag="1"'),
    waits,
  ),
  called('process, version of one deployment', call('processId="follow-up" bindingType="deployment"'), {
    rule: 'call-binding',
  }),
  called('global task', global('globalTask'), { expected: done }),
  called('global user task', global('globalUserTask'), waits),
  called('global manual task', global('globalManualTask'), { expected: done }),
  called('global script task, in FEEL', global('globalScriptTask', FEEL), {
    expected: { ...done, values: { sum: 2 } },
  }),
  called('global business rule task', global('globalBusinessRuleTask', extended(HANDLED)), waits),
  called('nothing', between('<callActivity id="x"/>'), { rule: 'call-process-missing' }),
];

/** Tasks, loops, instances, sub-processes and calls. */
export const ACTIVITY_ROWS: Row[] = [...TASK_ROWS, ...LOOP_ROWS, ...INSTANCE_ROWS, ...SUB_PROCESS_ROWS];
