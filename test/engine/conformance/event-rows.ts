import {
  beside,
  boundary,
  catching,
  drawn,
  handler,
  INSIDE,
  link,
  ROOTS,
  sub,
  throwing,
  user,
} from '../../process-definitions/support/drawing.js';
import { flows } from '../support/diagrams.js';
import type { Outcome, Refused, Row, Runs } from './row.js';
import { attributesOf, CAUGHT, KINDS, occurs, THROWN, type Kind } from './triggers.js';

type Cell = [xml: string, outcome: Outcome];

const refused = (rule: string): Refused => ({ rule });
/** BPMN cannot write down an event that throws several things in parallel: throwing is always all of them. */
const THROWABLE = KINDS.filter((kind) => kind !== 'parallel multiple');
const GIVEN = { n: 1, order: 'A' };
const AWAITED: Kind[] = ['message', 'timer', 'conditional', 'signal', 'multiple', 'parallel multiple'];
const undone = '<userTask id="undo" isForCompensation="true"/>';
const undoable = (id: string): string =>
  `${user(id)}<boundaryEvent id="c" attachedToRef="${id}"><compensateEventDefinition/></boundaryEvent>${undone}<association id="as" sourceRef="c" targetRef="undo"/>`;

/** A transaction that runs into a cancel end event. */
const cancelled = drawn(
  `<transaction id="tx"><startEvent id="in"/>${user('a')}<endEvent id="x"><cancelEventDefinition/></endEvent>${flows('in>a', 'a>x')}</transaction><boundaryEvent id="b" attachedToRef="tx"><cancelEventDefinition/></boundaryEvent>${user('h')}`,
  ...['s>tx', 'tx>e', 'b>h', 'h>e'],
);
const onCancel: Cell = [
  cancelled,
  { answers: [['a']], expected: { entered: ['s', 'tx', 'in', 'a', 'x', 'b', 'h'], waiting: ['h'] } },
];
const byLink: Cell = [
  drawn(`${user('a')}${throwing('t', link())}${catching('x', link())}`, 's>a', 'a>t', 'x>e'),
  { answers: [['a']], expected: { entered: ['s', 'a', 't', 'x', 'e'], ended: 'completed' } },
];

function start(kind: Kind): Cell {
  const xml = drawn(user('a'), 's>a', 'a>e').replace(
    '<startEvent id="s"/>',
    `<startEvent id="s" ${attributesOf(kind)}>${CAUGHT[kind]}</startEvent>`,
  );
  const expected = { entered: ['s', 'a'], waiting: ['a'] };
  if (kind === 'none') return [xml, { expected }];
  if (!AWAITED.includes(kind)) return [xml, refused('start-kind')];
  if (kind === 'parallel multiple') return [xml, { rule: 'start-by-all-triggers' }];
  return [xml, { at: 's', expected, also: 'durable/start-events.spec.ts' }];
}

function subProcessStart(kind: Kind): Cell {
  const begins = `<startEvent id="in" ${attributesOf(kind)}>${CAUGHT[kind]}</startEvent>`;
  const xml = drawn(sub('x', '', INSIDE.replace('<startEvent id="in"/>', begins)), 's>x', 'x>e');
  if (kind !== 'none') return [xml, refused('start-kind')];
  return [xml, { expected: { entered: ['s', 'x', 'in', 'work'], waiting: ['work'] } }];
}

/** A compensation event sub-process undoes the sub-process it stands in after that has completed. */
const compensationHandler = drawn(
  sub('a', '', INSIDE.replace(/work/g, 'first').replace(/out/g, 'done') + handler(CAUGHT.compensation)) +
    throwing('undo', CAUGHT.compensation),
  ...['s>a', 'a>undo', 'undo>e'],
);

function eventSubProcess(interrupting: boolean) {
  return (kind: Kind): Cell => {
    const xml = beside(handler(CAUGHT[kind], `isInterrupting="${interrupting}" ${attributesOf(kind)}`), ROOTS);
    if (['none', 'cancel', 'link', 'terminate'].includes(kind)) return [xml, refused('event-sub-process-trigger')];
    if (!interrupting && ['error', 'compensation'].includes(kind))
      return [xml, refused('event-sub-process-interrupts')];
    if (kind === 'compensation')
      return [compensationHandler, { answers: [['first']], expected: { waiting: ['work'], ended: null } }];
    const expected = interrupting
      ? { cancelled: ['a'], waiting: ['work'] }
      : { cancelled: [], entered: ['s', 'a', 'x', 't', 'work'] };
    return [xml, { given: GIVEN, answers: occurs(kind, 't'), expected }];
  };
}

function intermediateCatch(kind: Kind): Cell {
  if (kind === 'link') return byLink;
  const xml = drawn(catching('x', CAUGHT[kind]).replace('id="x"', `id="x" ${attributesOf(kind)}`), 's>x', 'x>e');
  if (!AWAITED.includes(kind)) return [xml, refused('event-kind')];
  return [
    xml,
    { given: GIVEN, answers: occurs(kind, 'x'), expected: { entered: ['s', 'x', 'e'], ended: 'completed' } },
  ];
}

