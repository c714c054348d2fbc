import type { ModdleElement } from 'bpmn-moddle';
import { extensionOf } from './extensions.js';
import type { EventKind, EventModel, MessageModel } from './process-model.js';

/** What the event definitions of BPMN stand for. */
export const EVENT_KINDS: Record<string, EventKind> = {
  'bpmn:MessageEventDefinition': 'message',
  'bpmn:TimerEventDefinition': 'timer',
  'bpmn:SignalEventDefinition': 'signal',
  'bpmn:ConditionalEventDefinition': 'conditional',
  'bpmn:ErrorEventDefinition': 'error',
  'bpmn:EscalationEventDefinition': 'escalation',
  'bpmn:TerminateEventDefinition': 'terminate',
  'bpmn:LinkEventDefinition': 'link',
  'bpmn:CancelEventDefinition': 'cancel',
  'bpmn:CompensateEventDefinition': 'compensation',
};

/** Everything an event node waits for or throws, definitions referred to included. */
export function eventsOf(node: ModdleElement): EventModel[] {
  if (!node.$type.endsWith('Event')) return [];
  const own: ModdleElement[] = node.eventDefinitions ?? [];
  const shared: ModdleElement[] = node.eventDefinitionRef ?? [];
  return [...own, ...shared].map(eventOf);
}

/** One event definition. */
export function eventOf(definition: ModdleElement): EventModel {
  return {
    kind: EVENT_KINDS[definition.$type] ?? 'none',
    message: messageOf(definition.messageRef),
    timer: timerOf(definition),
    signal: definition.signalRef?.name,
    condition: definition.condition?.body?.trim(),
    code: definition.errorRef?.errorCode ?? definition.escalationRef?.escalationCode,
    link: definition.$type === 'bpmn:LinkEventDefinition' ? definition.name : undefined,
    activity: definition.activityRef?.id,
    waits: definition.waitForCompletion !== false,
  };
}

function timerOf(definition: ModdleElement): EventModel['timer'] {
  for (const kind of ['date', 'duration', 'cycle'] as const) {
    const body: string | undefined = definition[`time${kind[0]?.toUpperCase()}${kind.slice(1)}`]?.body;
    if (body) return { kind, expression: body.trim() };
  }
  return undefined;
}

/** Name and correlation key of a `bpmn:Message`. */
export function messageOf(message: ModdleElement | undefined): MessageModel | undefined {
  if (!message) return undefined;
  return { name: message.name ?? '', correlationKey: extensionOf(message, 'zeebe:Subscription')?.correlationKey };
}
