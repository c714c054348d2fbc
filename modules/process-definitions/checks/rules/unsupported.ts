import { isA, isElement, textOf } from '../diagram-element.js';
import type { DiagramNode } from '../diagram-graph.js';
import { definitionsOf, isEvent } from '../event-facts.js';
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
    ({ element, type }, { engine }) => !engine.runs(type) && !isA(element, 'bpmn:ChoreographyActivity') && type,
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
      name: 'loop-data-not-run',
      severity: 'error',
      demands: 'A multi-instance activity runs over an input collection in FEEL, not over a data input.',
      en: '{it} runs over a data input (loopDataInputRef), which does not run here. Write an input collection in FEEL.',
      zh: '{it}遍历数据输入（loopDataInputRef），系统不支持。请用 FEEL 填写输入集合。',
    },
    ({ element }) => isElement(element.loopCharacteristics?.loopDataInputRef),
  ),
  aboutNodes(
    {
      name: 'quantity-not-one',
      severity: 'error',
      demands: 'Activities start on one token and leave one.',
      en: '{it} needs or leaves more than one token (startQuantity, completionQuantity), which does not run here.',
      zh: '{it}需要或产生多个令牌（startQuantity、completionQuantity），系统不支持。',
    },
    ({ element }) => [element.startQuantity, element.completionQuantity].some((quantity) => (quantity ?? 1) > 1),
  ),
];

function isShared({ element }: DiagramNode): boolean {
  return Array.isArray(element.eventDefinitionRef) && element.eventDefinitionRef.length > 0;
}
