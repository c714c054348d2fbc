import {
  AFTER_AN_HOUR,
  catching,
  drawn,
  ON_MESSAGE,
  ON_SIGNAL,
  user,
} from '../../process-definitions/support/drawing.js';
import { diagram, flows } from '../support/diagrams.js';
import { ROOTS } from '../../process-definitions/support/drawing.js';
import { rowsOf, type Row } from './row.js';

const TWO = user('a') + user('b');
const gateway = (kind: string, attributes = '', inner = ''): string =>
  `<${kind}Gateway id="x" ${attributes}>${inner}</${kind}Gateway>`;
const enough = '<activationCondition xsi:type="tFormalExpression">= activationCount &gt;= 1</activationCondition>';

/** Start, the gateway, one of two tasks or both, end. */
const split = (kind: string, ...conditions: string[]): string =>
  drawn(
    gateway(kind, kind === 'parallel' ? '' : 'default="x-b"') + TWO,
    's>x',
    `x>a${conditions[0] ?? ''}`,
    'x>b',
    'a>e',
    'b>e',
  );

/** Two parallel tasks, the gateway, a task `z`. */
const merge = (kind: string, inner = ''): string =>
  drawn(
    `<parallelGateway id="f"/>${TWO}${gateway(kind, '', inner)}${user('z')}`,
    's>f',
    'f>a',
    'f>b',
    'a>x',
    'b>x',
    'x>z',
    'z>e',
  );

/** Two parallel tasks, the gateway, tasks `y` and `z`. */
const mixed = (kind: string, condition = '', inner = ''): string =>
  drawn(
    `<parallelGateway id="f"/>${TWO}${gateway(kind, condition ? 'default="x-z"' : '', inner)}${user('y')}${user('z')}`,
    ...['s>f', 'f>a', 'f>b', 'a>x', 'b>x', `x>y${condition}`, 'x>z', 'y>e', 'z>e'],
  );

const exclusive = rowsOf('exclusive gateway');
const inclusive = rowsOf('inclusive gateway');
const parallel = rowsOf('parallel gateway');
const complex = rowsOf('complex gateway');
const eventBased = rowsOf('event-based gateway');
const PICKS = catching('a', ON_MESSAGE) + catching('b', AFTER_AN_HOUR) + catching('c', ON_SIGNAL);
const ways = (attributes: string): string => `<eventBasedGateway id="x" ${attributes}/>${PICKS}`;
const begins = (attributes: string, second: string): string =>
  diagram(
    `<eventBasedGateway id="x" instantiate="true" ${attributes}/>${catching('a', ON_MESSAGE)}${catching('b', second)}${user('z')}<endEvent id="e"/>${flows('x>a', 'x>b', 'a>z', 'b>z', 'z>e')}`,
    `${ROOTS}<message id="m2" name="asked"><extensionElements><zeebe:subscription correlationKey="= order"/></extensionElements></message>`,
  );
const OTHER = '<messageEventDefinition messageRef="m2"/>';

