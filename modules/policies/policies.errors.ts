import { defineErrors } from '../kernel/index.js';

/** Refusals of the policies. */
export const POLICY_ERRORS = defineErrors({
  'policy-unknown': { kind: 'not-found', cure: 'Check the code; list policies with GET /api/v1/policies.' },
  'policy-invalid': { kind: 'invalid', cure: 'Correct the fields named in errors and publish the policy again.' },
  'policy-changed': { kind: 'conflict', cure: 'Read the policy again: somebody published a newer version.' },
});
