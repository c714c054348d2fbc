import { flows } from '../../engine/support/diagrams.js';
import type { Broken } from './checking.js';
import {
  beside,
  between,
  boundary,
  catching,
  condition,
  ERROR,
  extended,
  handler,
  MESSAGE,
  multiInstance,
  ON_ERROR,
  ON_MESSAGE,
  ON_SIGNAL,
  throwing,
  timer,
  user,
} from './drawing.js';

const CAMUNDA = 'xmlns:camunda="http://camunda.org/schema/1.0/bpmn"';
const plain = between(user('x'));
const call = (settings: string, more = ''): string =>
  between(`<callActivity id="x">${extended(`<zeebe:calledElement ${settings}/>`, more)}</callActivity>`);
const service = (type: string): string =>
  between(`<serviceTask id="x">${extended(`<zeebe:taskDefinition type="${type}"/>`)}</serviceTask>`);
const guarded = (text: string, attributes = ''): string =>
  plain
    .replace(
      'targetRef="e">',
      `targetRef="e"><conditionExpression xsi:type="tFormalExpression" ${attributes}>${text}</conditionExpression>`,
    )
    .replace('id="x" ', 'id="x" default="x-z" ')
    .replace('<endEvent id="e"/>', `<endEvent id="e"/><endEvent id="z"/>${flows('x>z')}`);
const caught = (definition: string, roots = ''): string => between(catching('x', definition), roots);
const thrown = (definition: string, roots = ''): string => between(throwing('x', definition), roots);
const mapped = (mapping: string): string => between(user('x', '', `<zeebe:ioMapping>${mapping}</zeebe:ioMapping>`));
const looped = (settings: string, inner = ''): string => between(user('x', multiInstance(settings, inner)));

/** Extensions that would run code or that nobody reads. */
export const BROKEN_EXTENSIONS: Broken[] = [
  [
    'listener-not-run@x',
    'an execution listener',
    between(
      user(
        'x',
        '',
        '<zeebe:executionListeners><zeebe:executionListener eventType="start" type="t"/></zeebe:executionListeners>',
      ),
    ),
  ],
  [
    'listener-not-run@x',
    'a task listener',
    between(
      user('x', '', '<zeebe:taskListeners><zeebe:taskListener eventType="creating" type="t"/></zeebe:taskListeners>'),
    ),
  ],
  ['foreign-code@x', 'a delegate class', between(user('x', '', '', `${CAMUNDA} camunda:class="org.Pay"`))],
  [
    'foreign-code@x',
    'a delegate expression',
    between(user('x', '', '', 'xmlns:flowable="http://flowable.org/bpmn" flowable:delegateExpression="#{pay}"')),
  ],
  [
    'foreign-code@x',
    'a foreign listener',
    between(user('x', '', `<camunda:executionListener ${CAMUNDA} event="start" class="org.Log"/>`)),
  ],
  [
    'foreign-code@x',
    'a connector',
    between(
      user(
        'x',
        '',
        `<camunda:connector ${CAMUNDA}><camunda:connectorId>http</camunda:connectorId></camunda:connector>`,
      ),
    ),
  ],
  [
    'foreign-code@x-e',
    'a listener on a flow',
    plain.replace(
      'targetRef="e">',
      `targetRef="e">${extended(`<activiti:executionListener xmlns:activiti="http://activiti.org/bpmn" class="org.Log"/>`)}`,
    ),
  ],
  ['foreign-extension-ignored@x', 'a foreign assignee', between(user('x', '', '', `${CAMUNDA} camunda:assignee="me"`))],
  [
    'foreign-extension-ignored@x',
    'foreign properties',
    between(
      user('x', '', `<camunda:properties ${CAMUNDA}><camunda:property name="a" value="b"/></camunda:properties>`),
    ),
  ],
  [
    'extension-ignored@x',
    'a decision at a user task',
    between(user('x', '', '<zeebe:calledDecision decisionId="d"/>')),
  ],
  ['extension-ignored@x', 'a task type at a user task', between(user('x', '', '<zeebe:taskDefinition type="t"/>'))],
  [
    'extension-repeated@x',
    'two forms',
    between(user('x', '', '<zeebe:formDefinition formId="a"/><zeebe:formDefinition formId="b"/>')),
  ],
  [
    'mapping-on-event@x',
    'an input of an event',
    caught(extended('<zeebe:ioMapping><zeebe:input source="= a" target="b"/></zeebe:ioMapping>') + ON_MESSAGE, MESSAGE),
  ],
  [
    'data-mapping-ignored@x',
    'two assignments in a data association',
    between(
      user(
        'x',
        '<dataInputAssociation id="dia"><targetRef>x</targetRef><assignment><from>= a</from><to>= b</to></assignment><assignment><from>= c</from><to>= d</to></assignment></dataInputAssociation>',
      ),
    ),
  ],
  ['variable-name@x', 'a path as target', mapped('<zeebe:output source="= a" target="case.b"/>')],
  ['variable-name@x', 'a number as item', looped('inputCollection="= l" inputElement="1"')],
  ['variable-name@x', 'a name objects have', mapped('<zeebe:input source="= a" target="__proto__"/>')],
  ['mapping-incomplete@x', 'a mapping without source', mapped('<zeebe:input target="b"/>')],
  ['mapping-incomplete@x', 'a mapping without target', mapped('<zeebe:output source="= a"/>')],
];

