import { defineErrors } from '../kernel/index.js';

/** Refusals of the dispatch tables. */
export const DISPATCH_ERRORS = defineErrors({
  'dispatch-table-refused': { kind: 'invalid', cure: 'Correct the rules named in errors; nothing was published.' },
  'dispatch-table-changed': { kind: 'conflict', cure: 'Read the table again: somebody published a newer version.' },
  'dispatch-table-version-unknown': {
    kind: 'not-found',
    cure: 'List the versions with GET /api/v1/dispatch-tables/versions.',
  },
  'dispatch-facts-invalid': { kind: 'invalid', cure: 'Correct the facts named in errors and test again.' },
});
