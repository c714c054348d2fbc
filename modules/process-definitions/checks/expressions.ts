import { bodyOf, elementsIn, extensionOf, isElement, textOf, type DiagramElement } from './diagram-element.js';
import type { DiagramNode } from './diagram-graph.js';
import { definitionsOf, isEvent, messageHolders, messageOf, referred } from './event-facts.js';
import type { Words } from './rule.js';
import type { Subject } from './subject.js';

/** A text of a diagram that the engine evaluates or takes as it stands. */
export interface Expression {
  /** Element that a finding points at. */
  element: DiagramElement;
  /** Without surrounding blanks. */
  text: string;
  /** What the text says. */
  part: Words;
  /** `feel`: an expression; `either`: an expression after `=`, else the text itself; `text`: never evaluated. */
  takes: 'feel' | 'either' | 'text';
  /** Expression elements: language they claim to be in. */
  language: string;
}

type Part = Omit<Expression, 'element'>;

const CONDITION: Words = ['condition', '条件'];

/** Every expression and name of the running process, in the order of the diagram. Missing ones are left out. */
export function expressionsOf({ nodes, flows }: Subject): Expression[] {
  const ofFlows = flows.flatMap(({ element }) =>
    owned(element, [written(element.conditionExpression, CONDITION, 'feel')]),
  );
  return [...nodes.flatMap((node) => owned(node.element, partsOf(node))), ...ofFlows];
}

const owned = (element: DiagramElement, parts: (Part | null)[]): Expression[] =>
  parts.flatMap((part) => (part ? [{ element, ...part }] : []));

const partsOf = (node: DiagramNode): (Part | null)[] => [
  written(node.element.activationCondition, ['activation condition', '激活条件'], 'feel'),
  written(node.element.completionCondition, ['completion condition', '完成条件'], 'feel'),
  ...triggerParts(node),
  ...messageParts(node),
  ...loopParts(node.element),
  ...mappingParts(node.element),
  ...taskParts(node.element),
];

/** An expression element; blank ones count, they say that something was forgotten. */
function written(value: unknown, part: Words, takes: Part['takes']): Part | null {
  if (!isElement(value)) return null;
  return { text: bodyOf(value), part, takes, language: textOf(value.language) || textOf(value.$attrs?.language) };
}

/** An attribute; blank ones are as good as missing. */
const attribute = (value: unknown, part: Words, takes: Part['takes']): Part | null =>
  textOf(value) === '' ? null : { text: textOf(value), part, takes, language: '' };

const triggerParts = (node: DiagramNode): (Part | null)[] =>
  isEvent(node) ? definitionsOf(node).flatMap(definitionParts) : [];

function definitionParts(definition: DiagramElement): (Part | null)[] {
  const signal = referred(definition, 'signalRef', 'bpmn:Signal');
  const error = referred(definition, 'errorRef', 'bpmn:Error');
  const escalation = referred(definition, 'escalationRef', 'bpmn:Escalation');
  return [
    written(definition.timeDate, ['timer date', '定时日期'], 'either'),
    written(definition.timeDuration, ['timer duration', '定时时长'], 'either'),
    written(definition.timeCycle, ['timer cycle', '定时周期'], 'either'),
    written(definition.condition, CONDITION, 'feel'),
    attribute(signal?.name, ['signal name', '信号名'], 'text'),
    attribute(error?.errorCode, ['error code', '错误代码'], 'text'),
    attribute(escalation?.escalationCode, ['escalation code', '升级代码'], 'text'),
  ];
}

const messageParts = (node: DiagramNode): (Part | null)[] =>
  messageHolders(node).flatMap((holder) => {
    const message = messageOf(holder);
    if (!message) return [];
    return [
      attribute(message.name, ['message name', '消息名'], 'either'),
      attribute(extensionOf(message, 'zeebe:Subscription')?.correlationKey, ['correlation key', '关联键'], 'either'),
    ];
  });

function loopParts(element: DiagramElement): (Part | null)[] {
  const loop: unknown = element.loopCharacteristics;
  if (!isElement(loop)) return [];
  const zeebe = extensionOf(loop, 'zeebe:LoopCharacteristics');
  return [
    attribute(zeebe?.inputCollection, ['input collection', '输入集合'], 'feel'),
    attribute(zeebe?.outputElement, ['output element', '输出元素'], 'feel'),
    written(loop.loopCardinality, ['loop cardinality', '循环次数'], 'either'),
    written(loop.completionCondition, ['completion condition', '完成条件'], 'feel'),
    written(loop.loopCondition, ['loop condition', '循环条件'], 'feel'),
    ...elementsIn(loop.complexBehaviorDefinition).map(({ condition }) => written(condition, CONDITION, 'feel')),
  ];
}

function mappingParts(element: DiagramElement): (Part | null)[] {
  const mapping = extensionOf(element, 'zeebe:IoMapping');
  return [
    ...elementsIn(mapping?.inputParameters).map(({ source }) =>
      attribute(source, ['input mapping', '输入映射'], 'either'),
    ),
    ...elementsIn(mapping?.outputParameters).map(({ source }) =>
      attribute(source, ['output mapping', '输出映射'], 'either'),
    ),
  ];
}

function taskParts(element: DiagramElement): (Part | null)[] {
  const assignment = extensionOf(element, 'zeebe:AssignmentDefinition');
  return [
    attribute(assignment?.assignee, ['assignee', '办理人'], 'either'),
    attribute(assignment?.candidateGroups, ['candidate groups', '候选组'], 'either'),
    attribute(assignment?.candidateUsers, ['candidate users', '候选人'], 'either'),
    attribute(extensionOf(element, 'zeebe:TaskSchedule')?.dueDate, ['due date', '办理时限'], 'either'),
    attribute(extensionOf(element, 'zeebe:PriorityDefinition')?.priority, ['priority', '优先级'], 'either'),
    attribute(extensionOf(element, 'zeebe:CalledElement')?.processId, ['called process', '被调用流程'], 'either'),
    attribute(extensionOf(element, 'zeebe:Script')?.expression, ['script', '脚本表达式'], 'feel'),
    attribute(extensionOf(element, 'zeebe:TaskDefinition')?.type, ['task type', '任务类型'], 'text'),
  ];
}
