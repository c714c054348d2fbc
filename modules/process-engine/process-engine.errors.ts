import { defineErrors } from '../kernel/index.js';

export const ENGINE_ERRORS = defineErrors({
  'diagram-unreadable': { kind: 'invalid', cure: 'Send well-formed BPMN 2.0 XML without document type or entities.' },
  'diagram-not-executable': { kind: 'invalid', cure: 'Give the diagram exactly one process with isExecutable="true".' },
  'process-instance-unknown': {
    kind: 'not-found',
    cure: 'Check the id; list instances with GET /api/v1/process-instances.',
  },
  'process-instance-ended': { kind: 'conflict', cure: 'The instance has ended; nothing more can be done with it.' },
  'process-instance-suspended': { kind: 'conflict', cure: 'Resume the instance first.' },
  'wait-unknown': { kind: 'conflict', cure: 'Read the instance again: this step is no longer waiting.' },
  'process-definition-not-published': { kind: 'not-found', cure: 'Publish a version of this process first.' },
  'process-start-missing': {
    kind: 'conflict',
    cure: 'Send the message or signal that starts it, or give the process a plain start event.',
  },
  'process-definition-quarantined': {
    kind: 'conflict',
    cure: 'Publish a corrected version, or end the quarantine with DELETE /api/v1/process-definitions/{id}/quarantine.',
  },
  'dead-letter-unknown': { kind: 'not-found', cure: 'List dead letters with GET /api/v1/dead-letters.' },
  'element-unknown': { kind: 'invalid', cure: 'Name an element of the process that a token can wait at.' },
  'message-not-awaited': {
    kind: 'not-found',
    cure: 'Check name and correlation key, or send the message again once somebody waits for it.',
  },
  'variables-invalid': { kind: 'invalid', cure: 'Send variables as one JSON object of at most 1 MB and 50 levels.' },
  'incident-unknown': { kind: 'not-found', cure: 'Read the instance again; the incident may be resolved already.' },
});
