import type { Constraint } from './checking.js';
import { CARRYING, data, type Data, inputs, outputs } from './data-drawing.js';
import { between, boundary, beside, multiInstance, user } from './drawing.js';

const withData = (of: Data, more = ''): string => between(user('x', data(of) + more), CARRYING);
const into = (inner: string, drawn = ''): string =>
  between(
    `${drawn}${user('x', `${data({ inputs: ['in:one'] })}<dataInputAssociation id="as">${inner}</dataInputAssociation>`)}`,
    CARRYING,
  );
const object = (attributes: string): string => between(`<dataObject id="do" ${attributes}/>${user('x')}`, CARRYING);
const named = (reference: string, state = ''): string =>
  between(
    `<dataObject id="do" name="Order"/><dataObjectReference id="r" dataObjectRef="do" name="${reference}">${state}</dataObjectReference>${user('x')}`,
  );

/** Data inputs and outputs and the sets they stand in. */
export const CONSTRAINTS_ON_SETS: Constraint[] = [
  ['data-sets-missing@x', 'no output set', withData({ outputSets: [] }), withData({})],
  [
    'data-not-in-set@a',
    'an input in no set',
    withData({ inputs: ['a'], inputSets: [''] }),
    withData({ inputs: ['a'], inputSets: ['', inputs('a')] }),
  ],
  [
    'data-not-in-set@a',
    'an output in no set',
    withData({ outputs: ['a'], outputSets: [''] }),
    withData({ outputs: ['a'] }),
  ],
  [
    'data-set-option@is0',
    'an optional input that is not listed',
    withData({
      inputs: ['a', 'b'],
      inputSets: [`${inputs('a')}<optionalInputRefs>b</optionalInputRefs>`, inputs('b')],
    }),
    withData({ inputs: ['a', 'b'], inputSets: [`${inputs('a', 'b')}<optionalInputRefs>b</optionalInputRefs>`] }),
  ],
  [
    'data-set-option@os0',
    'an output written while running that is not listed',
    withData({
      outputs: ['a', 'b'],
      outputSets: [`${outputs('a')}<whileExecutingOutputRefs>b</whileExecutingOutputRefs>`, outputs('b')],
    }),
    withData({
      outputs: ['a', 'b'],
      outputSets: [`${outputs('a', 'b')}<whileExecutingOutputRefs>b</whileExecutingOutputRefs>`],
    }),
  ],
  [
    'data-set-pair@is0',
    'sets of which one does not name the other',
    withData({ inputSets: ['<outputSetRefs>os0</outputSetRefs>'] }),
    withData({
      inputSets: ['<outputSetRefs>os0</outputSetRefs>'],
      outputSets: ['<inputSetRefs>is0</inputSetRefs>'],
    }),
  ],
];

const throwing = (event: string, item: string): string =>
  between(
    `<intermediateThrowEvent id="x"><dataInput id="in" itemSubjectRef="${item}"/>${event}</intermediateThrowEvent>`,
    CARRYING,
  );
const TWO_PIECES = '<dataOutput id="o1"/><dataOutput id="o2"/>';

