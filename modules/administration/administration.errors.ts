import { defineErrors } from '../kernel/index.js';

export const ADMINISTRATION_ERRORS = defineErrors({
  'administrator-entry-unknown': {
    kind: 'not-found',
    cure: 'Check the id; list entries with GET /api/v1/administrator-entries.',
  },
});
