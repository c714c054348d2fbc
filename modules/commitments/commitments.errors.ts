import { defineErrors } from '../kernel/index.js';

export const COMMITMENT_ERRORS = defineErrors({
  'commitment-unknown': {
    kind: 'not-found',
    cure: 'List the commitments of the case; one that was looked at cannot be withdrawn.',
  },
  'commitment-past': { kind: 'invalid', cure: 'Give a day to come, as YYYY-MM-DD.' },
});
