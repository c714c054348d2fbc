import { diagram, flows } from '../../engine/support/diagrams.js';

/** A user task somebody may do; `inner` stands behind its extensions. */
export const user = (id: string, inner = '', extensions = '', attributes = ''): string =>
  `<userTask id="${id}" ${attributes}><extensionElements><zeebe:assignmentDefinition candidateGroups="role:agent"/>${extensions}</extensionElements>${inner}</userTask>`;

/** A diagram in which the drawn element `x` stands between start `s` and end `e`. */
export const between = (drawn: string, roots = '', more = ''): string =>
  diagram(`<startEvent id="s"/>${drawn}<endEvent id="e"/>${more}${flows('s>x', 'x>e')}`, roots);

/** A diagram with a user task `a`, on which `drawn` sits; `routes` connect the rest. */
export const beside = (drawn: string, roots = '', ...routes: string[]): string =>
  diagram(`<startEvent id="s"/>${user('a')}${drawn}<endEvent id="e"/>${flows('s>a', 'a>e', ...routes)}`, roots);

/** A boundary event `x` on the user task `a`. */
export const boundary = (definition: string, attributes = ''): string =>
  `<boundaryEvent id="x" attachedToRef="a" ${attributes}>${definition}</boundaryEvent>`;

/** Steps of a sub-process: start `in`, user task `work`, end `out`. */
export const INSIDE = `<startEvent id="in"/>${user('work')}<endEvent id="out"/>${flows('in>work', 'work>out')}`;

/** An event sub-process `x` started by the event `t`. */
export const handler = (definition: string, attributes = ''): string =>
  `<subProcess id="x" triggeredByEvent="true"><startEvent id="t" ${attributes}>${definition}</startEvent>${user('work')}<endEvent id="out"/>${flows('t>work', 'work>out')}</subProcess>`;

export const timer = (kind: 'Date' | 'Duration' | 'Cycle', text: string): string =>
  `<timerEventDefinition><time${kind} xsi:type="tFormalExpression">${text}</time${kind}></timerEventDefinition>`;

export const condition = (text: string): string =>
  `<conditionalEventDefinition><condition xsi:type="tFormalExpression">${text}</condition></conditionalEventDefinition>`;

export const MESSAGE =
  '<message id="m" name="paid"><extensionElements><zeebe:subscription correlationKey="= order"/></extensionElements></message>';
export const ON_MESSAGE = '<messageEventDefinition messageRef="m"/>';
const SIGNAL = '<signal id="sg" name="storm"/>';
export const ON_SIGNAL = '<signalEventDefinition signalRef="sg"/>';
export const ERROR = '<error id="er" errorCode="E1"/>';
export const ON_ERROR = '<errorEventDefinition errorRef="er"/>';
export const ESCALATION = '<escalation id="es" escalationCode="X1"/>';
export const ON_ESCALATION = '<escalationEventDefinition escalationRef="es"/>';
export const AFTER_AN_HOUR = timer('Duration', 'PT1H');

/** Extensions of one element. */
export const extended = (...extensions: string[]): string =>
  `<extensionElements>${extensions.join('')}</extensionElements>`;

/** A multi-instance marker; `settings` are attributes of `zeebe:loopCharacteristics`. */
export const multiInstance = (settings: string, inner = '', attributes = ''): string =>
  `<multiInstanceLoopCharacteristics ${attributes}>${settings && extended(`<zeebe:loopCharacteristics ${settings}/>`)}${inner}</multiInstanceLoopCharacteristics>`;

/** A signal trigger defined for all, beside the process. */
export const SHARED = `${SIGNAL}<signalEventDefinition id="shared" signalRef="sg"/>`;

/** Messages, signals, errors and escalations for the definitions above. */
export const ROOTS = MESSAGE + SIGNAL + ERROR + ESCALATION;

/** A diagram from start `s` to end `e` with these steps and flows. */
export const drawn = (steps: string, ...routes: string[]): string =>
  diagram(`<startEvent id="s"/>${steps}<endEvent id="e"/>${flows(...routes)}`, ROOTS);

export const catching = (id: string, definition: string): string =>
  `<intermediateCatchEvent id="${id}">${definition}</intermediateCatchEvent>`;

export const throwing = (id: string, definition: string): string =>
  `<intermediateThrowEvent id="${id}">${definition}</intermediateThrowEvent>`;

export const link = (name = 'L'): string => `<linkEventDefinition name="${name}"/>`;

/** A sub-process of start, task and end, unless told otherwise. */
export const sub = (id: string, more = '', inside = INSIDE): string =>
  `<subProcess id="${id}">${more}${inside}</subProcess>`;
