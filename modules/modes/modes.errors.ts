import { defineErrors } from '../kernel/index.js';

/** Refusals of the modes. */
export const MODE_ERRORS = defineErrors({
  'mode-unknown': { kind: 'not-found', cure: 'Check the code; list modes with GET /api/v1/modes.' },
  'mode-refused': { kind: 'invalid', cure: 'Correct what errors name in the overlay and publish the mode again.' },
  'mode-changed': { kind: 'conflict', cure: 'Read the mode again: somebody published a newer version.' },
  'mode-switch-invalid': { kind: 'invalid', cure: 'Correct the fields named in errors.' },
  'mode-overlap': { kind: 'conflict', cure: 'End the mode named in current first, or choose another time.' },
  'mode-switch-unknown': { kind: 'not-found', cure: 'List the switches with GET /api/v1/modes/switches.' },
  'mode-switch-over': { kind: 'conflict', cure: 'It has ended already; nothing needs to be done.' },
});
