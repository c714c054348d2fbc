import { extensionOf, isElement, textOf, type DiagramElement } from '../diagram-element.js';
import type { DiagramNode } from '../diagram-graph.js';
import { definitionOfKind, isCatching, kindOf, messageOf, referred } from '../event-facts.js';
import { aboutNodes, type Rule } from '../rule.js';

/** Rules about what events wait for and throw: messages, signals, errors, escalations, conditions. */
export const TRIGGER_RULES: Rule[] = [
  aboutNodes(
    {
      name: 'message-missing',
      severity: 'error',
      demands: 'A message event or receive task names its message.',
      en: '{it} does not say which message it is about. Choose a message that has a name.',
      zh: '{it}没有指定消息。请选择一个有名称的消息。',
    },
    (node) => (kindOf(node) === 'message' || node.type === 'ReceiveTask') && textOf(messageOf(node)?.name) === '',
  ),
  aboutNodes(
    {
      name: 'message-correlation-missing',
      severity: 'error',
      demands: 'A message that is waited for has a correlation key.',
      en: 'The message {it} waits for has no correlation key, so it is not known which case an arriving message belongs to. Fill in the key.',
      zh: '{it}等待的消息没有关联键，无法判断收到的消息属于哪个工单。请填写关联键。',
    },
    (node) =>
      (isCatching(node) || node.type === 'ReceiveTask') &&
      isNamed(messageOf(node)) &&
      correlationKeyOf(messageOf(node)) === '',
  ),
  aboutNodes(
    {
      name: 'message-reaches-nobody',
      severity: 'warning',
      demands: 'A message that is thrown has a correlation key.',
      en: 'The message {it} throws has no correlation key, so no process here can receive it. Fill in the key if one should.',
      zh: '{it}发出的消息没有关联键，系统内没有流程能收到。如需接收请填写关联键。',
    },
    (node) =>
      kindOf(node) === 'message' &&
      !isCatching(node) &&
      isNamed(messageOf(node)) &&
      correlationKeyOf(messageOf(node)) === '',
  ),
  aboutNodes(
    {
      name: 'signal-missing',
      severity: 'error',
      demands: 'A signal event names its signal.',
      en: 'The signal event {it} does not say which signal it is about. Choose a signal that has a name.',
      zh: '信号事件{it}没有指定信号。请选择一个有名称的信号。',
    },
    (node) =>
      kindOf(node) === 'signal' &&
      textOf(referred(definitionOfKind(node, 'signal'), 'signalRef', 'bpmn:Signal')?.name) === '',
  ),
  aboutNodes(
    {
      name: 'error-code-missing',
      severity: 'error',
      demands: 'An error that is thrown, or chosen to be caught, has a code.',
      en: 'The error event {it} has no error code. Choose an error that has one.',
      zh: '错误事件{it}没有错误代码。请选择有代码的错误。',
    },
    (node) => kindOf(node) === 'error' && lacksCode(node, 'errorRef', 'bpmn:Error', 'errorCode'),
  ),
  aboutNodes(
    {
      name: 'escalation-code-missing',
      severity: 'error',
      demands: 'An escalation that is thrown, or chosen to be caught, has a code.',
      en: 'The escalation event {it} has no escalation code. Choose an escalation that has one.',
      zh: '升级事件{it}没有升级代码。请选择有代码的升级。',
    },
    (node) => kindOf(node) === 'escalation' && lacksCode(node, 'escalationRef', 'bpmn:Escalation', 'escalationCode'),
  ),
  aboutNodes(
    {
      name: 'condition-missing',
      severity: 'error',
      demands: 'A condition event has a condition.',
      en: 'The condition event {it} has no condition. Write one in FEEL.',
      zh: '条件事件{it}没有条件。请用 FEEL 填写。',
    },
    (node) => kindOf(node) === 'conditional' && !isElement(definitionOfKind(node, 'conditional')?.condition),
  ),
];

const isNamed = (message: DiagramElement | undefined): boolean => textOf(message?.name) !== '';

const correlationKeyOf = (message: DiagramElement | undefined): string =>
  message ? textOf(extensionOf(message, 'zeebe:Subscription')?.correlationKey) : '';

/** Catching events may leave the choice open and then catch everything; a choice without code would catch everything unseen. */
function lacksCode(node: DiagramNode, property: 'errorRef' | 'escalationRef', type: string, code: string): boolean {
  const definition = definitionOfKind(node, kindOf(node));
  if (isCatching(node) && !isElement(definition?.[property])) return false;
  return textOf(referred(definition, property, type)?.[code]) === '';
}
