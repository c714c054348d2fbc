import { defineErrors } from '../kernel/index.js';

/** Refusals of the categories. */
export const CATEGORY_ERRORS = defineErrors({
  'category-unknown': { kind: 'not-found', cure: 'Check the code; list categories with GET /api/v1/categories.' },
  'category-version-unknown': { kind: 'not-found', cure: 'Leave the version out for the present one.' },
  'category-import-refused': { kind: 'invalid', cure: 'Correct the lines named in errors; nothing was imported.' },
});
