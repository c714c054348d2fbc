import { diagram, flows } from '../../engine/support/diagrams.js';
import type { Constraint } from './checking.js';
import {
  AFTER_AN_HOUR,
  beside,
  between,
  boundary,
  catching,
  condition,
  drawn,
  ERROR,
  handler,
  INSIDE,
  MESSAGE,
  ON_ERROR,
  ON_MESSAGE,
  ON_SIGNAL,
  ROOTS,
  SHARED,
  sub,
  throwing,
  user,
} from './drawing.js';

const ending = (definition: string, end = 'e'): string => `<endEvent id="${end}">${definition}</endEvent>`;
const ended = (definition: string): string =>
  between(user('x'), ROOTS).replace('<endEvent id="e"/>', ending(definition));
const started = (definition: string): string =>
  between(user('x'), ROOTS).replace('<startEvent id="s"/>', `<startEvent id="s">${definition}</startEvent>`);
const SHARED_TIMER = AFTER_AN_HOUR.replace('<timerEventDefinition', '<timerEventDefinition id="later"');
const REFERS = '<eventDefinitionRef>shared</eventDefinitionRef>';
const LATER = '<eventDefinitionRef>later</eventDefinitionRef>';
const inSub = (start: string): string =>
  between(sub('x', '', INSIDE.replace('<startEvent id="in"/>', `<startEvent id="in">${start}</startEvent>`)), ROOTS);

/** Events: what they may wait for and throw where they stand. */
export const CONSTRAINTS_ON_EVENTS: Constraint[] = [
  ['start-kind@s', 'a process that starts by an error', started(ON_ERROR), started(ON_MESSAGE)],
  ['start-kind@s', 'a process that starts by compensation', started('<compensateEventDefinition/>'), started('')],
  ['start-kind@s', 'a process that starts by a link', started('<linkEventDefinition name="L"/>'), started(ON_SIGNAL)],
  [
    'start-kind@s',
    'a process that starts by a termination',
    started('<terminateEventDefinition/>'),
    started(AFTER_AN_HOUR),
  ],
  ['start-kind@in', 'a sub-process that starts by a message', inSub(ON_MESSAGE), inSub('')],
  [
    'event-kind@e',
    'an end for a timer that is defined for all',
    between(user('x'), SHARED_TIMER).replace('<endEvent id="e"/>', ending(LATER)),
    between(user('x'), SHARED).replace('<endEvent id="e"/>', ending(REFERS)),
  ],
  [
    'event-kind@e',
    'an end for a condition',
    ended('<conditionalEventDefinition><condition>= a</condition></conditionalEventDefinition>'),
    ended(ON_ERROR),
  ],
  ['event-kind@e', 'an end for a link', ended('<linkEventDefinition name="L"/>'), ended(ON_SIGNAL)],
  [
    'event-kind@x',
    'a caught compensation between steps',
    between(catching('x', '<compensateEventDefinition/>')),
    between(throwing('x', '<compensateEventDefinition/>')),
  ],
  [
    'event-kind@x',
    'one wrong trigger of two',
    between(catching('x', ON_SIGNAL + ON_ERROR), ROOTS),
    between(catching('x', ON_SIGNAL + AFTER_AN_HOUR), ROOTS),
  ],
  [
    'event-kind@x',
    'a boundary for a termination',
    beside(boundary('<terminateEventDefinition/>'), '', 'x>e'),
    beside(boundary(AFTER_AN_HOUR), '', 'x>e'),
  ],
  ...[
    ['message-missing@x', '<messageEventDefinition/>', ON_MESSAGE],
    ['timer-missing@x', '<timerEventDefinition/>', AFTER_AN_HOUR],
    ['expression-not-feel@x', condition('soon'), condition('= n &gt; 1')],
  ].map(([breaks = '', second = '', right = '']): Constraint => [
    breaks,
    'a second trigger that says nothing',
    between(catching('x', ON_SIGNAL + second), ROOTS),
    between(catching('x', ON_SIGNAL + right), ROOTS),
  ]),
  [
    'event-definition-reference@x',
    'a trigger that belongs to an end',
    between(catching('x', '<eventDefinitionRef>own</eventDefinitionRef>'), ROOTS).replace(
      '<endEvent id="e"/>',
      ending('<signalEventDefinition id="own" signalRef="sg"/>'),
    ),
    between(catching('x', REFERS), SHARED),
  ],
  [
    'event-parallel-multiple@x',
    'all of one',
    between(`<intermediateCatchEvent id="x" parallelMultiple="true">${ON_SIGNAL}</intermediateCatchEvent>`, ROOTS),
    between(
      `<intermediateCatchEvent id="x" parallelMultiple="true">${ON_SIGNAL}${ON_MESSAGE}</intermediateCatchEvent>`,
      ROOTS,
    ),
  ],
  [
    'event-sub-process-trigger@t',
    'a handler of cancellations',
    beside(handler('<cancelEventDefinition/>')).replace('</definitions>', '</definitions>'),
    beside(handler('<compensateEventDefinition/>')),
  ],
  [
    'event-sub-process-interrupts@t',
    'a compensation handler that goes beside',
    beside(handler('<compensateEventDefinition/>', 'isInterrupting="false"')),
    beside(handler('<compensateEventDefinition/>')),
  ],
  [
    'boundary-interrupts@x',
    'a compensation that lets the step go on',
    beside(
      `${boundary('<compensateEventDefinition/>', 'cancelActivity="false"')}${user('h', '', '', 'isForCompensation="true"')}<association id="as" sourceRef="x" targetRef="h"/>`,
    ),
    beside(
      `${boundary('<compensateEventDefinition/>')}${user('h', '', '', 'isForCompensation="true"')}<association id="as" sourceRef="x" targetRef="h"/>`,
    ),
  ],
  [
    'message-correlation-missing@x',
    'a message that comes from nowhere',
    between(catching('x', ON_MESSAGE), '<message id="m" name="paid"/>'),
    between(catching('x', ON_MESSAGE), MESSAGE),
  ],
  [
    'message-correlation-missing@x',
    'a receive task without key',
    between('<receiveTask id="x" messageRef="m"/>', '<message id="m" name="paid"/>'),
    diagram(
      `<receiveTask id="x" messageRef="m" instantiate="true"/><endEvent id="e"/>${flows('x>e')}`,
      '<message id="m" name="paid"/>',
    ),
  ],
  [
    'error-code-missing@e',
    'an error without code',
    ended('<errorEventDefinition errorRef="bare"/>').replace('</definitions>', '<error id="bare"/></definitions>'),
    between(user('x'), ERROR).replace('<endEvent id="e"/>', ending(ON_ERROR)),
  ],
];

