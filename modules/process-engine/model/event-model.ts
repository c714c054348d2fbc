import type { ModdleElement } from 'bpmn-moddle';
import { extensionOf } from './extensions.js';
import type { EventKind, EventModel, MessageModel } from './process-model.js';

const KINDS: Record<string, EventKind> = {
  'bpmn:MessageEventDefinition': 'message',
  'bpmn:TimerEventDefinition': 'timer',
  'bpmn:SignalEventDefinition': 'signal',
  'bpmn:ConditionalEventDefinition': 'conditional',
  'bpmn:ErrorEventDefinition': 'error',
  'bpmn:EscalationEventDefinition': 'escalation',
  'bpmn:TerminateEventDefinition': 'terminate',
  'bpmn:LinkEventDefinition': 'link',
};

/** What an event node waits for or throws; undefined for nodes that are no events. */
export function eventOf(node: ModdleElement): EventModel | undefined {
  if (!node.$type.endsWith('Event')) return undefined;
  const definition: ModdleElement | undefined = node.eventDefinitions?.[0];
  if (!definition) return { kind: 'none' };
  return {
    kind: KINDS[definition.$type] ?? 'none',
    message: messageOf(definition.messageRef),
    timer: timerOf(definition),
    signal: definition.signalRef?.name,
    condition: definition.condition?.body?.trim(),
    code: definition.errorRef?.errorCode ?? definition.escalationRef?.escalationCode,
    link: definition.$type === 'bpmn:LinkEventDefinition' ? definition.name : undefined,
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
