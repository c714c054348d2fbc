import { elementsIn, extensionOf, isElement, textOf, type DiagramElement } from '../diagram-element.js';
import { isSameType, itemOf } from '../items.js';
import { aboutElements, aboutNodes, type Rule } from '../rule.js';
import type { Subject } from '../subject.js';

/** Rules about services: what tasks hand to operations, messages and called processes, and get back from them. */
export const OPERATION_RULES: Rule[] = [
  aboutNodes(
    {
      name: 'operation-sets',
      severity: 'error',
      demands: 'A service task with an operation has one input set and at most one output set.',
      en: 'The service task {it} calls an operation and needs one input set and at most one output set. Correct its ioSpecification.',
      zh: '服务任务{it}调用了操作（operation），必须有且只有一个输入集，最多一个输出集。请更正。',
    },
    ({ type, element }) =>
      type === 'ServiceTask' &&
      isElement(element.operationRef) &&
      (listOf(element, 'inputSets').length !== 1 || listOf(element, 'outputSets').length > 1),
  ),
  aboutNodes(
    {
      name: 'operation-data',
      severity: 'error',
      demands: 'A service task hands over and gets back what its operation says.',
      en: 'The data of the service task {it} is of another type than the messages of its operation. Correct the item definitions.',
      zh: '服务任务{it}的数据类型与其操作（operation）的消息不同。请更正数据定义。',
    },
    ({ type, element }) => {
      const operation: unknown = element.operationRef;
      if (type !== 'ServiceTask' || !isElement(operation)) return false;
      const [input] = listOf(element, 'dataInputs');
      const [output] = listOf(element, 'dataOutputs');
      return (
        (input !== undefined && !isSameType(itemOf(input), carriedBy(operation.inMessageRef))) ||
        (isElement(operation.outMessageRef) && !isSameType(itemOf(output), carriedBy(operation.outMessageRef)))
      );
    },
  ),
  aboutNodes(
    {
      name: 'message-data',
      severity: 'error',
      demands: 'A task that sends or receives a message has one piece of data at most, of the type of the message.',
      en: 'The data of {it} does not fit its message: there may be one piece, of the type the message carries. Correct the ioSpecification.',
      zh: '{it}的数据与其消息不符：最多一项，且类型与消息相同。请更正。',
    },
    ({ type, element }) =>
      (type === 'SendTask' && !carries(element, 'dataInputs', 'inputSets')) ||
      (type === 'ReceiveTask' && !carries(element, 'dataOutputs', 'outputSets')),
  ),
  aboutElements(
    {
      name: 'call-data',
      severity: 'error',
      demands: 'A call activity has the data inputs and outputs of the process or global task it calls.',
      en: 'The data inputs and outputs of the call activity {it} are not those of "{detail}", which it calls. Let both agree.',
      zh: '调用活动{it}的数据输入输出与被调用的“{detail}”不一致。请使两者一致。',
    },
    ['CallActivity'],
    (call, subject) => {
      const called = calledBy(call, subject);
      return called && !agrees(call, called) && textOf(called.id);
    },
  ),
  aboutElements(
    {
      name: 'call-start',
      severity: 'error',
      demands: 'A process that is called has a plain start event when it has any.',
      en: 'The call activity {it} calls "{detail}", which only events can start. Add a plain start event there.',
      zh: '调用活动{it}调用的“{detail}”只能由事件启动。请为其添加普通开始事件。',
    },
    ['CallActivity'],
    (call, subject) => {
      const called = calledBy(call, subject);
      const starts = elementsIn(called?.flowElements).filter(({ $type }) => $type === 'bpmn:StartEvent');
      return starts.length > 0 && starts.every(isTriggered) && textOf(called?.id);
    },
  ),
  aboutElements(
    {
      name: 'service-binding',
      severity: 'error',
      demands:
        'A process offered as a service says for each operation which of its data belongs to it, of the right types.',
      en: '{it} is offered as a service but does not bind its data to the operations rightly. Correct the ioBinding.',
      zh: '{it}作为服务提供，但没有正确绑定数据与操作。请更正 ioBinding。',
    },
    ['Process', 'GlobalTask', 'GlobalUserTask', 'GlobalManualTask', 'GlobalScriptTask', 'GlobalBusinessRuleTask'],
    (callable) => elementsIn(callable.supportedInterfaceRef).length > 0 && !isBound(callable),
  ),
];

const listOf = (element: DiagramElement, sets: string): DiagramElement[] => elementsIn(element.ioSpecification?.[sets]);

const carriedBy = (message: unknown): DiagramElement | undefined =>
  isElement(message) && isElement(message.itemRef) ? message.itemRef : undefined;

function carries(element: DiagramElement, data: string, sets: string): boolean {
  if (!isElement(element.messageRef)) return true;
  const pieces = listOf(element, data);
  if (pieces.length > 1 || listOf(element, sets).length > 1) return false;
  return pieces.every((piece) => isSameType(itemOf(piece), carriedBy(element.messageRef)));
}

/** What a call activity calls, when it lies in the same file. */
function calledBy(call: DiagramElement, { definitions }: Subject): DiagramElement | undefined {
  const id = textOf(extensionOf(call, 'zeebe:CalledElement')?.processId ?? call.calledElement);
  return id === '' ? undefined : elementsIn(definitions.rootElements).find((root) => root.id === id);
}

const isTriggered = (start: DiagramElement): boolean =>
  elementsIn(start.eventDefinitions).length + elementsIn(start.eventDefinitionRef).length > 0;

function agrees(caller: DiagramElement, called: DiagramElement): boolean {
  const isEqual = (list: string) => listOf(caller, list).length === listOf(called, list).length;
  const isMatched = (list: string) =>
    listOf(caller, list).every((piece, index) => isSameType(itemOf(piece), itemOf(listOf(called, list)[index])));
  const lists = ['dataInputs', 'dataOutputs'];
  if (lists.every((list) => listOf(caller, list).length + listOf(called, list).length === 0)) return true;
  return [...lists, 'inputSets', 'outputSets'].every(isEqual) && lists.every(isMatched);
}

function isBound(callable: DiagramElement): boolean {
  const bindings = elementsIn(callable.ioBinding);
  return (
    bindings.length > 0 &&
    bindings.every(({ operationRef, inputDataRef, outputDataRef }) => {
      if (!isElement(operationRef)) return true;
      return fits(inputDataRef, operationRef.inMessageRef) && fits(outputDataRef, operationRef.outMessageRef);
    })
  );
}

/** Data of a binding is named directly; types are compared where both sides have one. */
function fits(data: unknown, message: unknown): boolean {
  const [item, carried] = [itemOf(data), carriedBy(message)];
  return item === undefined || carried === undefined || isSameType(item, carried);
}
