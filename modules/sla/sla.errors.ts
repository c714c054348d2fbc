import { defineErrors } from '../kernel/index.js';

/** Refusals of the limits and their clocks. */
export const SLA_ERRORS = defineErrors({
  'sla-policy-invalid': { kind: 'invalid', cure: 'Correct the fields named in errors.' },
  'sla-policy-unknown': { kind: 'not-found', cure: 'Give the code of a policy that is in force.' },
  'sla-looser-than-ceiling': {
    kind: 'invalid',
    cure: 'Shorten the limit, or narrow its conditions to matters that the named ceiling does not cover.',
  },
  'sla-clock-not-running': {
    kind: 'conflict',
    cure: 'Only a limit that is running and not yet used up can be extended.',
  },
  'sla-extension-not-later': { kind: 'invalid', cure: 'Give a time after the present deadline.' },
  'sla-extension-beyond-ceiling': { kind: 'invalid', cure: 'Give a time no later than ceilingAt.' },
});
