import { diagram, flows } from '../../engine/support/diagrams.js';
import type { Broken } from './checking.js';
import {
  AFTER_AN_HOUR,
  beside,
  between,
  boundary,
  extended,
  handler,
  INSIDE,
  MESSAGE,
  multiInstance,
  ON_MESSAGE,
  timer,
  user,
} from './drawing.js';

const plain = between(user('x'));
const nested = (levels: number): string =>
  levels === 0
    ? INSIDE
    : `<startEvent id="s${levels}"/><subProcess id="n${levels}">${nested(levels - 1)}</subProcess><endEvent id="e${levels}"/>${flows(`s${levels}>n${levels}`, `n${levels}>e${levels}`)}`;

/** Files that cannot be read faithfully. */
export const BROKEN_FILES: Broken[] = [
  ['character-not-allowed@', 'a control character', between(user('x', '', '', 'name="a&#1;b"'))],
  ['character-not-allowed@', 'half a surrogate pair', between(user('x', '', '', 'name="a&#xD800;b"'))],
  ['xml-faulty@', 'text between the steps', between(`${user('x')}stray`)],
  ['xml-faulty@', 'an attribute without quotes', between(`${user('x')}<textAnnotation id=note />`)],
  ['id-duplicate@s', 'two elements of one id', between(`${user('x')}<textAnnotation id="s"/>`)],
  ['id-unusable@', 'an id with a blank', between(`${user('x')}<textAnnotation id="no te"/>`)],
  [`id-unusable@x${'x'.repeat(200)}`, 'an endless id', plain.replace(/"x"/g, `"x${'x'.repeat(200)}"`)],
  ['element-unknown@', 'an element BPMN does not have', between(`${user('x')}<magicTask id="y"/>`)],
  ['element-unknown@', 'an extension zeebe does not have', between(user('x', '', '<zeebe:magic/>'))],
  ['element-unknown@', 'a step inside a step', between(user('x', '<task id="y"/>'))],
  ['foreign-element-ignored@', 'a foreign element', between(`${user('x')}<f:thing xmlns:f="urn:f"/>`)],
  [
    'drawing-unknown@',
    'an unknown part of the drawing',
    between(
      user('x'),
      '<bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" id="di"><bpmndi:Magic/></bpmndi:BPMNDiagram>',
    ),
  ],
  [
    'reference-unresolved@data',
    'a reference to nothing',
    between(`${user('x')}<dataObjectReference id="data" dataObjectRef="gone"/>`),
  ],
  [
    'drawing-of-nothing@',
    'a shape without element',
    between(
      user('x'),
      '<bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" id="di"><bpmndi:BPMNPlane id="pl" bpmnElement="p"><bpmndi:BPMNShape id="sh" bpmnElement="gone"><dc:Bounds xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" x="1" y="2" width="3" height="4"/></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>',
    ),
  ],
  ['attribute-unknown@', 'a misspelled attribute', between(user('x', '', '', 'colour="red"'))],
  ['encoding-not-utf8@', 'another encoding', `<?xml version="1.0" encoding="GBK"?>${plain}`],
  [
    'content-misplaced@x-e',
    'a condition as attribute',
    plain.replace('id="x-e"', 'id="x-e" conditionExpression="= a"'),
  ],
  ['boolean-unclear@x', 'a switch that is 1', beside(boundary(AFTER_AN_HOUR, 'cancelActivity="1"'), '', 'x>e')],
  ['extension-must-be-understood@', 'an unknown extension', between(user('x'), '<extension mustUnderstand="true"/>')],
  ['process-missing@', 'no process', '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"/>'],
  ['process-not-executable@p', 'nothing executable', plain.replace('isExecutable="true"', '')],
  [
    'process-only-drawn@q',
    'a drawing beside the process',
    between(user('x'), '<process id="q"><task id="y"/></process>'),
  ],
  ['nesting-too-deep@n1', '21 levels of sub-processes', diagram(nested(21))],
  ['id-missing@', 'a flow without id', plain.replace('id="x-e" ', '')],
  ['id-missing@', 'a step without id', beside(handler(AFTER_AN_HOUR).replace('<subProcess id="x"', '<subProcess'))],
];

/** Steps of kinds that do not run. */
export const BROKEN_KINDS: Broken[] = [
  [
    'all-triggers-kind@x',
    'a boundary that needs an error and a signal',
    beside(
      boundary(
        '<errorEventDefinition errorRef="er"/><signalEventDefinition signalRef="sg"/>',
        'parallelMultiple="true"',
      ),
      '<error id="er" errorCode="E"/><signal id="sg" name="storm"/>',
      'x>e',
    ),
  ],
  [
    'start-by-all-triggers@s',
    'a start that needs a message and a signal',
    between(user('x'), `${MESSAGE}<signal id="sg" name="storm"/>`).replace(
      '<startEvent id="s"/>',
      `<startEvent id="s" parallelMultiple="true">${ON_MESSAGE}<signalEventDefinition signalRef="sg"/></startEvent>`,
    ),
  ],
  ['element-not-run@x', 'an abstract activity', between('<activity id="x"/>')],
  ['loop-endless@x', 'a loop without condition', between(user('x', '<standardLoopCharacteristics/>'))],
  [
    'loop-behavior@x',
    'a timer per instance',
    between(
      user('x', multiInstance('inputCollection="= l"', '', 'behavior="One" oneBehaviorEventRef="shared"')),
      AFTER_AN_HOUR.replace('<timerEventDefinition', '<timerEventDefinition id="shared"'),
    ),
  ],
  ['event-kind@x', 'a catch without trigger', between('<intermediateCatchEvent id="x"/>')],
  ['event-kind@x', 'a boundary without trigger', beside(boundary(''), '', 'x>e')],
  [
    'event-kind@x',
    'a thrown timer',
    between(`<intermediateThrowEvent id="x">${AFTER_AN_HOUR}</intermediateThrowEvent>`),
  ],
  [
    'event-kind@e',
    'a timer end',
    between(user('x')).replace('<endEvent id="e"/>', `<endEvent id="e">${AFTER_AN_HOUR}</endEvent>`),
  ],
  [
    'event-kind@x',
    'a caught escalation between steps',
    between('<intermediateCatchEvent id="x"><escalationEventDefinition/></intermediateCatchEvent>'),
  ],
  [
    'script-text@x',
    'a script in JavaScript',
    between('<scriptTask id="x" scriptFormat="text/javascript"><script>go()</script></scriptTask>'),
  ],
  ['script-missing@x', 'a script task without expression', between('<scriptTask id="x"/>')],
  [
    'script-result-unused@x',
    'a result nobody keeps',
    between(`<scriptTask id="x">${extended('<zeebe:script expression="= 1"/>')}</scriptTask>`),
  ],
  [
    'timer-cycle-place@x',
    'a cycle between steps',
    between(`<intermediateCatchEvent id="x">${timer('Cycle', 'R3/PT1H')}</intermediateCatchEvent>`),
  ],
];
