import { defineErrors } from '../kernel/index.js';

/** Refusals around what is kept encrypted. */
export const PERSONAL_DATA_ERRORS = defineErrors({
  'personal-data-unreadable': {
    kind: 'conflict',
    cure: 'Ask the operator whether DATA_KEY is the key the data was written with.',
  },
});
