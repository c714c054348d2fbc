import { diagram, flows } from '../../engine/support/diagrams.js';
import type { Broken } from './checking.js';
import {
  AFTER_AN_HOUR,
  beside,
  between,
  boundary,
  ERROR,
  handler,
  INSIDE,
  MESSAGE,
  ON_ERROR,
  user,
  drawn,
} from './drawing.js';

const choice = '<exclusiveGateway id="x" default="x-a"/>';

/** Beginnings that BPMN, or this engine, does not know. */
export const BROKEN_STARTS: Broken[] = [
  ['process-empty@p', 'a process without steps', diagram('<textAnnotation id="x"/>')],
  ['start-missing@p', 'a process with an end and no start', diagram(`${user('a')}<endEvent id="e"/>${flows('a>e')}`)],
  [
    'start-missing@x',
    'a sub-process with an end and no start',
    between(`<subProcess id="x">${user('work')}<endEvent id="out"/>${flows('work>out')}</subProcess>`),
  ],
  ['end-missing@p', 'a process with a start and no end', drawn(user('a'), 's>a').replace('<endEvent id="e"/>', '')],
  [
    'start-several@x',
    'a sub-process with two starts',
    between(`<subProcess id="x"><startEvent id="in2"/>${INSIDE}${flows('in2>work')}</subProcess>`),
  ],
  [
    'start-kind@in',
    'a timer start in a sub-process',
    between(
      `<subProcess id="x">${INSIDE.replace('<startEvent id="in"/>', `<startEvent id="in">${AFTER_AN_HOUR}</startEvent>`)}</subProcess>`,
    ),
  ],
  [
    'instantiating-has-incoming@x',
    'a receive task that starts and is led to',
    between('<receiveTask id="x" messageRef="m" instantiate="true"/>', MESSAGE),
  ],
  ['start-has-incoming@s', 'a flow into the start', drawn(`${choice}${user('a')}`, 's>x', 'x>a', 'x>s[b]', 'a>e')],
  ['event-sub-process-start@x', 'a handler without start', beside('<subProcess id="x" triggeredByEvent="true"/>')],
  [
    'event-sub-process-start@x',
    'a handler with two starts',
    beside(
      handler(AFTER_AN_HOUR).replace(
        '<endEvent',
        `<startEvent id="t2">${AFTER_AN_HOUR}</startEvent>${flows('t2>out')}<endEvent`,
      ),
    ),
  ],
  ['event-sub-process-trigger@t', 'a handler of nothing', beside(handler(''))],
  [
    'event-sub-process-interrupts@t',
    'an error handler that goes beside',
    beside(handler(ON_ERROR, 'isInterrupting="false"'), ERROR),
  ],
  ['event-sub-process-connected@x', 'a flow from a handler', beside(handler(AFTER_AN_HOUR), '', 'x>e')],
];

