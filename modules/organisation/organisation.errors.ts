import { defineErrors } from '../kernel/index.js';

/** Refusals of the organisation. */
export const ORGANISATION_ERRORS = defineErrors({
  'unit-unknown': { kind: 'not-found', cure: 'Check the code; list units with GET /api/v1/units.' },
  'unit-import-refused': { kind: 'invalid', cure: 'Correct the lines named in errors; nothing was imported.' },
  'unit-out-of-scope': { kind: 'forbidden', cure: 'Ask the head of that unit, or somebody of a unit above it.' },
  'duty-shift-invalid': { kind: 'invalid', cure: 'Correct the fields named in errors.' },
  'duty-shift-unknown': { kind: 'not-found', cure: 'List the shifts of the unit again.' },
  'duty-handover-unknown': {
    kind: 'conflict',
    cure: 'Read the hand-overs of the unit again; one takes over what somebody else handed over and nobody took yet.',
  },
});
