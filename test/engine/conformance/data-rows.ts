import { between, drawn, extended, sub, user } from '../../process-definitions/support/drawing.js';
import { flows } from '../support/diagrams.js';
import { rowsOf, type Row } from './row.js';

const data = rowsOf('data');
const quantity = rowsOf('quantity');
const drawing = rowsOf('drawing');
const done = { answers: [['x']] as const, expected: { entered: ['s', 'x', 'e'], ended: 'completed' as const } };
const script = (id: string, expression: string, result: string): string =>
  `<scriptTask id="${id}">${extended(`<zeebe:script expression='= ${expression}' resultVariable="${result}"/>`)}</scriptTask>`;
/** A sub-process that writes `note`, which belongs to it, and copies it. */
const kept = (declaration: string): string =>
  between(
    sub(
      'x',
      '',
      `${declaration}<startEvent id="in"/>${script('w', '"kept"', 'note')}${script('r', 'note', 'copy')}<endEvent id="out"/>${flows('in>w', 'w>r', 'r>out')}`,
    ),
  );
const local = { expected: { values: { copy: 'kept' }, ended: 'completed' as const } };
const io =
  '<ioSpecification><dataInput id="di" name="asked"/><dataOutput id="dout" name="answer"/><inputSet><dataInputRefs>di</dataInputRefs></inputSet><outputSet><dataOutputRefs>dout</dataOutputRefs></outputSet></ioSpecification>';
const associated = (input: string): string =>
  between(
    `<dataObject id="question" name="question"/><dataObject id="result" name="result"/>${user('x', `${io}<dataInputAssociation id="ia">${input}</dataInputAssociation><dataOutputAssociation id="oa"><sourceRef>dout</sourceRef><targetRef>result</targetRef></dataOutputAssociation>`)}`,
  );
const answered = (value: unknown) => ({
  given: { question: 1 },
  answers: [['x', { answer: value }]] as const,
  expected: { ended: 'completed' as const, values: { question: 1, result: value } },
});
const reference =
  '<dataObject id="question" name="question"/><dataObjectReference id="ref" name="question" dataObjectRef="question"/>';

const DATA: Row[] = [
  data('data object of a process', between(`<dataObject id="note" name="note"/>${user('x')}`), {
    ...done,
    expected: { values: { note: null }, ended: 'completed' },
  }),
  data('data object of a sub-process', kept('<dataObject id="do" name="note"/>'), local),
  data(
    'property of a sub-process',
    kept('<property id="pr" name="note"/>').replace('<startEvent id="in"/><property id="pr" name="note"/>', ''),
    local,
  ),
  data(
    'associations from and to data objects',
    associated('<sourceRef>question</sourceRef><targetRef>di</targetRef>'),
    answered('yes'),
  ),
  data(
    'association from a reference',
    associated('<sourceRef>ref</sourceRef><targetRef>di</targetRef>').replace(
      '<dataObject id="question" name="question"/>',
      reference,
    ),
    answered('yes'),
  ),
  data(
    'association with a transformation',
    associated(
      '<sourceRef>question</sourceRef><targetRef>di</targetRef><transformation xsi:type="tFormalExpression">= question + 1</transformation>',
    ),
    answered('yes'),
  ),
  data(
    'association with an assignment',
    associated(
      '<targetRef>di</targetRef><assignment><from xsi:type="tFormalExpression">= question</from><to xsi:type="tFormalExpression">= asked</to></assignment>',
    ),
    answered('yes'),
  ),
  data(
    'data store',
    between(`<dataStoreReference id="dsr" dataStoreRef="ds"/>${user('x')}`, '<dataStore id="ds" name="archive"/>'),
    done,
  ),
  data(
    'input and output of a process',
    between(user('x')).replace('<startEvent id="s"/>', `${io}<startEvent id="s"/>`),
    done,
  ),
  data(
    'input that stands in no set',
    between(user('x', '<ioSpecification><dataInput id="di" name="asked"/><inputSet/><outputSet/></ioSpecification>')),
    { rule: 'data-not-in-set' },
  ),
  data('input and output of a sub-process', between(sub('x', io)), { rule: 'input-output-at-sub-process' }),
];

const QUANTITIES: Row[] = [
  quantity('completionQuantity', drawn(user('a', '', '', 'completionQuantity="2"') + user('b'), 's>a', 'a>b', 'b>e'), {
    answers: [['a']],
    expected: { waiting: ['b', 'b'] },
  }),
  quantity(
    'startQuantity',
    drawn(
      `<parallelGateway id="f"/>${user('a')}${user('b')}${user('c', '', '', 'startQuantity="2"')}`,
      's>f',
      'f>a',
      'f>b',
      'a>c',
      'b>c',
      'c>e',
    ),
    {
      answers: [['a'], ['b'], ['c']],
      expected: { entered: ['s', 'f', 'a', 'b', 'c', 'e'], ended: 'completed' },
    },
  ),
  quantity('of nothing', between(user('x', '', '', 'startQuantity="0"')), { rule: 'quantity-invalid' }),
];

const pools = (inside: string, flow: string): string =>
  between(
    inside + user('x'),
    `<collaboration id="c"><participant id="us" processRef="p"/><participant id="citizen" name="citizen"/>${flow}</collaboration>`,
  );
const lane = (...nodes: string[]): string =>
  `<lane id="l${nodes.length}">${nodes.map((node) => `<flowNodeRef>${node}</flowNodeRef>`).join('')}</lane>`;

const DRAWINGS: Row[] = [
  drawing('lanes', between(`<laneSet id="ls">${lane('s')}${lane('x', 'e')}</laneSet>${user('x')}`), done),
  drawing('a step in two lanes', between(`<laneSet id="ls">${lane('x')}${lane('x', 'e')}</laneSet>${user('x')}`), {
    rule: 'lane-of-another-process',
  }),
  drawing('pools and message flows', pools('', '<messageFlow id="mf" sourceRef="citizen" targetRef="us"/>'), done),
  drawing('a message flow inside a pool', pools('', '<messageFlow id="mf" sourceRef="s" targetRef="x"/>'), {
    rule: 'message-flow-same-pool',
  }),
  drawing(
    'a second process that runs',
    between(user('x'), '<process id="q" isExecutable="true"><task id="t"/></process>'),
    { ...done, also: 'durable/deliveries.spec.ts' },
  ),
  drawing('a second process that is drawn', between(user('x'), '<process id="q"><task id="t"/></process>'), done),
  drawing(
    'text annotation, association and group',
    between(
      `${user('x')}<textAnnotation id="ta"><text>note</text></textAnnotation><association id="as" sourceRef="x" targetRef="ta"/><group id="gr"/>`,
    ),
    done,
  ),
];

/** Data, quantities of tokens, and what is drawn around a process. */
export const DATA_ROWS: Row[] = [...DATA, ...QUANTITIES, ...DRAWINGS];
