import { elementsIn, isA, isElement, textOf, type DiagramElement } from '../diagram-element.js';
import type { DiagramNode } from '../diagram-graph.js';
import { isSameType, itemOf } from '../items.js';
import { aboutNodes, type Rule } from '../rule.js';

/** Rules about how often activities run: tokens, loops, and the data of instances. */
export const INSTANCE_RULES: Rule[] = [
  aboutNodes(
    {
      name: 'quantity-invalid',
      severity: 'error',
      demands: 'startQuantity and completionQuantity are whole numbers from 1.',
      en: '{it} has a startQuantity or completionQuantity that is no whole number from 1. Correct it.',
      zh: '{it}的 startQuantity 或 completionQuantity 不是大于等于 1 的整数。请更正。',
    },
    ({ element }) => !isCount(element.startQuantity, 1) || !isCount(element.completionQuantity, 1),
  ),
  aboutNodes(
    {
      name: 'loop-maximum',
      severity: 'error',
      demands: 'The maximum of a loop is a whole number and not negative.',
      en: 'The loop of {it} has a maximum that is no whole number from 0. Correct it.',
      zh: '{it}的循环上限（loopMaximum）不是大于等于 0 的整数。请更正。',
    },
    ({ element }) => !isCount(element.loopCharacteristics?.loopMaximum, 0),
  ),
  aboutNodes(
    {
      name: 'loop-behavior-incomplete',
      severity: 'error',
      demands: 'Behaviour None and One name the event they throw, Complex holds definitions, and nothing else does.',
      en: 'The multi-instance {it} has the behaviour "{detail}", which does not fit the events it names. Add the event, or correct the behaviour.',
      zh: '多实例环节{it}的 behavior 为“{detail}”，与指定的事件不符。请补充事件或更正 behavior。',
    },
    (node) => {
      const loop = instancesOf(node);
      return loop && !fits(loop) && (textOf(loop.behavior) || 'All');
    },
  ),
  aboutNodes(
    {
      name: 'loop-data-input',
      severity: 'error',
      demands:
        'The collection of a multi-instance task is one of its data inputs, that of a sub-process lies around it.',
      en: 'The multi-instance {it} runs over data that is none of its inputs. Choose one of its data inputs.',
      zh: '多实例环节{it}遍历的数据不是它的数据输入。请选择它的数据输入。',
    },
    (node) => {
      const data: unknown = instancesOf(node)?.loopDataInputRef;
      return isElement(data) && !isA(node.element, 'bpmn:SubProcess') && !inputsOf(node.element).includes(data);
    },
  ),
  aboutNodes(
    {
      name: 'loop-data-type',
      severity: 'error',
      demands: 'The item of a multi-instance is of the type the collection holds, and itself no collection.',
      en: 'The multi-instance {it} takes or gives single items of another type than its collection holds. Correct the types.',
      zh: '多实例环节{it}的单项数据类型与集合中的类型不符。请更正类型。',
    },
    (node) => {
      const loop = instancesOf(node);
      return (
        loop !== undefined &&
        (differs(loop.loopDataInputRef, loop.inputDataItem) || differs(loop.loopDataOutputRef, loop.outputDataItem))
      );
    },
  ),
];

const isCount = (value: unknown, least: number): boolean =>
  value === undefined || (Number.isInteger(value) && Number(value) >= least);

const instancesOf = ({ element }: DiagramNode): DiagramElement | undefined =>
  isA(element.loopCharacteristics, 'bpmn:MultiInstanceLoopCharacteristics') ? element.loopCharacteristics : undefined;

function fits(loop: DiagramElement): boolean {
  const complex = elementsIn(loop.complexBehaviorDefinition).length > 0;
  if (loop.behavior === 'Complex') return complex;
  if (loop.behavior === 'None') return !complex && loop.noneBehaviorEventRef !== undefined;
  if (loop.behavior === 'One') return !complex && loop.oneBehaviorEventRef !== undefined;
  return !complex;
}

const inputsOf = (element: DiagramElement): DiagramElement[] => elementsIn(element.ioSpecification?.dataInputs);

/** Types are compared where both sides have one. */
function differs(collection: unknown, single: unknown): boolean {
  const [many, one] = [itemOf(collection), itemOf(single)];
  return many !== undefined && one !== undefined && (one.isCollection === true || !isSameType(many, one));
}
