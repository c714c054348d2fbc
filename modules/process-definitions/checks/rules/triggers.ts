import { extensionOf, isElement, textOf, type DiagramElement } from '../diagram-element.js';
import type { DiagramNode } from '../diagram-graph.js';
import {
  definitionsOf,
  definitionsOfKind,
  hasKind,
  isCatching,
  messageHolders,
  messageOf,
  referred,
  startsEventSubProcess,
} from '../event-facts.js';
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
    (node) =>
      messageHolders(node).some(
        (holder) => !isMistaken(holder.messageRef, 'bpmn:Message') && textOf(messageOf(holder)?.name) === '',
      ),
  ),
  aboutNodes(
    {
      name: 'message-correlation-missing',
      severity: 'error',
      demands: 'A message that is waited for has a correlation key, or names the operation by which it comes.',
      en: 'The message {it} waits for has neither a correlation key nor an operation, so it is not known which case an arriving message belongs to. Fill in the key.',
      zh: '{it}等待的消息既没有关联键也没有操作（operation），无法判断收到的消息属于哪个工单。请填写关联键。',
    },
    (node) =>
      awaits(node) && messageHolders(node).some((holder) => isKeyless(holder) && !isElement(holder.operationRef)),
  ),
  aboutNodes(
    {
      name: 'message-taken-by-any',
      severity: 'warning',
      demands: 'A message that comes by an operation has a correlation key as well.',
      en: 'The message {it} waits for has no correlation key, so every message of that name is taken. Fill in the key if only one case should take it.',
      zh: '{it}等待的消息没有关联键，会接收所有同名消息。如果只应由一个工单接收，请填写关联键。',
    },
    (node) =>
      awaits(node) && messageHolders(node).some((holder) => isKeyless(holder) && isElement(holder.operationRef)),
  ),
  aboutNodes(
    {
      name: 'message-reaches-nobody',
      severity: 'error',
      demands:
        'A message that is thrown has a correlation key, names the operation it goes to, or is sent by a task type.',
      en: 'The message {it} throws has neither a correlation key nor an operation, so it is not known where it goes. Fill in the key.',
      zh: '{it}发出的消息既没有关联键也没有操作（operation），不知道发往何处。请填写关联键。',
    },
    (node) =>
      !isCatching(node) &&
      !extensionOf(node.element, 'zeebe:TaskDefinition') &&
      definitionsOfKind(node, 'message').some((holder) => isKeyless(holder) && !isElement(holder.operationRef)),
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
      definitionsOfKind(node, 'signal').some(
        (holder) =>
          !isMistaken(holder.signalRef, 'bpmn:Signal') &&
          textOf(referred(holder, 'signalRef', 'bpmn:Signal')?.name) === '',
      ),
  ),
  aboutNodes(
    {
      name: 'error-code-missing',
      severity: 'error',
      demands: 'An error that is thrown has a code.',
      en: 'The error event {it} has no error code. Choose an error that has one.',
      zh: '错误事件{it}没有错误代码。请选择有代码的错误。',
    },
    (node) => throwsWithoutCode(node, 'error', 'bpmn:Error'),
  ),
  aboutNodes(
    {
      name: 'escalation-code-missing',
      severity: 'error',
      demands: 'An escalation that is thrown has a code.',
      en: 'The escalation event {it} has no escalation code. Choose an escalation that has one.',
      zh: '升级事件{it}没有升级代码。请选择有代码的升级。',
    },
    (node) => throwsWithoutCode(node, 'escalation', 'bpmn:Escalation'),
  ),
  aboutNodes(
    {
      name: 'code-catches-all',
      severity: 'warning',
      demands: 'An error or escalation that is chosen to be caught has a code.',
      en: '{it} names an error or escalation without a code, so it catches all of them. Fill in the code if only one is meant.',
      zh: '{it}指定的错误或升级没有代码，会捕获所有错误或升级。如果只针对一种，请填写代码。',
    },
    (node) => isCatching(node) && definitionsOf(node).some((holder) => codedOf(holder) && codeOf(holder) === ''),
  ),
  aboutNodes(
    {
      name: 'condition-missing',
      severity: 'error',
      demands: 'A condition event has a condition.',
      en: 'The condition event {it} has no condition. Write one in FEEL.',
      zh: '条件事件{it}没有条件。请用 FEEL 填写。',
    },
    (node) => definitionsOfKind(node, 'conditional').some(({ condition }) => !isElement(condition)),
  ),
];

/** Whether a message that has a name has no correlation key. */
function isKeyless(holder: DiagramElement): boolean {
  const message = messageOf(holder);
  if (!message || textOf(message.name) === '') return false;
  return textOf(extensionOf(message, 'zeebe:Subscription')?.correlationKey) === '';
}

/** Whether the node waits within a process; where a message begins an instance of its own, it needs no key. */
const awaits = (node: DiagramNode): boolean =>
  (node.type === 'ReceiveTask' || (hasKind(node, 'message') && isCatching(node))) && !begins(node);

const begins = (node: DiagramNode): boolean =>
  (node.type === 'StartEvent' && !startsEventSubProcess(node)) ||
  [node, ...node.incoming.map(({ source }) => source)].some((origin) => origin?.element.instantiate === true);

/** Whether a reference leads to something else; `reference-type` tells. */
const isMistaken = (reference: unknown, type: string): boolean => isElement(reference) && reference.$type !== type;

const throwsWithoutCode = (node: DiagramNode, kind: 'error' | 'escalation', type: string): boolean =>
  !isCatching(node) &&
  definitionsOfKind(node, kind).some((holder) => !isMistaken(holder[`${kind}Ref`], type) && codeOf(holder) === '');

/** The error or escalation an event definition names. */
const codedOf = (holder: DiagramElement): DiagramElement | undefined =>
  referred(holder, 'errorRef', 'bpmn:Error') ?? referred(holder, 'escalationRef', 'bpmn:Escalation');

const codeOf = (holder: DiagramElement): string =>
  textOf(codedOf(holder)?.errorCode) || textOf(codedOf(holder)?.escalationCode);
