import { defineErrors } from '../../../modules/kernel/index.js';

export const HTTP_ERRORS = defineErrors({
  'request-malformed': { kind: 'malformed', cure: 'Correct the fields named in errors; see /api/openapi.json.' },
  'route-unknown': { kind: 'not-found', cure: 'See /api/openapi.json for the routes.' },
  'payload-too-large': { kind: 'malformed', cure: 'Send less than the limit of the route.' },
  'idempotency-key-reused': { kind: 'invalid', cure: 'Use a new Idempotency-Key for a new request.' },
  'idempotency-in-progress': {
    kind: 'conflict',
    cure: 'The first request with this key is still running; send it again in a moment.',
  },
  'too-many-requests': { kind: 'busy', cure: 'Wait for the seconds that Retry-After names.' },
  'database-unavailable': {
    kind: 'unavailable',
    cure: 'Send the request again in a moment, a write under the same Idempotency-Key: it may have been done already.',
  },
  'database-busy': {
    kind: 'unavailable',
    cure: 'Nothing was changed. Send the request again in a moment; others are at work on the same thing.',
  },
  'database-full': {
    kind: 'unavailable',
    cure: 'Nothing was changed. Ask the operator to make room for the database, then send the request again.',
  },
  'clock-not-simulated': { kind: 'conflict', cure: 'Start the server with CLOCK=simulated.' },
});
