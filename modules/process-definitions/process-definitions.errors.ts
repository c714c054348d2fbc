import { defineErrors } from '../kernel/index.js';

export const DEFINITION_ERRORS = defineErrors({
  'process-definition-unknown': {
    kind: 'not-found',
    cure: 'Check the id; list definitions with GET /api/v1/process-definitions.',
  },
  'process-definition-refused': {
    kind: 'invalid',
    cure: 'Mend every finding of severity error and store the diagram again.',
  },
  'process-definition-not-draft': {
    kind: 'conflict',
    cure: 'Store the diagram again: that makes a new draft with the next version.',
  },
  'migration-plan-unknown': {
    kind: 'not-found',
    cure: 'Check the ids; list plans with GET /api/v1/process-definitions/{id}/migration-plans.',
  },
  'migration-target-unpublished': { kind: 'conflict', cure: 'Publish the version first.' },
  'migration-versions-invalid': {
    kind: 'invalid',
    cure: 'Name published versions of the same process other than the one the instances go to.',
  },
  'migration-mapping-invalid': {
    kind: 'invalid',
    cure: 'Correct the entries named in errors: both elements must exist and be of the same type.',
  },
  'migration-plan-state': {
    kind: 'conflict',
    cure: 'Read the plan: drafted, checked by a dry run, approved, applied, undone is the order. Draw up a new plan to begin again.',
  },
  'migration-not-approved': {
    kind: 'conflict',
    cure: 'Let a process approver other than the author approve the plan with POST …/approval.',
  },
  'migration-four-eyes': { kind: 'forbidden', cure: 'Another account with the role process-approver must approve.' },
});
