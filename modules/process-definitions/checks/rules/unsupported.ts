import { elementsIn, isA, isElement, type DiagramElement } from '../diagram-element.js';
import { kindsOf, type EventKind } from '../event-facts.js';
import { aboutNodes, type Rule, type Words } from '../rule.js';

/** Rules about what BPMN knows and the engine does not run. */
export const UNSUPPORTED_RULES: Rule[] = [
  aboutNodes(
    {
      name: 'all-triggers-kind',
      severity: 'error',
      demands: 'An event that waits for all of its triggers waits for messages, timers, signals and conditions.',
      en: '{it} wants all of its triggers to occur, and one of them is {detail}, which is raised only once. Draw events of their own.',
      zh: '{it}要求所有触发条件同时满足，但其中包含只发生一次的{detail}。请分别绘制事件。',
    },
    (node) => node.element.parallelMultiple === true && raisedBy(kindsOf(node)),
  ),
  aboutNodes(
    {
      name: 'start-by-all-triggers',
      severity: 'error',
      demands: 'A process is started by any one of the triggers of its start event, not by all of them together.',
      en: 'The start event {it} wants all of its triggers to occur, which does not run here. Wait for the others behind it.',
      zh: '开始事件{it}要求所有触发条件同时满足，系统不支持。请在其后等待其余条件。',
    },
    ({ type, element, scope }) => type === 'StartEvent' && scope.owner === null && element.parallelMultiple === true,
  ),
  aboutNodes(
    {
      name: 'element-not-run',
      severity: 'error',
      demands: 'Every flow node is of a type that runs.',
      en: '{it} is of a kind that does not run here ({detail}). Replace it by a task, gateway or sub-process that does.',
      zh: '{it}属于系统不能运行的类型（{detail}）。请改用可运行的任务、网关或子流程。',
    },
    ({ element, type }, { engine }) => !engine.runs(type) && !isA(element, 'bpmn:ChoreographyActivity') && type,
  ),
  aboutNodes(
    {
      name: 'loop-behavior',
      severity: 'error',
      demands: 'A multi-instance activity throws signals, escalations or errors when instances complete, nothing else.',
      en: '{it} wants to throw an event of another kind ({detail}) while its instances complete. Use a signal, an escalation or an error.',
      zh: '{it}要求在多实例完成时抛出此类事件（{detail}），系统不支持。请使用信号、升级或错误。',
    },
    ({ element }) => thrownBy(element.loopCharacteristics).find((kind) => !THROWN.includes(kind)),
  ),
];

/** What is raised and not waited for. */
const RAISED: [EventKind, ...Words][] = [
  ['error', 'an error', '错误'],
  ['escalation', 'an escalation', '升级'],
  ['cancel', 'a cancellation', '取消'],
  ['compensation', 'compensation', '补偿'],
];

const THROWN = ['bpmn:SignalEventDefinition', 'bpmn:EscalationEventDefinition', 'bpmn:ErrorEventDefinition'];

/** Types of the events that a multi-instance marker throws. */
function thrownBy(loop: DiagramElement | undefined): string[] {
  const complex = elementsIn(loop?.complexBehaviorDefinition).flatMap(({ event }) =>
    elementsIn(event?.eventDefinitions),
  );
  const single = [loop?.noneBehaviorEventRef, loop?.oneBehaviorEventRef].filter(isElement);
  return [...complex, ...single].map(({ $type }) => $type);
}

function raisedBy(kinds: EventKind[]): Words | null {
  const [, en, zh] = RAISED.find(([kind]) => kinds.includes(kind)) ?? [];
  return en === undefined || zh === undefined ? null : [en, zh];
}
