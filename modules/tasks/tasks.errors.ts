import { defineErrors } from '../kernel/index.js';

export const TASK_ERRORS = defineErrors({
  'task-unknown': { kind: 'not-found', cure: 'Check the id; list tasks with GET /api/v1/tasks.' },
  'task-queue-open-only': { kind: 'invalid', cure: 'Queues hold open tasks: leave state out, or queue.' },
  'task-not-yours': { kind: 'forbidden', cure: 'Only candidates and the assignee may act on a task.' },
  'task-taken': { kind: 'conflict', cure: 'Read the task again: somebody else holds it. Ask them to release it.' },
  'task-ended': { kind: 'conflict', cure: 'Read the task again: it is no longer open.' },
  'task-changed': { kind: 'conflict', cure: 'Read the task again and repeat the action with its new revision.' },
  'task-action-not-allowed': {
    kind: 'forbidden',
    cure: 'The diagram does not allow this action at this step; see the actions of the task.',
  },
  'task-variables-invalid': { kind: 'invalid', cure: 'Correct the fields named in errors and send the task again.' },
  'task-circular': {
    kind: 'conflict',
    cure: 'Name somebody else: the task, or the question, has been with them already.',
  },
  'task-awaits-signatures': {
    kind: 'conflict',
    cure: 'Wait for the signatures named in signatures, or call them back.',
  },
  'task-signature-ended': {
    kind: 'conflict',
    cure: 'Read the task again: this signature was given, or is no longer asked for.',
  },
  'task-signature-unknown': { kind: 'not-found', cure: 'Read the task again; it lists its signatures.' },
  'task-copy-unknown': { kind: 'not-found', cure: 'Check the id; list your copies with GET /api/v1/task-copies.' },
  'task-urging-forbidden': {
    kind: 'forbidden',
    cure: 'Supervisors, dispatchers, leaders and the units above the holder urge.',
  },
  'task-urged-already': {
    kind: 'conflict',
    cure: 'You urged this task less than ten minutes ago; give its holder time.',
  },
  'task-withdrawal-refused': {
    kind: 'conflict',
    cure: 'The reason says what stands against it; the work goes on, so ask whoever has it now to send it back.',
  },
  'task-recipient-unknown': { kind: 'invalid', cure: 'Name an enabled account or unit that may do this work.' },
});
