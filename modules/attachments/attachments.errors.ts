import { defineErrors } from '../kernel/index.js';

export const ATTACHMENT_ERRORS = defineErrors({
  'attachment-unknown': { kind: 'not-found', cure: 'Check the id; list the attachments of the case.' },
  'attachment-missing': { kind: 'malformed', cure: 'Send multipart/form-data with one part named file.' },
  'attachment-too-large': { kind: 'malformed', cure: 'Send a file of at most 20 MB.' },
  'attachment-type-refused': {
    kind: 'invalid',
    cure: 'Send a picture (JPEG, PNG, WebP, GIF), PDF, Office document, plain text, MP3, WAV or MP4.',
  },
  'evidence-missing': {
    kind: 'invalid',
    cure: 'Attach the kinds of evidence the step asks for, then complete it again.',
  },
});
