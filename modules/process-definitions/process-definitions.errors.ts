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
});
