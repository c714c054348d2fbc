import { defineErrors } from '../kernel/index.js';

export const SUPERVISION_ERRORS = defineErrors({
  'supervision-without-unit': {
    kind: 'invalid',
    cure: 'Name an open unit, or wait until the case was dispatched to one.',
  },
});
