import type { Constraint } from './checking.js';
import { CARRYING, data, type Data, inputs } from './data-drawing.js';
import { between, user } from './drawing.js';

const service = (operation: string, of: Data): string =>
  between(`<serviceTask id="x" operationRef="${operation}">${data(of)}</serviceTask>`, CARRYING);
const receiving = (of: Data): string =>
  between(`<receiveTask id="x" messageRef="m-one">${data(of)}</receiveTask>`, CARRYING);
const sending = (of: Data): string => between(`<sendTask id="x" messageRef="m-one">${data(of)}</sendTask>`, CARRYING);
const calling = (of: Data, called: string): string =>
  between(`<callActivity id="x" calledElement="called">${data(of)}</callActivity>`, `${CARRYING}${called}`);
const CALLED = `<globalTask id="called">${data({ inputs: ['a:one'], outputs: ['b:two'] }, 'g')}</globalTask>`;
const callable = (start: string): string => `<process id="called"><startEvent id="cs">${start}</startEvent></process>`;
const offered = (inner: string): string =>
  between(
    user('x'),
    `${CARRYING}<globalTask id="g"><supportedInterfaceRef>if</supportedInterfaceRef>${inner}</globalTask>`,
  );
const bound = (input: string): string =>
  offered(
    `${data({ inputs: [input], outputs: ['b:two'] }, 'g')}<ioBinding operationRef="both" inputDataRef="g${input.split(':')[0]}" outputDataRef="gb"/>`,
  );

/** Services, messages, calls and resources. */
export const CONSTRAINTS_ON_SERVICES: Constraint[] = [
  [
    'operation-sets@x',
    'two input sets for one operation',
    service('op', { inputs: ['a:one'], inputSets: [inputs('a'), ''] }),
    service('op', { inputs: ['a:one'] }),
  ],
  [
    'operation-sets@x',
    'two output sets for one operation',
    service('op', { inputs: ['a:one'], outputSets: ['', ''] }),
    service('op', { inputs: ['a:same'] }),
  ],
  [
    'operation-data@x',
    'an input of another type',
    service('op', { inputs: ['a:two'] }),
    service('op', { inputs: ['a:one'] }),
  ],
  [
    'operation-data@x',
    'an input of some type',
    service('vop', { inputs: ['a:vague2'] }),
    service('vop', { inputs: ['a:vague'] }),
  ],
  [
    'operation-data@x',
    'no output for an answer',
    service('both', { inputs: ['a:one'] }),
    service('both', { inputs: ['a:one'], outputs: ['b:two'] }),
  ],
  ['message-data@x', 'two pieces to send', sending({ inputs: ['a:one', 'b:one'] }), sending({ inputs: ['a:one'] })],
  ['message-data@x', 'two sets to send', sending({ inputs: ['a:one'], inputSets: [inputs('a'), ''] }), sending({})],
  [
    'message-data@x',
    'something else than was received',
    receiving({ outputs: ['a:two'] }),
    receiving({ outputs: ['a:same'] }),
  ],
  [
    'call-data@x',
    'a call without what is asked for',
    calling({}, CALLED),
    calling({ inputs: ['a:same'], outputs: ['b:two'] }, CALLED),
  ],
  [
    'call-data@x',
    'a call with something else',
    calling({ inputs: ['a:two'], outputs: ['b:two'] }, CALLED),
    calling({}, callable('')),
  ],
  [
    'call-start@x',
    'a call of what only a signal starts',
    calling({}, callable('<signalEventDefinition signalRef="s-one"/>')),
    calling({}, callable('')),
  ],
  ['service-binding@g', 'a service that binds nothing', offered(''), bound('a:one')],
  ['service-binding@g', 'a service that binds the wrong data', bound('a:two'), bound('a:same')],
  ...['', '<resourceRef>rs</resourceRef>'].map((reference): Constraint => [
    reference ? 'resource-chosen-twice@pf' : 'resource-parameters-unbound@pf',
    `a performer with ${reference ? 'two ways to choose' : 'parameters of nothing'}`,
    between(
      user(
        'x',
        `<performer id="pf">${reference}<resourceParameterBinding parameterRef="pm"><formalExpression>= a</formalExpression></resourceParameterBinding>${reference && '<resourceAssignmentExpression><formalExpression>= b</formalExpression></resourceAssignmentExpression>'}</performer>`,
      ),
      '<resource id="rs" name="rs"><resourceParameter id="pm" name="pm"/></resource>',
    ),
    between(
      user(
        'x',
        '<performer id="pf"><resourceRef>rs</resourceRef><resourceParameterBinding parameterRef="pm"><formalExpression>= a</formalExpression></resourceParameterBinding></performer>',
      ),
      '<resource id="rs" name="rs"><resourceParameter id="pm" name="pm"/></resource>',
    ),
  ]),
];
