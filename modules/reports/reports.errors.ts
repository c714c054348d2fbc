import { defineErrors } from '../kernel/index.js';

export const REPORT_ERRORS = defineErrors({
  'report-period-invalid': {
    kind: 'invalid',
    cure: 'Give from and to as 2026-03-01 or 2026-03-01T08:00:00+08:00; from lies before to, at most 366 days.',
  },
  'report-process-unknown': { kind: 'not-found', cure: 'Name the key of a published process, such as standard.' },
});