/** Ways that lead nowhere, or everywhere. */
export const BROKEN_PATHS: Broken[] = [
  ['never-reached@b', 'a step nothing leads to', drawn(user('a') + user('b'), 's>a', 'a>e', 'b>e')],
  [
    'unreachable@b',
    'a circle nothing leads to',
    drawn(`${user('a')}${user('b')}<exclusiveGateway id="c" default="c-b"/>`, 's>a', 'a>e', 'b>c', 'c>b', 'c>e[z]'),
  ],
  [
    'dead-end@x',
    'a gateway without way out',
    drawn(`<parallelGateway id="f"/><inclusiveGateway id="x"/>${user('a')}`, 's>f', 'f>x', 'f>a', 'f>e', 'a>x'),
  ],
  ['dead-end@x', 'a boundary event without way out', beside(boundary(AFTER_AN_HOUR))],
  [
    'ends-without-end-event@a',
    'a path without end event',
    drawn(`<parallelGateway id="f"/>${user('a')}`, 's>f', 'f>a', 'f>e'),
  ],
  [
    'ends-only-when-told@k',
    'a circle without way out',
    drawn(`<exclusiveGateway id="k"/>${user('a')}`, 's>k', 'k>a', 'a>k')
      .replace('<endEvent id="e"/>', '')
      .replace('>a" sourceRef="m"', '>a" sourceRef="m"'),
  ],
  [
    'never-ends@k',
    'a circle that never waits for what could end it',
    drawn(
      `<exclusiveGateway id="k"/><serviceTask id="a"><extensionElements><zeebe:taskDefinition type="cases.check-duplicates"/></extensionElements></serviceTask>${handler(AFTER_AN_HOUR)}`,
      ...['s>k', 'k>a', 'a>k'],
    ).replace('<endEvent id="e"/>', ''),
  ],
  [
    'end-has-outgoing@e',
    'a flow out of the end',
    drawn(`${user('a')}${user('b')}<endEvent id="e2"/>`, 's>a', 'a>e', 'e>b', 'b>e2'),
  ],
  [
    'flow-end-missing@x-e',
    'a flow to data',
    between(`${user('x')}<dataObject id="data"/>`)
      .replace('targetRef="e"', 'targetRef="data"')
      .replace('<endEvent id="e"/>', '')
      .replace('"x-e"', '"x-e"'),
  ],
  [
    'flow-crosses-border@a-b',
    'a flow into a sub-process',
    drawn(
      `${user('a')}<subProcess id="x"><startEvent id="in"/><exclusiveGateway id="b"/><endEvent id="out"/>${flows('in>b', 'b>out')}</subProcess>`,
      's>a',
      'a>x',
      'a>b',
      'x>e',
    ),
  ],
  [
    'flow-to-itself@x-x',
    'a gateway that leads to itself',
    drawn(`${choice}${user('a')}`, 's>x', 'x>a', 'x>x[b]', 'a>e'),
  ],
  [
    'flow-repeats-activity@a-a',
    'a task that leads to itself',
    drawn(user('a').replace('id="a"', 'id="a" default="a-e"'), 's>a', 'a>a[b]', 'a>e'),
  ],
  [
    'flow-duplicate@twice',
    'the same flow twice',
    between(`${user('x')}<sequenceFlow id="twice" sourceRef="s" targetRef="x"/>`).replace(
      /(<sequenceFlow id="twice"[^>]*>)(.*)(<\/process>)/,
      '$2$1$3',
    ),
  ],
  [
    'flow-condition-missing@x-b',
    'a choice without condition',
    drawn(`${choice}${user('a')}${user('b')}`, 's>x', 'x>a', 'x>b', 'a>e', 'b>e'),
  ],
  [
    'flow-condition-missing@x-b',
    'an inclusive choice without condition',
    drawn(`<inclusiveGateway id="x"/>${user('a')}${user('b')}`, 's>x', 'x>a[c]', 'x>b', 'a>e', 'b>e'),
  ],
  [
    'flow-condition-ignored@x-b',
    'a condition behind a parallel gateway',
    drawn(`<parallelGateway id="x"/>${user('a')}${user('b')}`, 's>x', 'x>a', 'x>b[c]', 'a>e', 'b>e'),
  ],
  [
    'default-not-outgoing@x',
    'a default flow of another',
    drawn(`<exclusiveGateway id="x" default="a-e"/>${user('a')}`, 's>x', 'x>a[b]', 'x>e[c]', 'a>e'),
  ],
  [
    'default-has-condition@x-a',
    'a default with condition',
    drawn(`${choice}${user('a')}${user('b')}`, 's>x', 'x>a[c]', 'x>b[d]', 'a>e', 'b>e'),
  ],
  [
    'default-missing@x',
    'a choice that may hold nothing',
    drawn(`<exclusiveGateway id="x"/>${user('a')}${user('b')}`, 's>x', 'x>a[c]', 'x>b[d]', 'a>e', 'b>e'),
  ],
];
