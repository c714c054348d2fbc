import { defineErrors } from '../kernel/index.js';

export const KNOWLEDGE_ERRORS = defineErrors({
  'article-unknown': { kind: 'not-found', cure: 'Check the id; search articles with GET /api/v1/knowledge.' },
  'article-invalid': { kind: 'invalid', cure: 'Correct the fields named in errors.' },
  'article-changed': {
    kind: 'conflict',
    cure: 'Somebody changed the article meanwhile; read it again and put your change into it.',
  },
  'article-code-taken': { kind: 'conflict', cure: 'Choose another code; each article has its own.' },
  'article-import-refused': { kind: 'invalid', cure: 'Correct the lines named in errors; nothing was imported.' },
});
