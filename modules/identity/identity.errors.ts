import { defineErrors } from '../kernel/index.js';

/** Refusals around accounts, sessions and roles. */
export const IDENTITY_ERRORS = defineErrors({
  'not-signed-in': {
    kind: 'unauthenticated',
    cure: 'Log in with POST /api/v1/sessions, then send its cookie or token.',
  },
  'login-refused': {
    kind: 'unauthenticated',
    cure: 'Check username and password; an administrator can set a new one.',
  },
  'login-blocked': { kind: 'busy', cure: 'Wait the seconds named in retryAfter, then log in with the right password.' },
  'role-missing': { kind: 'forbidden', cure: 'Ask somebody who holds one of the roles named, or ask for the role.' },
  'origin-refused': {
    kind: 'forbidden',
    cure: 'Call from a page of this server, or send the token as Authorization: Bearer.',
  },
  'account-unknown': { kind: 'not-found', cure: 'Check the id; list accounts with GET /api/v1/accounts.' },
  'account-invalid': { kind: 'invalid', cure: 'Correct the fields named in errors.' },
  'username-taken': { kind: 'conflict', cure: 'Choose another username; upper and lower case count as the same.' },
  'last-administrator': { kind: 'conflict', cure: 'Make another enabled account system administrator first.' },
});
