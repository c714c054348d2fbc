import { elementsIn, isElement, textOf, type DiagramElement } from '../diagram-element.js';
import type { DiagramNode } from '../diagram-graph.js';
import { definitionsOf, isEvent } from '../event-facts.js';
import { isSameType, itemOf } from '../items.js';
import { aboutElements, aboutNodes, type Rule } from '../rule.js';

const ASSOCIATIONS = ['DataInputAssociation', 'DataOutputAssociation'];

/** Rules about data: objects, associations, and what events carry. */
export const DATA_RULES: Rule[] = [
  aboutElements(
    {
      name: 'data-collection',
      severity: 'error',
      demands: 'Data is a collection exactly when its item definition is one.',
      en: '{it} and its item definition do not agree whether it is a collection. Correct isCollection in one of them.',
      zh: '{it}与其数据定义在是否为集合（isCollection）上不一致。请更正其中之一。',
    },
    ['DataObject', 'DataInput', 'DataOutput'],
    ({ isCollection, itemSubjectRef }) =>
      isElement(itemSubjectRef) && (isCollection === true) !== (itemSubjectRef.isCollection === true),
  ),
  aboutElements(
    {
      name: 'data-reference-name',
      severity: 'error',
      demands:
        'A data object reference that has a name, as its data object has, is called as that one, with its state in brackets.',
      en: '{it} stands for the data object "{detail}" but is called otherwise. Call it like the object, with its state in brackets.',
      zh: '{it}引用数据对象“{detail}”，但名称不同。名称应与数据对象相同，状态写在方括号中。',
    },
    ['DataObjectReference'],
    ({ name, dataObjectRef, dataState }) => {
      const called = textOf(dataObjectRef?.name);
      const state = textOf(dataState?.name);
      const right = state === '' ? called : `${called} [${state}]`;
      return called !== '' && textOf(name) !== '' && textOf(name) !== right && called;
    },
  ),
  aboutElements(
    {
      name: 'data-association-direction',
      severity: 'error',
      demands: 'Nothing is written into the inputs of a process and nothing is read from its outputs.',
      en: 'A data association at {it} writes into an input of the process, or reads from an output of it. Lead it the other way.',
      zh: '{it}的数据关联写入了流程的数据输入，或读取了流程的数据输出。请更正方向。',
    },
    ASSOCIATIONS,
    ({ sourceRef, targetRef }) =>
      isOfProcess(targetRef, 'bpmn:DataInput') ||
      elementsIn(sourceRef).some((source) => isOfProcess(source, 'bpmn:DataOutput')),
  ),
  aboutElements(
    {
      name: 'data-association-sources',
      severity: 'error',
      demands: 'A data association has several sources only where a transformation makes one value of them.',
      en: 'A data association at {it} has several sources and no transformation. Keep one source, or add a transformation.',
      zh: '{it}的数据关联有多个来源但没有转换（transformation）。请只保留一个来源或添加转换。',
    },
    ASSOCIATIONS,
    ({ sourceRef, transformation }) => elementsIn(sourceRef).length > 1 && !isElement(transformation),
  ),
  aboutElements(
    {
      name: 'data-association-type',
      severity: 'error',
      demands: 'Source and target of a data association are of one type, unless a transformation stands between.',
      en: 'A data association at {it} joins data of different types. Correct the types, or add a transformation.',
      zh: '{it}的数据关联两端的数据类型不同。请更正类型或添加转换。',
    },
    ASSOCIATIONS,
    ({ sourceRef, targetRef, transformation }) => {
      const target = itemOf(targetRef);
      const sources = elementsIn(sourceRef).flatMap((source) => itemOf(source) ?? []);
      return !isElement(transformation) && target !== undefined && !sources.every((item) => isSameType(item, target));
    },
  ),
  aboutNodes(
    {
      name: 'event-data-count',
      severity: 'error',
      demands: 'An event that has data has one piece for each of its triggers.',
      en: '{it} has more or fewer pieces of data than triggers. Give it one data input or output for each trigger.',
      zh: '{it}的数据项数量与触发条件数量不符。请为每个触发条件设置一个数据输入或输出。',
    },
    (node) => isEvent(node) && dataOf(node).length > 0 && dataOf(node).length !== definitionsOf(node).length,
  ),
  aboutNodes(
    {
      name: 'event-data-type',
      severity: 'error',
      demands: 'The data of an event is of the type that its message, signal, error or escalation carries.',
      en: 'The data of {it} is of another type than what it carries. Correct the item definition.',
      zh: '{it}的数据类型与其消息、信号、错误或升级携带的类型不同。请更正数据定义。',
    },
    (node) =>
      isEvent(node) &&
      dataOf(node).length === definitionsOf(node).length &&
      definitionsOf(node).some((definition, index) => {
        const carried = carriedBy(definition);
        return carried !== undefined && !isSameType(itemOf(dataOf(node)[index]), itemOfCarried(carried));
      }),
  ),
];

const isOfProcess = (data: unknown, type: string): boolean =>
  isElement(data) && data.$type === type && data.$parent?.$parent?.$type === 'bpmn:Process';

const dataOf = ({ element }: DiagramNode): DiagramElement[] => [
  ...elementsIn(element.dataInputs),
  ...elementsIn(element.dataOutputs),
];

/** The message, signal, error or escalation an event definition names. */
function carriedBy(definition: DiagramElement): DiagramElement | undefined {
  const { messageRef, signalRef, errorRef, escalationRef } = definition;
  return [messageRef, signalRef, errorRef, escalationRef].find(isElement);
}

function itemOfCarried({ itemRef, structureRef }: DiagramElement): DiagramElement | undefined {
  return [itemRef, structureRef].find(isElement);
}
