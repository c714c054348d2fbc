import { EVENT_KINDS, type EventKind as Kind } from '../../process-engine/index.js';
import { elementsIn, isElement, textOf, type DiagramElement } from './diagram-element.js';
import type { DiagramNode } from './diagram-graph.js';

/** What an event waits for or throws; `other` for definitions BPMN does not know. */
export type EventKind = Kind | 'other';

const EVENT_TYPES = ['StartEvent', 'EndEvent', 'BoundaryEvent', 'IntermediateCatchEvent', 'IntermediateThrowEvent'];

/** Whether the node is one of the five events that run. */
export const isEvent = ({ type }: DiagramNode): boolean => EVENT_TYPES.includes(type);

/** The event definitions of an event: those written inside it, then those it refers to. */
export const definitionsOf = ({ element }: DiagramNode): DiagramElement[] => [
  ...elementsIn(element.eventDefinitions),
  ...elementsIn(element.eventDefinitionRef),
];

/** What an event definition waits for or throws. */
export const kindOfDefinition = ({ $type }: DiagramElement): EventKind => EVENT_KINDS[$type] ?? 'other';

/** Everything the node waits for or throws; only `none` for plain events and for nodes that are no events. */
export function kindsOf(node: DiagramNode): EventKind[] {
  const kinds = isEvent(node) ? definitionsOf(node).map(kindOfDefinition) : [];
  return kinds.length > 0 ? kinds : ['none'];
}

/** What the node waits for or throws first; `none` for plain events and for nodes that are no events. */
export const kindOf = (node: DiagramNode): EventKind => kindsOf(node)[0] ?? 'none';

/** Whether the node waits for or throws this, among other things. */
export const hasKind = (node: DiagramNode, kind: EventKind): boolean => kindsOf(node).includes(kind);

/** All event definitions of this kind. */
export const definitionsOfKind = (node: DiagramNode, kind: EventKind): DiagramElement[] =>
  isEvent(node) ? definitionsOf(node).filter((definition) => kindOfDefinition(definition) === kind) : [];

/** The first event definition of this kind. */
export const definitionOfKind = (node: DiagramNode, kind: EventKind): DiagramElement | undefined =>
  definitionsOfKind(node, kind)[0];

/** Whether the event catches: a start, boundary or intermediate catch event. */
export const isCatching = ({ type }: DiagramNode): boolean =>
  type === 'StartEvent' || type === 'BoundaryEvent' || type === 'IntermediateCatchEvent';

/** Whether catching ends what runs; for boundary events and starts of event sub-processes. */
export const interrupts = (event: DiagramElement): boolean =>
  event.cancelActivity !== false && event.isInterrupting !== false;

/** Whether the node is an event sub-process. */
export const isEventSubProcess = ({ element }: DiagramNode): boolean => element.triggeredByEvent === true;

/** Whether the node is the start event of an event sub-process. */
export const startsEventSubProcess = ({ type, scope }: DiagramNode): boolean =>
  type === 'StartEvent' && scope.owner !== null && isEventSubProcess(scope.owner);

/** The element a definition or receive task refers to, when it is of the right type. */
export function referred(
  holder: DiagramElement | undefined,
  property: string,
  type: string,
): DiagramElement | undefined {
  const target: unknown = holder?.[property];
  return isElement(target) && target.$type === type ? target : undefined;
}

/** What says which message is meant: a receive task, or the message definitions of an event. */
export const messageHolders = (node: DiagramNode): DiagramElement[] =>
  node.type === 'ReceiveTask' ? [node.element] : definitionsOfKind(node, 'message');

/** The `bpmn:Message` a receive task or message definition names. */
export const messageOf = (holder: DiagramElement): DiagramElement | undefined =>
  referred(holder, 'messageRef', 'bpmn:Message');

/** Name that pairs link throws with their catch; undefined for other nodes. */
export function linkNameOf(node: DiagramNode): string | undefined {
  const definition = definitionOfKind(node, 'link');
  return definition && textOf(definition.name);
}