/** Data objects, associations and what events carry. */
export const CONSTRAINTS_ON_DATA: Constraint[] = [
  [
    'data-collection@do',
    'a single object of many',
    object('itemSubjectRef="many"'),
    object('itemSubjectRef="many" isCollection="true"'),
  ],
  [
    'data-collection@do',
    'a collection of one',
    object('itemSubjectRef="one" isCollection="true"'),
    object('itemSubjectRef="one" isCollection="false"'),
  ],
  ['data-reference-name@r', 'another name', named('Bill'), named('Order')],
  [
    'data-reference-name@r',
    'another state',
    named('Order [paid]', '<dataState name="sent"/>'),
    named('Order [sent]', '<dataState name="sent"/>'),
  ],
  [
    'data-association-direction@as',
    'writing into an input of the process',
    between(
      user(
        'x',
        `${data({ outputs: ['o'] })}<dataOutputAssociation id="as"><sourceRef>o</sourceRef><targetRef>pin</targetRef></dataOutputAssociation>`,
      ),
    ).replace('<startEvent', `${data({ inputs: ['in'] }, 'p')}<startEvent`),
    into('<sourceRef>pin</sourceRef><targetRef>in</targetRef>').replace(
      '<startEvent',
      `${data({ inputs: ['in'] }, 'p')}<startEvent`,
    ),
  ],
  [
    'data-association-sources@as',
    'two sources and no transformation',
    into(
      '<sourceRef>a</sourceRef><sourceRef>b</sourceRef><targetRef>in</targetRef>',
      '<dataObject id="a"/><dataObject id="b"/>',
    ),
    into(
      '<sourceRef>a</sourceRef><sourceRef>b</sourceRef><targetRef>in</targetRef><transformation>= a</transformation>',
      '<dataObject id="a"/><dataObject id="b"/>',
    ),
  ],
  [
    'data-association-type@as',
    'data of different types',
    into('<sourceRef>a</sourceRef><targetRef>in</targetRef>', '<dataObject id="a" itemSubjectRef="two"/>'),
    into('<sourceRef>a</sourceRef><targetRef>in</targetRef>', '<dataObject id="a" itemSubjectRef="same"/>'),
  ],
  [
    'data-association-type@as',
    'a reference to data of another type',
    into(
      '<sourceRef>r</sourceRef><targetRef>in</targetRef>',
      '<dataObject id="a" itemSubjectRef="two"/><dataObjectReference id="r" dataObjectRef="a"/>',
    ),
    into(
      '<sourceRef>r</sourceRef><targetRef>in</targetRef>',
      '<dataObject id="a"/><dataObjectReference id="r" dataObjectRef="a"/>',
    ),
  ],
  [
    'expression-blank@as',
    'an empty transformation',
    into('<sourceRef>a</sourceRef><targetRef>in</targetRef><transformation></transformation>', '<dataObject id="a"/>'),
    into(
      '<sourceRef>a</sourceRef><targetRef>in</targetRef><transformation>= a</transformation>',
      '<dataObject id="a"/>',
    ),
  ],
  [
    'assignment-informal@as',
    'an assignment in plain words',
    into('<targetRef>in</targetRef><assignment><from>the order</from><to>= in</to></assignment>'),
    into('<targetRef>in</targetRef><assignment><from xsi:type="tFormalExpression">a</from><to>= in</to></assignment>'),
  ],
  [
    'event-data-count@x',
    'two pieces of data for one trigger',
    beside(boundary(`${TWO_PIECES}<messageEventDefinition messageRef="m-vague"/>`), CARRYING, 'x>e'),
    beside(boundary('<messageEventDefinition messageRef="m-vague"/>'), CARRYING, 'x>e'),
  ],
  ...[
    'messageEventDefinition messageRef="m',
    'signalEventDefinition signalRef="s',
    'escalationEventDefinition escalationRef="es',
  ].map((definition): Constraint => [
    'event-data-type@x',
    `data of another type than ${definition.split('E')[0]}`,
    throwing(`<${definition}-two"/>`, 'one'),
    throwing(`<${definition}-one"/>`, 'same'),
  ]),
  [
    'loop-data-input@x',
    'a loop over data of another step',
    between(
      `<dataObject id="list" itemSubjectRef="many" isCollection="true"/>${user('x', multiInstance('', '<loopDataInputRef>list</loopDataInputRef>'))}`,
      CARRYING,
    ),
    withData({ inputs: ['list:many'] }, multiInstance('', '<loopDataInputRef>list</loopDataInputRef>')),
  ],
  ...['two', 'many'].map((item): Constraint => [
    'loop-data-type@x',
    `items that are ${item}`,
    withData(
      { inputs: ['list:many'] },
      multiInstance(
        '',
        `<loopDataInputRef>list</loopDataInputRef><inputDataItem id="i" itemSubjectRef="${item}" isCollection="${item === 'many'}"/>`,
      ),
    ),
    withData(
      { inputs: ['list:many'] },
      multiInstance('', '<loopDataInputRef>list</loopDataInputRef><inputDataItem id="i" itemSubjectRef="one"/>'),
    ),
  ]),
  [
    'loop-source@x',
    'a loop over nothing',
    between(user('x', multiInstance(''))),
    between(user('x', multiInstance('', '<loopCardinality>3</loopCardinality>'))),
  ],
];