/** Every gateway, as it splits, merges and does both. */
export const GATEWAY_ROWS: Row[] = [
  exclusive('diverging', split('exclusive', '[n &gt; 2]'), { given: { n: 3 }, expected: { waiting: ['a'] } }),
  exclusive('diverging, default flow', split('exclusive', '[n &gt; 2]'), {
    given: { n: 1 },
    expected: { waiting: ['b'] },
  }),
  exclusive('converging', merge('exclusive'), { answers: [['a'], ['b']], expected: { waiting: ['z', 'z'] } }),
  exclusive('mixed', mixed('exclusive', '[n &gt; 2]'), {
    given: { n: 3 },
    answers: [['a'], ['b']],
    expected: { waiting: ['y', 'y'] },
  }),
  exclusive('a way without a condition', split('exclusive'), { rule: 'flow-condition-missing' }),
  inclusive('diverging', split('inclusive', '[n &gt; 2]'), { given: { n: 3 }, expected: { waiting: ['a'] } }),
  inclusive('diverging, default flow', split('inclusive', '[n &gt; 2]'), {
    given: { n: 1 },
    expected: { waiting: ['b'] },
  }),
  inclusive('converging', merge('inclusive'), {
    answers: [['a'], ['b']],
    expected: { entered: ['s', 'f', 'a', 'b', 'x', 'z'], waiting: ['z'] },
    also: 'random-processes.spec.ts',
  }),
  inclusive('mixed', mixed('inclusive', '[n &gt; 2]'), {
    given: { n: 3 },
    answers: [['a'], ['b']],
    expected: { waiting: ['y'] },
  }),
  inclusive('a way without a condition', split('inclusive'), { rule: 'flow-condition-missing' }),
  parallel('diverging', split('parallel'), { expected: { waiting: ['a', 'b'] } }),
  parallel('converging', merge('parallel'), {
    answers: [['b'], ['a']],
    expected: { entered: ['s', 'f', 'a', 'b', 'x', 'z'], waiting: ['z'] },
  }),
  parallel('mixed', mixed('parallel'), { answers: [['b'], ['a']], expected: { waiting: ['y', 'z'] } }),
  parallel(
    'converging behind a choice',
    merge('parallel')
      .replace('<parallelGateway id="f"/>', '<exclusiveGateway id="f" default="f-b"/>')
      .replace(
        'targetRef="a">',
        'targetRef="a"><conditionExpression xsi:type="tFormalExpression">= n</conditionExpression>',
      ),
    {
      rule: 'join-deadlock',
    },
  ),
  complex('diverging', split('complex', '[n &gt; 2]'), { given: { n: 3 }, expected: { waiting: ['a'] } }),
  complex('converging', merge('complex', enough), { answers: [['b']], expected: { waiting: ['a', 'z'] } }),
  complex('converging, second phase', merge('complex', enough), {
    answers: [['b'], ['a'], ['z']],
    expected: { ended: 'completed', stuckAt: [] },
    also: 'features/gateways.spec.ts',
  }),
  complex('mixed', mixed('complex', '[waitingForStart]', enough), {
    answers: [['b']],
    expected: { waiting: ['a', 'y'] },
  }),
  complex('converging without an activation condition', merge('complex'), { rule: 'complex-condition-missing' }),
  eventBased('diverging', drawn(ways(''), 's>x', 'x>a', 'x>b', 'x>c', 'a>e', 'b>e', 'c>e'), {
    answers: [['b']],
    expected: { entered: ['s', 'x', 'b', 'e'], ended: 'completed' },
  }),
  eventBased(
    'mixed',
    drawn(
      `<parallelGateway id="f"/>${user('k')}${user('l')}${ways('')}`,
      's>f',
      'f>k',
      'f>l',
      'k>x',
      'l>x',
      'x>a',
      'x>b',
      'x>c',
      'a>e',
      'b>e',
      'c>e',
    ),
    { answers: [['k'], ['l'], ['b']], expected: { waiting: ['a', 'b', 'c'] } },
  ),
  eventBased(
    'with receive tasks',
    drawn(
      `<eventBasedGateway id="x"/><receiveTask id="a" messageRef="m"/>${catching('b', AFTER_AN_HOUR)}`,
      's>x',
      'x>a',
      'x>b',
      'a>e',
      'b>e',
    ),
    { answers: [['a']], expected: { entered: ['s', 'x', 'a', 'e'], ended: 'completed' } },
  ),
  eventBased('starting a process, exclusive', begins('', OTHER), {
    at: 'b',
    expected: { entered: ['b', 'z'], waiting: ['z'] },
    also: 'durable/start-events.spec.ts',
  }),
  eventBased('starting a process, parallel', begins('eventGatewayType="Parallel"', OTHER), {
    at: 'b',
    answers: [['a']],
    expected: { entered: ['b', 'a', 'z', 'z'], waiting: ['z', 'z'] },
  }),
  eventBased('starting a process, parallel, by a timer', begins('eventGatewayType="Parallel"', AFTER_AN_HOUR), {
    rule: 'event-gateway-parallel',
  }),
  eventBased(
    'with a user task',
    drawn(`<eventBasedGateway id="x"/>${user('a')}${catching('b', AFTER_AN_HOUR)}`, 's>x', 'x>a', 'x>b', 'a>e', 'b>e'),
    {
      rule: 'event-gateway-target',
    },
  ),
];
