import { elementsIn, type DiagramElement } from '../diagram-element.js';
import type { DiagramNode } from '../diagram-graph.js';
import { definitionsOf, isEvent, kindsOf, startsEventSubProcess, type EventKind } from '../event-facts.js';
import { aboutNodes, type Rule, type Words } from '../rule.js';

const CAUGHT: EventKind[] = ['message', 'timer', 'signal', 'conditional'];

/** Kinds of event by position; compensation, cancel and event sub-processes have more rules of their own. */
const ALLOWED: Record<string, EventKind[]> = {
  BoundaryEvent: [...CAUGHT, 'error', 'escalation', 'compensation', 'cancel'],
  IntermediateCatchEvent: [...CAUGHT, 'link'],
  IntermediateThrowEvent: ['none', 'message', 'signal', 'escalation', 'link', 'compensation'],
  EndEvent: ['none', 'message', 'signal', 'error', 'escalation', 'terminate', 'compensation', 'cancel'],
};

/** Rules about what events may wait for and throw where they stand. */
export const EVENT_KIND_RULES: Rule[] = [
  aboutNodes(
    {
      name: 'event-kind',
      severity: 'error',
      demands: 'Events stand where BPMN lets them: e.g. a timer catches and is never thrown.',
      en: '{it} cannot be a {detail}.',
      zh: '{it}不能用作{detail}。',
    },
    (node) => misuse(node.type, wrongKind(node, ALLOWED[node.type])),
  ),
  aboutNodes(
    {
      name: 'start-kind',
      severity: 'error',
      demands: 'A process starts plainly or by a message, timer, signal or condition; a sub-process starts plainly.',
      en: '{it} cannot be a {detail} here. Remove the trigger, or choose one that may stand there.',
      zh: '{it}在此处不能用作{detail}。请删除触发条件，或改用允许的触发条件。',
    },
    (node) =>
      node.type === 'StartEvent' &&
      !startsEventSubProcess(node) &&
      misuse(node.type, wrongKind(node, node.scope.owner ? ['none'] : ['none', ...CAUGHT])),
  ),
  aboutNodes(
    {
      name: 'event-definition-reference',
      severity: 'error',
      demands: 'An event refers only to triggers that are defined for all, beside the process.',
      en: '{it} refers to a trigger that belongs to another event. Define the trigger beside the process, or in the event itself.',
      zh: '{it}引用了属于其他事件的触发条件。请在流程之外定义该触发条件，或直接写在事件中。',
    },
    (node) => isEvent(node) && elementsIn(node.element.eventDefinitionRef).some(isPrivate),
  ),
  aboutNodes(
    {
      name: 'event-parallel-multiple',
      severity: 'error',
      demands: 'An event that waits for several things at once has at least two of them.',
      en: '{it} is said to wait for several things at once (parallelMultiple) but has fewer than two triggers. Add one, or correct the event.',
      zh: '{it}声明为并行多重事件（parallelMultiple），但触发条件少于两个。请补充触发条件或更正事件。',
    },
    (node) => isEvent(node) && node.element.parallelMultiple === true && definitionsOf(node).length < 2,
  ),
];

const wrongKind = (node: DiagramNode, allowed: EventKind[] | undefined): EventKind | undefined =>
  allowed && kindsOf(node).find((kind) => !allowed.includes(kind));

const isPrivate = ({ $parent }: DiagramElement): boolean => $parent?.$type !== 'bpmn:Definitions';

const POSITIONS: Record<string, Words> = {
  StartEvent: ['start event', '开始事件'],
  BoundaryEvent: ['boundary event', '边界事件'],
  IntermediateCatchEvent: ['catching intermediate event', '中间捕获事件'],
  IntermediateThrowEvent: ['throwing intermediate event', '中间抛出事件'],
  EndEvent: ['end event', '结束事件'],
};

const KIND_NAMES: Record<EventKind, Words> = {
  none: ['without a trigger', '无触发条件的'],
  message: ['for a message', '消息'],
  timer: ['for a timer', '定时'],
  signal: ['for a signal', '信号'],
  conditional: ['for a condition', '条件'],
  error: ['for an error', '错误'],
  escalation: ['for an escalation', '升级'],
  terminate: ['that terminates', '终止'],
  link: ['for a link', '链接'],
  cancel: ['for a cancellation', '取消'],
  compensation: ['for compensation', '补偿'],
  other: ['of this kind', '此类'],
};

function misuse(type: string, kind: EventKind | undefined): Words | null {
  if (!kind) return null;
  const [position, positionZh] = POSITIONS[type] ?? [type, type];
  const [name, nameZh] = KIND_NAMES[kind];
  return [`${position} ${name}`, `${nameZh}${positionZh}`];
}
