import { isA, isElement, textOf } from '../diagram-element.js';
import type { DiagramNode } from '../diagram-graph.js';
import { definitionsOf, isEvent, kindOf } from '../event-facts.js';
import { aboutNodes, type Rule, type Words } from '../rule.js';

/** Rules about what BPMN knows and the engine does not run. */
export const UNSUPPORTED_RULES: Rule[] = [
  aboutNodes(
    {
      name: 'element-not-run',
      severity: 'error',
      demands: 'Every flow node is of a type that runs.',
      en: '{it} is of a kind that does not run here ({detail}). Replace it by a task, gateway or sub-process that does.',
      zh: '{it}属于系统不能运行的类型（{detail}）。请改用可运行的任务、网关或子流程。',
    },
    ({ type }, { engine }) => !engine.runs(type) && type,
  ),
  aboutNodes(
    {
      name: 'compensation-not-run',
      severity: 'error',
      demands: 'The process uses no compensation.',
      en: '{it} uses compensation, which does not run here. Draw the way back with ordinary steps.',
      zh: '{it}使用了补偿，系统不支持。请用普通环节画出撤销步骤。',
    },
    (node) =>
      node.element.isForCompensation === true ||
      definitionsOf(node).some(({ $type }) => $type === 'bpmn:CompensateEventDefinition'),
  ),
  aboutNodes(
    {
      name: 'cancel-not-run',
      severity: 'error',
      demands: 'The process uses no cancel events.',
      en: '{it} is a cancel event, which does not run here. Use an error event.',
      zh: '{it}是取消事件，系统不支持。请改用错误事件。',
    },
    (node) => definitionsOf(node).some(({ $type }) => $type === 'bpmn:CancelEventDefinition'),
  ),
  aboutNodes(
    {
      name: 'event-several-definitions',
      severity: 'error',
      demands: 'An event waits for, or throws, one thing.',
      en: '{it} has more than one trigger. Draw one event for each.',
      zh: '{it}有多个触发条件。请为每个条件画一个事件。',
    },
    (node) => isEvent(node) && definitionsOf(node).length > 1,
  ),
  aboutNodes(
    {
      name: 'event-definition-shared',
      severity: 'error',
      demands: 'Events hold their trigger themselves and do not refer to a shared one.',
      en: '{it} refers to a trigger defined elsewhere. Define the trigger in the event itself.',
      zh: '{it}引用了在别处定义的触发条件。请直接在事件中定义。',
    },
    isShared,
  ),
  aboutNodes(
    {
      name: 'loop-standard',
      severity: 'error',
      demands: 'No activity repeats by a standard loop marker.',
      en: '{it} carries a loop marker, which does not run here. Draw the loop with a gateway and a flow back.',
      zh: '{it}使用了循环标记，系统不支持。请用网关和回退连线画出循环。',
    },
    ({ element }) =>
      isElement(element.loopCharacteristics) &&
      !isA(element.loopCharacteristics, 'bpmn:MultiInstanceLoopCharacteristics'),
  ),
  aboutNodes(
    {
      name: 'loop-behavior',
      severity: 'error',
      demands: 'A multi-instance activity throws no events of its own when instances complete.',
      en: '{it} wants to throw events while its instances complete (behavior "{detail}"), which does not run here.',
      zh: '{it}要求在多实例完成时抛出事件（behavior“{detail}”），系统不支持。',
    },
    ({ element }) => {
      const behavior = textOf(element.loopCharacteristics?.behavior);
      return behavior !== '' && behavior !== 'All' && behavior;
    },
  ),
  aboutNodes(
    {
      name: 'quantity-not-one',
      severity: 'error',
      demands: 'Activities start on one token and leave one.',
      en: '{it} needs or leaves more than one token (startQuantity, completionQuantity), which does not run here.',
      zh: '{it}需要或产生多个令牌（startQuantity、completionQuantity），系统不支持。',
    },
    ({ element }) =>
      [element.startQuantity, element.completionQuantity].some((quantity) => quantity !== undefined && quantity !== 1),
  ),
  aboutNodes(
    {
      name: 'event-kind',
      severity: 'error',
      demands: 'Events stand where BPMN lets them: e.g. a timer catches and is never thrown.',
      en: '{it} cannot be a {detail}.',
      zh: '{it}不能用作{detail}。',
    },
    (node) =>
      !isShared(node) && !(ALLOWED_KINDS[node.type]?.includes(kindOf(node)) ?? true) && misuse(node.type, kindOf(node)),
  ),
];

function isShared({ element }: DiagramNode): boolean {
  return Array.isArray(element.eventDefinitionRef) && element.eventDefinitionRef.length > 0;
}

const CAUGHT = ['message', 'timer', 'signal', 'conditional'];

/** Kinds of event by position; starts have rules of their own, compensation and cancel are told elsewhere. */
const ALLOWED_KINDS: Record<string, string[]> = {
  BoundaryEvent: [...CAUGHT, 'error', 'escalation', 'compensate', 'cancel'],
  IntermediateCatchEvent: [...CAUGHT, 'link'],
  IntermediateThrowEvent: ['none', 'message', 'signal', 'escalation', 'link', 'compensate'],
  EndEvent: ['none', 'message', 'signal', 'error', 'escalation', 'terminate', 'compensate', 'cancel'],
};

const POSITIONS: Record<string, Words> = {
  BoundaryEvent: ['boundary event', '边界事件'],
  IntermediateCatchEvent: ['catching intermediate event', '中间捕获事件'],
  IntermediateThrowEvent: ['throwing intermediate event', '中间抛出事件'],
  EndEvent: ['end event', '结束事件'],
};

const KIND_NAMES: Record<string, Words> = {
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
  compensate: ['for compensation', '补偿'],
  other: ['of this kind', '此类'],
};

function misuse(type: string, kind: string): Words {
  const [position, positionZh] = POSITIONS[type] ?? [type, type];
  const [name, nameZh] = KIND_NAMES[kind] ?? [kind, kind];
  return [`${position} ${name}`, `${nameZh}${positionZh}`];
}
