import {
  AFTER_AN_HOUR,
  condition,
  link,
  ON_ERROR,
  ON_ESCALATION,
  ON_MESSAGE,
  ON_SIGNAL,
} from '../../process-definitions/support/drawing.js';
import type { Answer } from '../support/drive.js';

/** Kinds of event in the order of table 10.93 of BPMN 2.0. */
export const KINDS = [
  ...(['none', 'message', 'timer', 'error', 'escalation', 'cancel', 'compensation', 'conditional'] as const),
  ...(['link', 'signal', 'terminate', 'multiple', 'parallel multiple'] as const),
];

export type Kind = (typeof KINDS)[number];

/** What stands inside an event of each kind that catches. */
export const CAUGHT: Record<Kind, string> = {
  none: '',
  message: ON_MESSAGE,
  timer: AFTER_AN_HOUR,
  error: ON_ERROR,
  escalation: ON_ESCALATION,
  cancel: '<cancelEventDefinition/>',
  compensation: '<compensateEventDefinition/>',
  conditional: condition('= n &gt; 2'),
  link: link(),
  signal: ON_SIGNAL,
  terminate: '<terminateEventDefinition/>',
  multiple: ON_MESSAGE + ON_SIGNAL,
  'parallel multiple': ON_MESSAGE + ON_SIGNAL,
};

/** What stands inside an event of each kind that throws. */
export const THROWN: Record<Kind, string> = { ...CAUGHT, multiple: ON_SIGNAL + ON_ESCALATION };

export const attributesOf = (kind: Kind): string => (kind === 'parallel multiple' ? 'parallelMultiple="true"' : '');

/** How each kind is made to occur at an event that waits beside the task `a`. */
export const occurs = (kind: Kind, event: string): Answer[] => {
  switch (kind) {
    case 'error':
      return [['a', { error: 'E1' }]];
    case 'escalation':
      return [['a', { escalate: 'X1' }]];
    case 'conditional':
      return [['*', { n: 3 }]];
    case 'parallel multiple':
      return [[`${event}.0`], [`${event}.1`]];
    default:
      return [[event]];
  }
};
