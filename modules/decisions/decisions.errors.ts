import { defineErrors } from '../kernel/index.js';

export const DECISION_ERRORS = defineErrors({
  'decision-unreadable': { kind: 'invalid', cure: 'Send a DMN 1.3 file with decision tables or expressions.' },
  'decision-refused': {
    kind: 'invalid',
    cure: 'Mend what errors names, decision by decision, and send the file again.',
  },
  'decision-unknown': { kind: 'not-found', cure: 'List published decisions with GET /api/v1/decisions.' },
  'decision-contradicts': {
    kind: 'conflict',
    cure: 'Mend the rules that match together, or choose another hit policy.',
  },
});
