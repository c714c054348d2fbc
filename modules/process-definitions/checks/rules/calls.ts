import { elementsIn, extensionOf, textOf } from '../diagram-element.js';
import type { DiagramNode } from '../diagram-graph.js';
import { aboutNodes, type Rule } from '../rule.js';
import type { Subject } from '../subject.js';

/** Rules about call activities: which process they call, and what passes between the two. */
export const CALL_RULES: Rule[] = [
  aboutNodes(
    {
      name: 'call-process-missing',
      severity: 'error',
      demands: 'A call activity names the process it calls.',
      en: 'The call activity {it} does not say which process it calls. Fill in the process id.',
      zh: '调用活动{it}没有指定被调用的流程。请填写流程编号。',
    },
    (node) => node.type === 'CallActivity' && calledBy(node) === '',
  ),
  aboutNodes(
    {
      name: 'call-process-unknown',
      severity: 'warning',
      demands: 'A called process is published.',
      en: 'The call activity {it} calls "{detail}", and no process of that name is published. Publish it before this one runs.',
      zh: '调用活动{it}调用的流程“{detail}”尚未发布。请在运行前发布该流程。',
    },
    (node, subject) => isUnknown(calledBy(node), subject) && calledBy(node),
  ),
  aboutNodes(
    {
      name: 'call-global-task',
      severity: 'error',
      demands: 'Call activities call processes, not global tasks.',
      en: 'The call activity {it} calls the global task "{detail}", which does not run here. Make it a process or a task.',
      zh: '调用活动{it}调用了全局任务“{detail}”，系统不支持。请改为流程或普通任务。',
    },
    (node, subject) => isGlobalTask(calledBy(node), subject) && calledBy(node),
  ),
  aboutNodes(
    {
      name: 'call-binding',
      severity: 'error',
      demands: 'Call activities call the latest published version.',
      en: 'The call activity {it} is bound to a version by "{detail}", which is not supported yet. Choose "latest".',
      zh: '调用活动{it}的版本绑定方式是“{detail}”，暂不支持。请选择“latest”（最新版本）。',
    },
    (node) => {
      const binding =
        node.type === 'CallActivity' ? textOf(extensionOf(node.element, 'zeebe:CalledElement')?.bindingType) : '';
      return binding !== '' && binding !== 'latest' && binding;
    },
  ),
  aboutNodes(
    {
      name: 'call-variables',
      severity: 'error',
      demands: 'A called process gets all variables; what it gives back is narrowed by output mappings alone.',
      en: 'The call activity {it} keeps variables from passing ("{detail}"), which is not supported yet. Remove the setting, or add output mappings for what comes back.',
      zh: '调用活动{it}限制了变量传递（“{detail}”），暂不支持。请删除该设置，或用输出映射指定返回的变量。',
    },
    (node) => node.type === 'CallActivity' && blockedPropagation(node),
  ),
];

/** The process called, as the engine reads it. */
function calledBy({ type, element }: DiagramNode): string {
  if (type !== 'CallActivity') return '';
  return textOf(extensionOf(element, 'zeebe:CalledElement')?.processId ?? element.calledElement);
}

const isGlobalTask = (called: string, { definitions }: Subject): boolean =>
  called !== '' &&
  elementsIn(definitions.rootElements).some(({ id, $type }) => id === called && /^bpmn:Global\w*Task$/.test($type));

function isUnknown(called: string, subject: Subject): boolean {
  if (called === '' || /^=|[$#]\{/.test(called) || isGlobalTask(called, subject)) return false;
  return called !== subject.process?.id && !subject.context.publishedKeys.includes(called);
}

function blockedPropagation({ element }: DiagramNode): string | null {
  const called = extensionOf(element, 'zeebe:CalledElement');
  const outputs = elementsIn(extensionOf(element, 'zeebe:IoMapping')?.outputParameters);
  if (called?.propagateAllParentVariables === false) return 'propagateAllParentVariables';
  return called?.propagateAllChildVariables === false && outputs.length === 0 ? 'propagateAllChildVariables' : null;
}
