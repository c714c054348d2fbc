import { defineErrors } from '../kernel/index.js';

export const MEETING_ERRORS = defineErrors({
  'meeting-unknown': { kind: 'not-found', cure: 'Check the id; list meetings with GET /api/v1/meetings.' },
});