/** Expressions that are no FEEL. */
export const BROKEN_EXPRESSIONS: Broken[] = [
  ['expression-foreign@x-e', 'a condition in ${}', guarded('${a}')],
  [
    'expression-foreign@x',
    'an assignee in ${}',
    between(user('x').replace('candidateGroups="role:agent"', 'assignee="${me}"')),
  ],
  ['expression-foreign@x', 'a timer in #{}', caught(timer('Duration', '#{wait}'))],
  ['expression-empty@x-e', 'an empty condition', guarded(' ')],
  [
    'expression-empty@x',
    'an empty completion condition',
    looped('inputCollection="= l"', '<completionCondition xsi:type="tFormalExpression"/>'),
  ],
  ['expression-not-feel@x-e', 'a condition without =', guarded('a > 1')],
  ['expression-not-feel@x', 'a collection without =', looped('inputCollection="l"')],
  ['expression-not-feel@x', 'an awaited condition without =', caught(condition('a > 1'))],
  ['expression-syntax@x-e', 'half a condition', guarded('= a >')],
  ['expression-syntax@x', 'half a timer', caught(timer('Duration', '= duration('))],
  ['expression-syntax@x', 'half a mapping', mapped('<zeebe:output source="= a +" target="b"/>')],
  ['expression-syntax@x', 'half a group', between(user('x').replace('role:agent', '= &quot;unit'))],
  ['expression-syntax@x', 'half a collection', looped('inputCollection="= ["')],
  ['expression-syntax@x', 'half an output', looped('inputCollection="= l" outputCollection="o" outputElement="= a +"')],
  [
    'expression-syntax@x',
    'half a cardinality',
    looped('', '<loopCardinality xsi:type="tFormalExpression">= (</loopCardinality>'),
  ],
  ['expression-syntax@x', 'half a key', caught(ON_MESSAGE, MESSAGE.replace('= order', '= order.'))],
  ['expression-syntax@x', 'half a call', call('processId="= a +"')],
  [
    'expression-syntax@x',
    'half a script',
    between(`<scriptTask id="x">${extended('<zeebe:script expression="= 1 +" resultVariable="r"/>')}</scriptTask>`),
  ],
  ['expression-syntax@x', 'half a due date', between(user('x', '', '<zeebe:taskSchedule dueDate="= now( "/>'))],
  ['expression-double-equals@x-e', 'a double =', guarded('= a == 1')],
  ['expression-not-evaluated@x', 'a task type to evaluate', service('= kind')],
  ['expression-not-evaluated@x', 'a signal name to evaluate', caught(ON_SIGNAL, '<signal id="sg" name="= a"/>')],
  ['expression-language@x-e', 'a condition in JavaScript', guarded('= a', 'language="javascript"')],
];

