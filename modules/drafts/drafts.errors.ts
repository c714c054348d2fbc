import { defineErrors } from '../kernel/index.js';

export const DRAFT_ERRORS = defineErrors({
  'draft-invalid': {
    kind: 'malformed',
    cure: 'Send a JSON object under a key of 1 to 100 letters, digits, dots or dashes.',
  },
  'draft-too-large': { kind: 'invalid', cure: 'Send at most 64 KB; files are attached to the case itself.' },
  'drafts-too-many': { kind: 'conflict', cure: 'Delete drafts that are no longer needed; an account keeps 100.' },
});
