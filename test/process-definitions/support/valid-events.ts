import {
  AFTER_AN_HOUR,
  beside,
  between,
  boundary,
  condition,
  extended,
  handler,
  INSIDE,
  ON_ERROR,
  ON_ESCALATION,
  ON_MESSAGE,
  ON_SIGNAL,
  timer,
  user,
  ROOTS,
  drawn,
  catching,
  throwing,
  sub,
} from './drawing.js';

/** One diagram that must pass without a finding. */
type Valid = [what: string, xml: string];

const WHEN = condition('= n &gt; 2');
const ended = (definition: string): string =>
  between(user('x'), ROOTS).replace('<endEvent id="e"/>', `<endEvent id="e">${definition}</endEvent>`);
const onBoundary = (definition: string, attributes = ''): string =>
  beside(boundary(definition, attributes), ROOTS, 'x>e');
const aroundSub = (definition: string, attributes = ''): string =>
  drawn(
    `${sub('a')}<boundaryEvent id="x" attachedToRef="a" ${attributes}>${definition}</boundaryEvent>`,
    ...['s>a', 'a>e', 'x>e'],
  );

/** Events in every place they may stand. */
export const VALID_EVENTS: Valid[] = [
  ...[
    ON_MESSAGE,
    ON_SIGNAL,
    WHEN,
    AFTER_AN_HOUR,
    timer('Date', '2027-01-01T09:00:00+08:00'),
    timer('Duration', '= wait'),
  ].map((definition): Valid => [`waiting between steps for ${definition}`, between(catching('x', definition), ROOTS)]),
  ...['', ON_MESSAGE, ON_SIGNAL, ON_ESCALATION].map((definition): Valid => [
    `throwing between steps ${definition}`,
    between(throwing('x', definition), ROOTS),
  ]),
  ...[ON_MESSAGE, ON_SIGNAL, ON_ERROR, ON_ESCALATION, '<terminateEventDefinition/>'].map((definition): Valid => [
    `ending with ${definition}`,
    ended(definition),
  ]),
  ...[ON_MESSAGE, ON_SIGNAL, WHEN, AFTER_AN_HOUR].flatMap((definition): Valid[] => [
    [`a boundary that interrupts on ${definition}`, onBoundary(definition)],
    [`a boundary beside on ${definition}`, onBoundary(definition, 'cancelActivity="false"')],
    [`a handler that interrupts on ${definition}`, beside(handler(definition), ROOTS)],
    [`a handler beside on ${definition}`, beside(handler(definition, 'isInterrupting="false"'), ROOTS)],
  ]),
  ['a boundary for one error', onBoundary(ON_ERROR)],
  ['a boundary for every error', onBoundary('<errorEventDefinition/>')],
  ['a boundary for an escalation', aroundSub(ON_ESCALATION, 'cancelActivity="false"')],
  ['a boundary for every escalation', aroundSub('<escalationEventDefinition/>')],
  ['a boundary for an error of any code', onBoundary('<errorEventDefinition/>')],
  ['a handler of errors', beside(handler(ON_ERROR), ROOTS)],
  ['a handler of escalations', beside(handler(ON_ESCALATION, 'isInterrupting="false"'), ROOTS)],
  ['a repeating reminder', onBoundary(timer('Cycle', 'R3/PT10M'), 'cancelActivity="false"')],
  ['a reminder without end', beside(handler(timer('Cycle', 'R/P1D'), 'isInterrupting="false"'))],
  [
    'a handler inside a sub-process',
    drawn(
      sub(
        'a',
        '',
        INSIDE +
          handler(ON_MESSAGE).replace(/"(work|out)|(t)-(work)|(work)-(out)/g, (found) =>
            found.replaceAll('work', 'work2').replaceAll('out', 'out2'),
          ),
      ),
      's>a',
      'a>e',
    ),
  ],
  [
    'waiting for the first of four events',
    drawn(
      `<eventBasedGateway id="g"/>${catching('a', ON_MESSAGE)}${catching('b', ON_SIGNAL)}${catching('c', WHEN)}${catching('f', AFTER_AN_HOUR)}`,
      ...['s>g', 'g>a', 'g>b', 'g>c', 'g>f', 'a>e', 'b>e', 'c>e', 'f>e'],
    ),
  ],
  [
    'waiting for a receive task or a timer',
    drawn(
      `<eventBasedGateway id="g"/><receiveTask id="a" messageRef="m"/>${catching('b', AFTER_AN_HOUR)}`,
      's>g',
      'g>a',
      'g>b',
      'a>e',
      'b>e',
    ),
  ],
];

const SHAPES = `<bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0" id="di"><bpmndi:BPMNPlane id="plane" bpmnElement="c"><bpmndi:BPMNShape id="x_di" bpmnElement="x" bioc:stroke="red"><dc:Bounds x="1" y="2" width="100" height="80"/></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`;

/** What is drawn around a process and does not run. */
export const VALID_DRAWINGS: Valid[] = [
  [
    'pools, lanes, message flows and shapes',
    between(
      `<laneSet id="lanes"><lane id="lane" name="centre"><flowNodeRef>x</flowNodeRef></lane></laneSet>${user('x')}`,
      `<collaboration id="c"><participant id="us" processRef="p"/><participant id="citizen" name="citizen"/><messageFlow id="mf" sourceRef="citizen" targetRef="us"/></collaboration>${SHAPES}`,
    ),
  ],
  [
    'data, stores, groups and annotations',
    between(
      `<dataObject id="do"/><dataObjectReference id="dor" dataObjectRef="do"/><dataStoreReference id="dsr" dataStoreRef="ds"/>${user('x', '<dataInputAssociation id="dia"><sourceRef>dor</sourceRef><targetRef>x</targetRef></dataInputAssociation>')}<textAnnotation id="ta"><text>\${note} = &amp; more</text></textAnnotation><association id="as" sourceRef="x" targetRef="ta"/><group id="gr"/>`,
      '<dataStore id="ds"/>',
    ),
  ],
  [
    'data types of XML Schema',
    between(
      user(
        'x',
        '<ioSpecification><dataInput id="di" itemSubjectRef="xsd:string"/><inputSet><dataInputRefs>di</dataInputRefs></inputSet><outputSet/></ioSpecification>',
      ),
    ),
  ],
  [
    'process settings and documentation',
    between(user('x', '', '', 'name="办理 ${x}"'))
      .replace(
        '<startEvent',
        `<documentation>= not FEEL</documentation>${extended('<zeebe:versionTag value="1"/><zeebe:userTaskForm id="f">{}</zeebe:userTaskForm>')}<startEvent`,
      )
      .replace(
        '<definitions',
        '<definitions xmlns:modeler="http://camunda.org/schema/modeler/1.0" modeler:executionPlatform="Camunda Cloud"',
      ),
  ],
  ['ids with dots and dashes', between(user('x')).replace(/"x"/g, '"Task_1.b-2"')],
  [
    'incoming and outgoing lists',
    between(user('x')).replace('<startEvent id="s"/>', '<startEvent id="s"><outgoing>s-x</outgoing></startEvent>'),
  ],
];
