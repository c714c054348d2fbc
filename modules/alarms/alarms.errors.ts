import { defineErrors } from '../kernel/index.js';

export const ALARM_ERRORS = defineErrors({
  'alarm-unknown': { kind: 'not-found', cure: 'Check the id; list alarms with GET /api/v1/alarms.' },
});
