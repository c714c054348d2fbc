import { defineErrors } from '../kernel/index.js';

export const FORM_ERRORS = defineErrors({
  'form-unknown': {
    kind: 'not-found',
    cure: 'Use the formId of a task; the shipped forms are in the folder processes.',
  },
});
