import { elementsIn, isA, textOf } from '../diagram-element.js';
import { aboutElements, aboutNodes, type Rule } from '../rule.js';

const METHODS = ['##Compensate', '##Image', '##Store', 'compensate', 'image', 'store'];
const URI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`$!%]*(?:%[0-9a-f]{2}[^\s<>"{}|\\^`%]*)*$/i;
const SUB_PROCESSES = ['SubProcess', 'Transaction', 'AdHocSubProcess'];

/** Rules about what sub-processes of special kinds may hold. */
export const SUB_PROCESS_RULES: Rule[] = [
  aboutNodes(
    {
      name: 'ad-hoc-empty',
      severity: 'error',
      demands: 'An ad-hoc sub-process holds at least one activity.',
      en: 'The ad-hoc sub-process {it} holds no activity, so there is nothing to choose from. Add one.',
      zh: '自由子流程{it}中没有任何活动，无可选择。请添加活动。',
    },
    ({ type, element }) =>
      type === 'AdHocSubProcess' && !elementsIn(element.flowElements).some((child) => isA(child, 'bpmn:Activity')),
  ),
  aboutNodes(
    {
      name: 'ad-hoc-start-or-end',
      severity: 'error',
      demands: 'An ad-hoc sub-process holds no start or end events.',
      en: '{it} begins or ends an ad-hoc sub-process, whose steps are started in any order. Remove it.',
      zh: '{it}是自由子流程中的开始或结束事件，而自由子流程的环节可以按任意顺序启动。请删除。',
    },
    ({ type, scope }) => (type === 'StartEvent' || type === 'EndEvent') && scope.owner?.type === 'AdHocSubProcess',
  ),
  aboutElements(
    {
      name: 'choreography-in-process',
      severity: 'error',
      demands: 'No process or sub-process holds choreography activities.',
      en: '{it} is a choreography activity, which only a choreography may hold. Replace it by a task.',
      zh: '{it}是编排活动，只能放在编排图中。请改为任务。',
    },
    ['ChoreographyTask', 'CallChoreography', 'SubChoreography'],
    ({ $parent }) => isA($parent, 'bpmn:Process') || isA($parent, 'bpmn:SubProcess'),
  ),
  aboutElements(
    {
      name: 'transaction-method',
      severity: 'error',
      demands: 'The method of a transaction is ##Compensate, ##Image, ##Store or a URI.',
      en: 'The method "{detail}" of the transaction {it} is not known. Use ##Compensate.',
      zh: '事务子流程{it}的方法“{detail}”无法识别。请使用 ##Compensate。',
    },
    ['Transaction'],
    ({ method }) => {
      const text = textOf(method);
      return text !== '' && !METHODS.includes(text) && !URI.test(text) && text;
    },
  ),
  aboutElements(
    {
      name: 'input-output-at-sub-process',
      severity: 'error',
      demands: 'Sub-processes have no ioSpecification.',
      en: 'The sub-process {it} lists data inputs or outputs of its own, which only tasks, processes and call activities have. Remove the ioSpecification.',
      zh: '子流程{it}声明了数据输入输出（ioSpecification），只有任务、流程和调用活动可以声明。请删除。',
    },
    SUB_PROCESSES,
    ({ ioSpecification }) => ioSpecification !== undefined,
  ),
];
