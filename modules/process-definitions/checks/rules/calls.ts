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
      name: 'call-binding',
      severity: 'error',
      demands: 'Call activities call the latest published version, or one by its number.',
      en: 'The call activity {it} is bound to a version by "{detail}". Choose "latest", or "versionTag" with the number of a version.',
      zh: '调用活动{it}的版本绑定方式是“{detail}”。请选择“latest”（最新版本），或用“versionTag”填写版本号。',
    },
    (node) => {
      if (node.type !== 'CallActivity') return false;
      const called = extensionOf(node.element, 'zeebe:CalledElement');
      const binding = textOf(called?.bindingType);
      const isFixed = binding === 'versionTag' && /^[1-9]\d*$/.test(textOf(called?.versionTag));
      return binding !== '' && binding !== 'latest' && !isFixed && binding;
    },
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
