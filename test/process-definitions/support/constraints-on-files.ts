import type { Constraint } from './checking.js';
import { between, catching, extended, MESSAGE, ON_MESSAGE, throwing, user } from './drawing.js';

const pools = (inner: string, steps = user('x'), roots = ''): string =>
  between(
    steps,
    `${MESSAGE}${roots}<collaboration id="c"><participant id="us" processRef="p"/><participant id="them"/>${inner}</collaboration>`,
  );
const sent = (source: string, target: string, steps?: string): string =>
  pools(`<messageFlow id="mf" sourceRef="${source}" targetRef="${target}"/>`, steps);
const many = (attributes: string): string =>
  pools('').replace(
    '<participant id="them"/>',
    `<participant id="them"><participantMultiplicity ${attributes}/></participant>`,
  );
const OTHERS = `<process id="q">${user('y')}</process>`;
const lanes = (...steps: string[]): string =>
  between(
    `<laneSet id="ls">${steps.map((step, i) => `<lane id="l${i}"><flowNodeRef>${step}</flowNodeRef></lane>`).join('')}</laneSet>${user('x')}`,
    OTHERS,
  );

/** Pools, message flows, lanes and drawings beside the process. */
export const CONSTRAINTS_ON_POOLS: Constraint[] = [
  [
    'message-flow-end@mf',
    'a message to an annotation',
    sent('them', 'note', `${user('x')}<textAnnotation id="note"/>`),
    sent('them', 'x'),
  ],
  [
    'message-flow-end@mf',
    'a message from a group',
    sent('note', 'them', `${user('x')}<group id="note"/>`),
    sent('x', 'them'),
  ],
  ['message-flow-same-pool@mf', 'a message to oneself', sent('x', 'x'), sent('x', 'them')],
  ['message-flow-same-pool@mf', 'a message to the own pool', sent('x', 'us'), sent('them', 'us')],
  [
    'message-flow-direction@mf',
    'a message out of a start',
    sent('s', 'them'),
    sent('them', 'x', catching('x', ON_MESSAGE)),
  ],
  ['message-flow-direction@mf', 'a message to an end', sent('them', 'e'), sent('x', 'them', throwing('x', ON_MESSAGE))],
  [
    'message-flow-event@mf',
    'a message to a plain start',
    sent('them', 's'),
    sent('them', 's').replace('<startEvent id="s"/>', `<startEvent id="s">${ON_MESSAGE}</startEvent>`),
  ],
  ['participant-multiplicity@them', 'fewer than none', many('minimum="-1"'), many('minimum="0" maximum="3"')],
  [
    'participant-multiplicity@them',
    'more at least than at most',
    many('minimum="4" maximum="3"'),
    many('minimum="3" maximum="3"'),
  ],
  ['participant-multiplicity@them', 'at most none', many('maximum="0"'), many('maximum="1"')],
  ['lane-of-another-process@l0', 'a step of another process', lanes('y'), lanes('x')],
  ['lane-of-another-process@l1', 'a step in two lanes', lanes('x', 'x'), lanes('x', 's')],
  [
    'choreography-reference@ch',
    'a choreography that refers to one',
    pools(
      '',
      user('x'),
      '<choreography id="ch"><participant id="pa"/><choreographyRef>ch2</choreographyRef></choreography><choreography id="ch2"/>',
    ),
    pools('<choreographyRef>ch2</choreographyRef>', user('x'), '<choreography id="ch2"/>'),
  ],
  [
    'global-conversation-content@gc',
    'a global conversation that holds one',
    pools(
      '',
      user('x'),
      '<globalConversation id="gc"><participant id="pa"/><conversation id="cv"/></globalConversation>',
    ),
    pools('', user('x'), '<globalConversation id="gc"><participant id="pa"/></globalConversation>'),
  ],
];

const described = (format: string): string =>
  between(
    user('x').replace(
      '<extensionElements>',
      `<documentation textFormat="${format}">how</documentation><extensionElements>`,
    ),
  );
