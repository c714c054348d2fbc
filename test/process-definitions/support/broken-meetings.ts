import { diagram, flows } from '../../engine/support/diagrams.js';
import type { Broken } from './checking.js';
import {
  AFTER_AN_HOUR,
  beside,
  boundary,
  ESCALATION,
  MESSAGE,
  multiInstance,
  ON_ESCALATION,
  ON_MESSAGE,
  user,
  drawn,
  catching,
  throwing,
  link,
} from './drawing.js';

const choice = '<exclusiveGateway id="x" default="x-a"/>';
const waiting = (...targets: string[]): string =>
  drawn(`<eventBasedGateway id="g"/>${targets.join('')}`, 's>g', 'g>x', 'g>y', 'x>e', 'y>e');
const HOUR = catching('y', AFTER_AN_HOUR);

/** Gateways that wait for ever, and events where they may not stand. */
export const BROKEN_MEETINGS: Broken[] = [
  [
    'gateway-direction@x',
    'a converging gateway that splits',
    drawn(
      `<exclusiveGateway id="x" gatewayDirection="Converging" default="x-a"/>${user('a')}${user('b')}`,
      's>x',
      'x>a',
      'x>b[c]',
      'a>e',
      'b>e',
    ),
  ],
  [
    'gateway-direction@k',
    'a diverging gateway that merges',
    drawn(
      `${choice}${user('a')}<exclusiveGateway id="k" gatewayDirection="Diverging"/>`,
      's>x',
      'x>a',
      'x>k[c]',
      'a>k',
      'k>e',
    ),
  ],
  [
    'join-deadlock@j',
    'a choice joined in parallel',
    drawn(`${choice}${user('a')}${user('b')}<parallelGateway id="j"/>`, 's>x', 'x>a', 'x>b[c]', 'a>j', 'b>j', 'j>e'),
  ],
  [
    'join-deadlock@j',
    'a choice joined with a third branch',
    drawn(
      `<parallelGateway id="f"/>${choice}${user('a')}${user('b')}${user('c')}<parallelGateway id="j"/>`,
      's>f',
      'f>x',
      'f>c',
      'x>a',
      'x>b[d]',
      'a>j',
      'b>j',
      'c>j',
      'j>e',
    ),
  ],
  [
    'join-waits-for-itself@j',
    'a way back into a join',
    drawn(`<parallelGateway id="j"/>${user('a')}${user('b')}`, 's>j', 'j>a', 'j>b', 'a>j', 'b>e'),
  ],
  [
    'join-may-wait@j',
    'a choice made twice and joined in parallel',
    drawn(
      `<parallelGateway id="f"/><intermediateThrowEvent id="t"/><intermediateThrowEvent id="u"/>${choice}${user('a')}${user('b')}<parallelGateway id="j"/>`,
      's>f',
      'f>t',
      'f>u',
      't>k',
      'u>k',
      'k>x',
      'x>a',
      'x>b[c]',
      'a>j',
      'b>j',
      'j>e',
    ).replace('<parallelGateway id="j"/>', '<parallelGateway id="j"/><inclusiveGateway id="k"/>'),
  ],
  [
    'branches-run-on@k',
    'parallel branches merged',
    drawn(
      `<parallelGateway id="f"/>${user('a')}${user('b')}<exclusiveGateway id="k"/>`,
      's>f',
      'f>a',
      'f>b',
      'a>k',
      'b>k',
      'k>e',
    ),
  ],
  ['event-gateway-too-few@g', 'one event to choose', drawn(`<eventBasedGateway id="g"/>${HOUR}`, 's>g', 'g>y', 'y>e')],
  ['event-gateway-target@x', 'a user task to choose', waiting(user('x'), HOUR)],
  [
    'event-gateway-target-shared@x',
    'an event with another way in',
    drawn(
      `${choice.replace(/"x"/, '"z"').replace('x-a', 'z-g')}<eventBasedGateway id="g"/>${catching('x', ON_MESSAGE)}${HOUR}`,
      's>z',
      'z>g',
      'z>x[c]',
      'g>x',
      'g>y',
      'x>e',
      'y>e',
    ),
  ],
  [
    'event-gateway-target-boundary@x',
    'a receive task with boundary',
    diagram(
      `<startEvent id="s"/><eventBasedGateway id="g"/><receiveTask id="x" messageRef="m"/><boundaryEvent id="b" attachedToRef="x">${AFTER_AN_HOUR}</boundaryEvent>${HOUR}<endEvent id="e"/>${flows('s>g', 'g>x', 'g>y', 'x>e', 'y>e', 'b>e')}`,
      MESSAGE,
    ),
  ],
  [
    'event-gateway-target-boundary@x',
    'a receive task with loop',
    waiting(`<receiveTask id="x" messageRef="m">${multiInstance('inputCollection="= l"')}</receiveTask>`, HOUR),
  ],
  [
    'event-gateway-mixed@g',
    'a receive task beside a message event',
    waiting('<receiveTask id="x" messageRef="m"/>', catching('y', ON_MESSAGE)),
  ],
  [
    'boundary-not-attached@x',
    'a boundary on nothing',
    beside(boundary(AFTER_AN_HOUR).replace('attachedToRef="a" ', ''), '', 'x>e'),
  ],
  [
    'boundary-not-attached@x',
    'a boundary on a gateway',
    drawn(`<parallelGateway id="a"/>${boundary(AFTER_AN_HOUR)}<endEvent id="f"/>`, 's>a', 'a>e', 'a>f', 'x>e'),
  ],
  [
    'boundary-has-incoming@x',
    'a flow into a boundary',
    drawn(
      `<exclusiveGateway id="c" default="c-a"/>${user('a')}${boundary(AFTER_AN_HOUR)}`,
      's>c',
      'c>a',
      'c>x[d]',
      'a>e',
      'x>e',
    ),
  ],
  ['boundary-escalation-place@x', 'an escalation at a task', beside(boundary(ON_ESCALATION), ESCALATION, 'x>e')],
  [
    'link-name-missing@x',
    'a link without name',
    drawn(throwing('x', link('')), 's>x').replace('<endEvent id="e"/>', ''),
  ],
  ['link-leads-nowhere@x', 'a link to nothing', drawn(throwing('x', link()), 's>x').replace('<endEvent id="e"/>', '')],
  ['link-comes-from-nowhere@x', 'a link from nothing', drawn(user('a') + catching('x', link()), 's>a', 'a>e', 'x>e')],
  [
    'link-catch-repeated@y',
    'a link to two places',
    drawn(throwing('t', link()) + catching('x', link()) + catching('y', link()), 's>t', 'x>e', 'y>e'),
  ],
  [
    'link-has-flow@x',
    'a link that goes on as well',
    drawn(throwing('x', link()) + catching('y', link()), 's>x', 'x>e', 'y>e'),
  ],
  [
    'link-has-flow@y',
    'a link that is also reached by a flow',
    drawn(
      `<exclusiveGateway id="z" default="z-a"/>${user('a')}${throwing('x', link())}${catching('y', link())}`,
      's>z',
      'z>a',
      'z>y[c]',
      'a>x',
      'y>e',
    ),
  ],
];