/** Timers, messages, loops, calls and tasks that say too little. */
export const BROKEN_SETTINGS: Broken[] = [
  ['timer-missing@x', 'a timer without time', caught('<timerEventDefinition/>')],
  [
    'timer-missing@x',
    'a timer with two times',
    caught(
      '<timerEventDefinition><timeDate xsi:type="tFormalExpression">2027-01-01</timeDate><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition>',
    ),
  ],
  ...['an hour', 'PT-1H', '-PT1H', 'PT', 'P1D/2027-01-01', 'P300000Y'].map((text): Broken => [
    'timer-unreadable@x',
    `the duration ${text}`,
    caught(timer('Duration', text)),
  ]),
  ...['tomorrow', '2027-02-30', '2027-13-01'].map((text): Broken => [
    'timer-unreadable@x',
    `the date ${text}`,
    caught(timer('Date', text)),
  ]),
  ...['R/PT0S', 'R3/P0D', 'R0/PT1M', '0 0 9 * *  * * *', 'PT1M', 'R3/-PT1M', 'R/PT0.1S'].map((text): Broken => [
    'timer-unreadable@x',
    `the cycle ${text}`,
    beside(boundary(timer('Cycle', text), 'cancelActivity="false"'), '', 'x>e'),
  ]),
  ['timer-cycle-place@x', 'a cycle that interrupts', beside(boundary(timer('Cycle', 'R3/PT1H')), '', 'x>e')],
  ['timer-cycle-place@t', 'a cycle that starts once', beside(handler(timer('Cycle', 'R3/PT1H')))],
  ['due-date-unreadable@x', 'a due date in words', between(user('x', '', '<zeebe:taskSchedule dueDate="tomorrow"/>'))],
  ['message-missing@x', 'an event without message', caught('<messageEventDefinition/>')],
  ['message-missing@x', 'a message without name', caught(ON_MESSAGE, '<message id="m"/>')],
  ['message-missing@x', 'a receive task without message', between('<receiveTask id="x"/>')],
  ['reference-type@x', 'a message that is an error', caught(ON_MESSAGE, '<error id="m" name="a" errorCode="E"/>')],
  [
    'message-correlation-missing@x',
    'a message without key',
    between('<receiveTask id="x" messageRef="m"/>', '<message id="m" name="paid"/>'),
  ],
  [
    'message-taken-by-any@x',
    'a message that comes by an operation without key',
    between(
      '<receiveTask id="x" messageRef="m" operationRef="op"/>',
      '<message id="m" name="paid"/><interface id="i" name="i"><operation id="op" name="op"><inMessageRef>m</inMessageRef></operation></interface>',
    ),
  ],
  ['message-reaches-nobody@x', 'a thrown message without key', thrown(ON_MESSAGE, '<message id="m" name="paid"/>')],
  ['signal-missing@x', 'an event without signal', thrown('<signalEventDefinition/>')],
  [
    'error-code-missing@e',
    'an error without code',
    plain
      .replace('<endEvent id="e"/>', `<endEvent id="e">${ON_ERROR}</endEvent>`)
      .replace('</definitions>', '<error id="er"/></definitions>'),
  ],
  ['code-catches-all@x', 'a caught error without code', beside(boundary(ON_ERROR), '<error id="er" name="a"/>', 'x>e')],
  [
    'reference-type@x',
    'a caught error that is a message',
    beside(boundary('<errorEventDefinition errorRef="m"/>'), MESSAGE, 'x>e'),
  ],
  ['escalation-code-missing@x', 'an escalation without code', thrown('<escalationEventDefinition/>')],
  ['condition-missing@x', 'an event without condition', caught('<conditionalEventDefinition/>')],
  ['loop-source@x', 'a loop over nothing', looped('')],
  [
    'loop-source@x',
    'a loop over two things',
    looped('inputCollection="= l"', '<loopCardinality xsi:type="tFormalExpression">2</loopCardinality>'),
  ],
  ...['-1', '10001', '1.5', 'many'].map((text): Broken => [
    'loop-cardinality@x',
    `${text} instances`,
    looped('', `<loopCardinality xsi:type="tFormalExpression">${text}</loopCardinality>`),
  ]),
  ['loop-output-pair@x', 'an output without element', looped('inputCollection="= l" outputCollection="o"')],
  ['call-process-missing@x', 'a call of nothing', between('<callActivity id="x"/>')],
  ['call-process-missing@x', 'a call of an empty name', call('processId=""')],
  ['call-process-unknown@x', 'a call of something unpublished', call('processId="nowhere"')],
  ['call-binding@x', 'a call of one deployment', call('processId="follow-up" bindingType="deployment"')],
  ['nobody-may-do-it@x', 'a task for nobody', between('<userTask id="x"/>')],
  ['task-verb-unknown@x', 'a verb nobody knows', between(user('x', '', '<lx:step actions="copy urgee"/>'))],
  ['passes-through@x', 'a plain task', between('<task id="x"/>')],
  ['passes-through@x', 'a manual task', between('<manualTask id="x"/>')],
  ['passes-through@x', 'a service task without type', between('<serviceTask id="x"/>')],
  ['passes-through@x', 'a send task without type', between('<sendTask id="x"/>')],
  ['task-type-unknown@x', 'a task type nobody handles', service('magic')],
  [
    'boundary-interrupts@x',
    'an error that does not interrupt',
    beside(boundary(ON_ERROR, 'cancelActivity="false"'), ERROR, 'x>e'),
  ],
];