const undone = (event: string, undo: string, roots = ''): string =>
  drawn(
    `${user('a')}<boundaryEvent id="b" attachedToRef="a"><compensateEventDefinition/></boundaryEvent>${undo}<association id="as" sourceRef="b" targetRef="h"/>${event}`,
    's>a',
    'a>x',
    'x>e',
  ).replace('</definitions>', `${roots}</definitions>`);
const UNDO = user('h', '', '', 'isForCompensation="true"');
const BACK = throwing('x', '<compensateEventDefinition/>');
const naming = (id: string): string => throwing('x', `<compensateEventDefinition activityRef="${id}"/>`);
const transaction = (inside: string, around: string, ...more: string[]): string =>
  drawn(`<transaction id="x">${inside}</transaction>${around}`, 's>x', 'x>e', ...more);
const CANCELLED = INSIDE.replace('<endEvent id="out"/>', ending('<cancelEventDefinition/>', 'out'));
const cancelled = (id: string, host: string): string =>
  `<boundaryEvent id="${id}" attachedToRef="${host}"><cancelEventDefinition/></boundaryEvent>`;

/** Undoing: compensation and transactions. */
export const CONSTRAINTS_ON_COMPENSATION: Constraint[] = [
  [
    'compensation-handler-missing@b',
    'a step that is no handler',
    undone(
      BACK,
      sub('h', '', INSIDE)
        .replace('<subProcess id="h"', '<subProcess id="h" triggeredByEvent="true"')
        .replace('<startEvent id="in"/>', `<startEvent id="in">${AFTER_AN_HOUR}</startEvent>`),
    ),
    undone(BACK, UNDO),
  ],
  [
    'compensation-handler-missing@b',
    'no association',
    undone(BACK, '').replace(/<association[^>]*>/, ''),
    undone(BACK, UNDO),
  ],
  [
    'compensation-boundary-has-flow@b',
    'a flow out of a compensation boundary',
    undone(BACK, UNDO + flows('b>e')),
    undone(BACK, UNDO),
  ],
  ['compensation-handler-has-flow@h', 'a flow out of a handler', undone(BACK, UNDO + flows('h>e')), undone(BACK, UNDO)],
  [
    'compensation-handler-unused@k',
    'a handler of nothing',
    undone(BACK, UNDO + user('k', '', '', 'isForCompensation="true"')),
    undone(BACK, UNDO),
  ],
  [
    'compensation-target@x',
    'undoing a step elsewhere',
    undone(naming('work'), UNDO + handler(AFTER_AN_HOUR).replaceAll('"x"', '"hs"')),
    undone(naming('a'), UNDO),
  ],
  [
    'cancel-place@e',
    'a cancel end outside of a transaction',
    ended('<cancelEventDefinition/>'),
    transaction(CANCELLED, ''),
  ],
  [
    'cancel-place@c',
    'a cancel boundary at a sub-process',
    drawn(sub('x') + cancelled('c', 'x'), 's>x', 'x>e', 'c>e'),
    transaction(INSIDE, cancelled('c', 'x'), 'c>e'),
  ],
  [
    'cancel-repeated@x',
    'two cancel boundaries',
    transaction(CANCELLED, cancelled('c', 'x') + cancelled('c2', 'x'), 'c>e', 'c2>e'),
    transaction(CANCELLED, cancelled('c', 'x'), 'c>e'),
  ],
  [
    'transaction-method@x',
    'a method nobody knows',
    transaction(INSIDE, '').replace('<transaction', '<transaction method="_no$!%"'),
    transaction(INSIDE, '').replace('<transaction', '<transaction method="http://example.org/undo"'),
  ],
];
