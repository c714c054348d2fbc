import { bodyOf, extensionOf, isA, isElement, textOf, type DiagramElement } from '../diagram-element.js';
import type { DiagramNode } from '../diagram-graph.js';
import { aboutNodes, type Rule } from '../rule.js';

const MOST_INSTANCES = 10_000;

/** Rules about multi-instance activities: how many instances, and what they leave behind. */
export const LOOP_RULES: Rule[] = [
  aboutNodes(
    {
      name: 'loop-endless',
      severity: 'error',
      demands: 'A loop has a condition or a maximum.',
      en: '{it} repeats without a condition and without a maximum, so it would never end. Add one of them.',
      zh: '{it}的循环既没有条件也没有上限，永远不会结束。请至少填写一项。',
    },
    ({ element: { loopCharacteristics: loop } }) =>
      isA(loop, 'bpmn:StandardLoopCharacteristics') &&
      bodyOf(loop.loopCondition) === '' &&
      loop.loopMaximum === undefined,
  ),
  aboutNodes(
    {
      name: 'loop-source',
      severity: 'error',
      demands:
        'A multi-instance activity has an input collection, a cardinality or a data input, and only one of them.',
      en: '{it} runs several times, but it is not clear how often. Give it either an input collection or a cardinality.',
      zh: '{it}是多实例环节，但没有说明执行次数。请填写输入集合或循环次数，二选一。',
    },
    (node) => {
      const loop = loopOf(node);
      if (loop === null) return false;
      const sources = [settingOf(loop, 'inputCollection') !== '', bodyOf(loop.loopCardinality) !== ''];
      return [...sources, isElement(loop.loopDataInputRef)].filter(Boolean).length !== 1;
    },
  ),
  aboutNodes(
    {
      name: 'loop-cardinality',
      severity: 'error',
      demands: `A cardinality is a whole number from 0 to ${MOST_INSTANCES}.`,
      en: `The cardinality of {it} is "{detail}". Write a whole number from 0 to ${MOST_INSTANCES}, or a FEEL expression.`,
      zh: `{it}的循环次数是“{detail}”。请填写 0 到 ${MOST_INSTANCES} 的整数或 FEEL 表达式。`,
    },
    (node) => {
      const text = bodyOf(loopOf(node)?.loopCardinality);
      return text !== '' && !/^=|[$#]\{/.test(text) && !isCount(text) && text;
    },
  ),
  aboutNodes(
    {
      name: 'loop-output-pair',
      severity: 'error',
      demands: 'Output collection and output element are given together.',
      en: '{it} names only one of output collection and output element, so nothing would be collected. Fill in both or neither.',
      zh: '{it}只填写了输出集合和输出元素中的一项，无法汇总结果。请同时填写或都不填。',
    },
    (node) => {
      const loop = loopOf(node);
      return (
        loop !== null && (settingOf(loop, 'outputCollection') === '') !== (settingOf(loop, 'outputElement') === '')
      );
    },
  ),
];

const loopOf = ({ element }: DiagramNode): DiagramElement | null =>
  isA(element.loopCharacteristics, 'bpmn:MultiInstanceLoopCharacteristics') ? element.loopCharacteristics : null;

const settingOf = (loop: DiagramElement, name: string): string =>
  textOf(extensionOf(loop, 'zeebe:LoopCharacteristics')?.[name]);

const isCount = (text: string): boolean => /^\d+$/.test(text) && Number(text) <= MOST_INSTANCES;
