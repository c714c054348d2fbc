import { defineErrors } from '../kernel/index.js';

export const EXTENSION_ERRORS = defineErrors({
  'extension-without-limit': {
    kind: 'conflict',
    cure: 'Only a limit that still runs can be extended; do the work, it is recorded late.',
  },
  'extension-exhausted': {
    kind: 'conflict',
    cure: 'This limit was extended as often as the rules allow; do the work, or ask for supervision.',
  },
  'extension-too-long': { kind: 'invalid', cure: 'Ask for no more working days than the extension rules allow.' },
});
