import { defineErrors } from '../kernel/index.js';

export const CASE_ERRORS = defineErrors({
  'case-unknown': { kind: 'not-found', cure: 'Check the id; list cases with GET /api/v1/cases.' },
  'case-confidential': {
    kind: 'forbidden',
    cure: 'A confidential case is copied only to people who act on it; ask for their signature instead.',
  },
  'case-out-of-scope': {
    kind: 'forbidden',
    cure: 'Only the centre, the units that handle a case and those above them see it.',
  },
  'case-invalid': { kind: 'invalid', cure: 'Correct the fields named in errors and send the case again.' },
  'case-link-invalid': { kind: 'invalid', cure: 'Link two different cases that you can both see.' },
  'reporter-protected': {
    kind: 'forbidden',
    cure: 'Ask the centre to contact the reporter; their identity stays there.',
  },
  'case-designated': {
    kind: 'conflict',
    cure: 'The centre designated your unit; handle the case, or ask for a consultation.',
  },
  'case-return-too-late': {
    kind: 'conflict',
    cure: 'Handle the case; cases are returned only within the time set after dispatch.',
  },
});