const scripted = (attributes: string, script = ''): string =>
  between(
    `<scriptTask id="x" ${attributes}>${extended('<zeebe:script expression="= 1" resultVariable="n"/>')}${script}</scriptTask>`,
  );
const imported = (attributes: string): string =>
  between(user('x')).replace('<process', `<import ${attributes}/><process`);
const typed = (type: string): string => between(user('x')).replace('<process', `<process processType="${type}"`);

/** Values, references and formats. */
export const CONSTRAINTS_ON_VALUES: Constraint[] = [
  ['value-unknown@p', 'a type of process nobody knows', typed('Secret'), typed('Private')],
  ['process-public@p', 'a public process that runs', typed('Public'), typed('None')],
  ['text-format@x', 'a format that is none', described('INVALID'), described('text/html')],
  [
    'text-format@x',
    'a script language that is no format',
    scripted('scriptFormat="feel"'),
    scripted('scriptFormat="application/feel"'),
  ],
  ['script-format-missing@x', 'a script in no language', scripted('', '<script>go()</script>'), scripted('')],
  [
    'import-incomplete@d',
    'an import from nowhere',
    imported('namespace="urn:a" importType="http://www.w3.org/2001/XMLSchema" location=""'),
    imported('namespace="urn:a" importType="http://www.w3.org/2001/XMLSchema" location="a.xsd"'),
  ],
  [
    'reference-type@do',
    'data of a type that is a message',
    between(`<dataObject id="do" itemSubjectRef="m"/>${user('x')}`, MESSAGE),
    between(`<dataObject id="do" itemSubjectRef="it"/>${user('x')}`, '<itemDefinition id="it"/>'),
  ],
  [
    'reference-type@x',
    'a task in the operation of which there is none',
    between('<serviceTask id="x" operationRef="m"/>', MESSAGE),
    between('<serviceTask id="x"/>'),
  ],
  [
    'part-repeated@s-x',
    'two conditions',
    between(user('x')).replace(
      'targetRef="x">',
      'targetRef="x"><conditionExpression>= a</conditionExpression><conditionExpression>= b</conditionExpression>',
    ),
    between(user('x')),
  ],
  [
    'reference-unresolved@x',
    'a message of another file',
    between('<receiveTask id="x" messageRef="other:m"/>', MESSAGE),
    between('<receiveTask id="x" messageRef="tns:m"/>', MESSAGE).replace(
      '<definitions',
      '<definitions xmlns:tns="test"',
    ),
  ],
  ['reference-unresolved@mf', 'a message to nobody', sent('them', 'gone'), sent('them', 'x')],
  [
    'element-unknown@',
    'a property of the file',
    between(user('x'), '<property id="pr"/>'),
    between(user('x', '<property id="pr"/>')),
  ],
];

const BOUNDS = '<dc:Bounds x="1" y="2" width="100" height="80"/>';
const POINTS = '<di:waypoint x="1" y="2"/><di:waypoint x="3" y="4"/>';
const sketched = (drawing: string): string =>
  between(
    user('x'),
    `<bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="di"><bpmndi:BPMNPlane id="pl" bpmnElement="p">${drawing}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`,
  );
const shape = (of: string, inner: string): string =>
  sketched(`<bpmndi:BPMNShape id="sh" bpmnElement="${of}">${inner}</bpmndi:BPMNShape>`);
const edge = (of: string, inner: string): string =>
  sketched(`<bpmndi:BPMNEdge id="ed" bpmnElement="${of}">${inner}</bpmndi:BPMNEdge>`);

/** What is drawn, and where. */
export const CONSTRAINTS_ON_DRAWINGS: Constraint[] = [
  ['drawing-incomplete@x', 'a shape without bounds', shape('x', ''), shape('x', BOUNDS)],
  ['drawing-incomplete@s-x', 'a line of one point', edge('s-x', '<di:waypoint x="1" y="2"/>'), edge('s-x', POINTS)],
  ['drawing-kind@s-x', 'a flow drawn as a shape', shape('s-x', BOUNDS), edge('s-x', POINTS)],
  ['drawing-kind@x', 'a task drawn as a line', edge('x', POINTS), shape('x', BOUNDS)],
];
