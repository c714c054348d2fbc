import { diagram, flows } from './diagrams.js';
import type { Answer } from './drive.js';

/** A diagram driven to some point, and what must still come of it. */
export interface ReleaseCase {
  name: string;
  xml: string;
  variables?: object;
  before: Answer[];
  after: Answer[];
}

const between = (body: string, routes: string[], roots = '') =>
  diagram(`<startEvent id="s"/>${body}<endEvent id="e"/>${flows(...routes)}`, roots);
const timer = (kind: string, text: string) =>
  `<timerEventDefinition><time${kind} xsi:type="tFormalExpression">${text}</time${kind}></timerEventDefinition>`;

/** States that a snapshot must be able to hold, one each; written down for every release. */
export const RELEASE_CASES: ReleaseCase[] = [
  {
    name: 'two tokens in one task',
    xml: between('<parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><userTask id="c"/>', [
      ...['s>f', 'f>a', 'f>b', 'a>c', 'b>c', 'c>e'],
    ]),
    before: [['a'], ['b']],
    after: [['c'], ['c']],
  },
  {
    name: 'a token before a join, another in a task with timers',
    xml: between(
      `<parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><boundaryEvent id="t" attachedToRef="b" cancelActivity="false">${timer('Cycle', 'R3/PT10M')}</boundaryEvent><userTask id="w"/><endEvent id="we"/><parallelGateway id="j"/>`,
      ['s>f', 'f>a', 'f>b', 'a>j', 'b>j', 'j>e', 't>w', 'w>we'],
    ),
    before: [['a'], ['t']],
    after: [['t'], ['w'], ['w'], ['b']],
  },
  {
    name: 'a loop and a multi-instance, half done',
    xml: between(
      '<userTask id="a"><standardLoopCharacteristics><loopCondition>= again</loopCondition></standardLoopCharacteristics></userTask><userTask id="b"><multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="= units" inputElement="unit" outputCollection="answers" outputElement="= answer"/></extensionElements></multiInstanceLoopCharacteristics></userTask>',
      ['s>a', 'a>b', 'b>e'],
    ),
    variables: { units: ['x', 'y'] },
    before: [['a', { again: true }]],
    after: [
      ['a', { again: false }],
      ['b', { answer: 1 }],
      ['b', { answer: 2 }],
    ],
  },
  {
    name: 'something to undo',
    xml: between(
      '<userTask id="a"/><boundaryEvent id="c" attachedToRef="a"><compensateEventDefinition/></boundaryEvent><userTask id="undo" isForCompensation="true"/><association id="as" sourceRef="c" targetRef="undo" associationDirection="One"/><userTask id="b"/><intermediateThrowEvent id="t"><compensateEventDefinition/></intermediateThrowEvent>',
      ['s>a', 'a>b', 'b>t', 't>e'],
    ),
    before: [['a']],
    after: [['b'], ['undo']],
  },
  {
    name: 'a sub-process with variables, event sub-processes and a running one',
    xml: between(
      `<subProcess id="sub"><extensionElements><zeebe:ioMapping><zeebe:input source="= n + 1" target="m"/><zeebe:output source="= m" target="result"/></zeebe:ioMapping></extensionElements><startEvent id="ss"/><userTask id="i"/><endEvent id="se"/>${flows('ss>i', 'i>se')}<subProcess id="esp" triggeredByEvent="true"><startEvent id="es" isInterrupting="false"><messageEventDefinition messageRef="m1"/></startEvent><userTask id="x"/><endEvent id="ee"/>${flows('es>x', 'x>ee')}</subProcess></subProcess>`,
      ['s>sub', 'sub>e'],
      '<message id="m1" name="m1"/>',
    ),
    variables: { n: 1 },
    before: [['es']],
    after: [['i'], ['es'], ['x'], ['x']],
  },
  {
    name: 'an ad-hoc sub-process that asks',
    xml: between(
      '<adHocSubProcess id="h"><userTask id="a"/><completionCondition>= done = true</completionCondition></adHocSubProcess>',
      ['s>h', 'h>e'],
    ),
    before: [['a']],
    after: [
      ['h', { elements: ['a'] }],
      ['a', { done: true }],
    ],
  },
];