function onBoundary(interrupting: boolean) {
  return (kind: Kind): Cell => {
    const attributes = `cancelActivity="${interrupting}" ${attributesOf(kind)}`;
    const xml = beside(boundary(CAUGHT[kind], attributes) + user('h'), ROOTS, 'x>h', 'h>e');
    if (['none', 'link', 'terminate'].includes(kind)) return [xml, refused('event-kind')];
    if (!interrupting && ['error', 'cancel', 'compensation'].includes(kind))
      return [xml, refused('boundary-interrupts')];
    if (kind === 'cancel') return onCancel;
    if (kind === 'compensation') return intermediateThrow('compensation');
    const expected = interrupting
      ? { cancelled: ['a'], entered: ['s', 'a', 'x', 'h'], waiting: ['h'] }
      : { cancelled: [], entered: ['s', 'a', 'x', 'h'] };
    return [xml, { given: GIVEN, answers: occurs(kind, 'x'), expected }];
  };
}

const TOLD: Partial<Record<Kind, Runs['expected']['thrown']>> = {
  none: [],
  message: [expect.objectContaining({ kind: 'message', name: 'paid', correlationKey: 'A' })],
  signal: [expect.objectContaining({ kind: 'signal', name: 'storm' })],
  escalation: [{ kind: 'escalation', code: 'X1' }],
  multiple: [expect.objectContaining({ kind: 'signal' }), { kind: 'escalation', code: 'X1' }],
};

function intermediateThrow(kind: Kind): Cell {
  if (kind === 'link') return byLink;
  const definition = THROWN[kind];
  const xml = drawn(throwing('x', definition).replace('id="x"', `id="x" ${attributesOf(kind)}`), 's>x', 'x>e');
  if (kind === 'compensation')
    return [
      drawn(undoable('a') + throwing('x', definition), 's>a', 'a>x', 'x>e'),
      { answers: [['a'], ['undo']], expected: { entered: ['s', 'a', 'x', 'undo', 'e'], ended: 'completed' } },
    ];
  const thrown = TOLD[kind];
  if (!thrown) return [xml, refused('event-kind')];
  return [xml, { given: GIVEN, expected: { entered: ['s', 'x', 'e'], thrown, ended: 'completed' } }];
}

const ending = (kind: Kind, more = '', ...routes: string[]): string =>
  drawn(user('a') + more, 's>a', 'a>e', ...routes).replace(
    '<endEvent id="e"/>',
    `<endEvent id="e" ${attributesOf(kind)}>${THROWN[kind]}</endEvent>`,
  );

function end(kind: Kind): Cell {
  const done = (expected: Runs['expected']): Runs => ({ given: GIVEN, answers: [['a']], expected });
  switch (kind) {
    case 'cancel':
      return onCancel;
    case 'error':
      return [ending(kind), done({ ended: 'failed', errorCode: 'E1' })];
    case 'terminate': {
      const xml = ending(kind, '<endEvent id="e2"/>' + user('b'), 's>b', 'b>e2');
      return [xml, done({ cancelled: ['b'], ended: 'completed' })];
    }
    case 'compensation': {
      const xml = drawn(undoable('a'), 's>a', 'a>e').replace(
        '<endEvent id="e"/>',
        `<endEvent id="e">${THROWN[kind]}</endEvent>`,
      );
      return [xml, { answers: [['a']], expected: { waiting: ['undo'], ended: null } }];
    }
    default: {
      const thrown = TOLD[kind];
      if (thrown) return [ending(kind), done({ entered: ['s', 'a', 'e'], thrown, ended: 'completed' })];
      return [ending(kind), refused('event-kind')];
    }
  }
}

const POSITIONS: [position: string, cell: (kind: Kind) => Cell, kinds?: readonly Kind[]][] = [
  ['start of a process', start],
  ['start of a sub-process', subProcessStart],
  ['start of an event sub-process, interrupting', eventSubProcess(true)],
  ['start of an event sub-process, non-interrupting', eventSubProcess(false)],
  ['intermediate, catching', intermediateCatch],
  ['boundary, interrupting', onBoundary(true)],
  ['boundary, non-interrupting', onBoundary(false)],
  ['intermediate, throwing', intermediateThrow, THROWABLE],
  ['end', end, THROWABLE],
];

/** Every kind of event in every position. */
export const EVENT_ROWS: Row[] = [
  ...POSITIONS.flatMap(([position, cell, kinds = KINDS]) =>
    kinds.map((kind): Row => {
      const [xml, outcome] = cell(kind);
      return { element: 'event', kind, position, xml, outcome };
    }),
  ),
  {
    element: 'event',
    kind: 'parallel multiple, an error among others',
    position: 'boundary, interrupting',
    xml: beside(boundary(CAUGHT.message + CAUGHT.error, 'parallelMultiple="true"') + user('h'), ROOTS, 'x>h', 'h>e'),
    outcome: { rule: 'all-triggers-kind' },
  },
];
