import { extensionOf, isElement, textOf, type DiagramElement } from '../diagram-element.js';
import type { DiagramNode } from '../diagram-graph.js';
import { definitionOfKind, hasKind, isCatching, messageOf, referred, startsEventSubProcess } from '../event-facts.js';
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
      (hasKind(node, 'message') || node.type === 'ReceiveTask') &&
      !isMistaken(messageRefOf(node), 'bpmn:Message') &&
      textOf(messageOf(node)?.name) === '',
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
      awaits(node) &&
      isNamed(messageOf(node)) &&
      correlationKeyOf(messageOf(node)) === '' &&
      !isElement(operationOf(node)),
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
      awaits(node) &&
      isNamed(messageOf(node)) &&
      correlationKeyOf(messageOf(node)) === '' &&
      isElement(operationOf(node)),
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
      hasKind(node, 'message') &&
      !isCatching(node) &&
      isNamed(messageOf(node)) &&
      correlationKeyOf(messageOf(node)) === '' &&
      !isElement(operationOf(node)) &&
      !extensionOf(node.element, 'zeebe:TaskDefinition'),
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
      hasKind(node, 'signal') &&
      !isMistaken(definitionOfKind(node, 'signal')?.signalRef, 'bpmn:Signal') &&
      textOf(referred(definitionOfKind(node, 'signal'), 'signalRef', 'bpmn:Signal')?.name) === '',
  ),
  aboutNodes(
    {
      name: 'error-code-missing',
      severity: 'error',
      demands: 'An error that is thrown has a code.',
      en: 'The error event {it} has no error code. Choose an error that has one.',
      zh: '错误事件{it}没有错误代码。请选择有代码的错误。',
    },
    (node) => throwsOf(node, 'error', 'bpmn:Error') && codeOf(node) === '',
  ),
  aboutNodes(
    {
      name: 'escalation-code-missing',
      severity: 'error',
      demands: 'An escalation that is thrown has a code.',
      en: 'The escalation event {it} has no escalation code. Choose an escalation that has one.',
      zh: '升级事件{it}没有升级代码。请选择有代码的升级。',
    },
    (node) => throwsOf(node, 'escalation', 'bpmn:Escalation') && codeOf(node) === '',
  ),
  aboutNodes(
    {
      name: 'code-catches-all',
      severity: 'warning',
      demands: 'An error or escalation that is chosen to be caught has a code.',
      en: '{it} names an error or escalation without a code, so it catches all of them. Fill in the code if only one is meant.',
      zh: '{it}指定的错误或升级没有代码，会捕获所有错误或升级。如果只针对一种，请填写代码。',
    },
    (node) => isCatching(node) && codedOf(node) !== undefined && codeOf(node) === '',
  ),
  aboutNodes(
    {
      name: 'condition-missing',
      severity: 'error',
      demands: 'A condition event has a condition.',
      en: 'The condition event {it} has no condition. Write one in FEEL.',
      zh: '条件事件{it}没有条件。请用 FEEL 填写。',
    },
    (node) => hasKind(node, 'conditional') && !isElement(definitionOfKind(node, 'conditional')?.condition),
  ),
];

const isNamed = (message: DiagramElement | undefined): boolean => textOf(message?.name) !== '';

const correlationKeyOf = (message: DiagramElement | undefined): string =>
  message ? textOf(extensionOf(message, 'zeebe:Subscription')?.correlationKey) : '';

/** Whether the node waits within a process; where a message begins an instance of its own, it needs no key. */
const awaits = (node: DiagramNode): boolean =>
  (node.type === 'ReceiveTask' || (hasKind(node, 'message') && isCatching(node))) && !begins(node);

const begins = (node: DiagramNode): boolean =>
  (node.type === 'StartEvent' && !startsEventSubProcess(node)) ||
  [node, ...node.incoming.map(({ source }) => source)].some((origin) => origin?.element.instantiate === true);

const operationOf = (node: DiagramNode): unknown =>
  node.type === 'ReceiveTask' ? node.element.operationRef : definitionOfKind(node, 'message')?.operationRef;

const messageRefOf = (node: DiagramNode): unknown =>
  node.type === 'ReceiveTask' ? node.element.messageRef : definitionOfKind(node, 'message')?.messageRef;

/** Whether a reference leads to something else; `reference-type` tells. */
const isMistaken = (reference: unknown, type: string): boolean => isElement(reference) && reference.$type !== type;

const throwsOf = (node: DiagramNode, kind: 'error' | 'escalation', type: string): boolean =>
  !isCatching(node) && hasKind(node, kind) && !isMistaken(definitionOfKind(node, kind)?.[`${kind}Ref`], type);

/** The error or escalation an event names. */
const codedOf = (node: DiagramNode): DiagramElement | undefined =>
  referred(definitionOfKind(node, 'error'), 'errorRef', 'bpmn:Error') ??
  referred(definitionOfKind(node, 'escalation'), 'escalationRef', 'bpmn:Escalation');

const codeOf = (node: DiagramNode): string => textOf(codedOf(node)?.errorCode) || textOf(codedOf(node)?.escalationCode);
