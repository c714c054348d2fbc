import { defineErrors } from '../kernel/index.js';

export const TASK_ERRORS = defineErrors({
  'task-unknown': { kind: 'not-found', cure: 'Check the id; list tasks with GET /api/v1/tasks.' },
  'task-not-yours': { kind: 'forbidden', cure: 'Only candidates and the assignee may act on a task.' },
  'task-taken': { kind: 'conflict', cure: 'Read the task again: somebody else holds it. Ask them to release it.' },
  'task-ended': { kind: 'conflict', cure: 'Read the task again: it is no longer open.' },
  'task-changed': { kind: 'conflict', cure: 'Read the task again and repeat the action with its new revision.' },
  'task-action-not-allowed': {
    kind: 'forbidden',
    cure: 'The diagram does not allow this action at this step; see the actions of the task.',
  },
  'task-variables-invalid': { kind: 'invalid', cure: 'Correct the fields named in errors and send the task again.' },
  'task-recipient-unknown': { kind: 'invalid', cure: 'Name an enabled account or unit that may do this work.' },
});
