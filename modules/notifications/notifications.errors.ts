import { defineErrors } from '../kernel/index.js';

/** Refusals around notices, their texts and their deliveries. */
export const NOTIFICATION_ERRORS = defineErrors({
  'notification-unknown': {
    kind: 'not-found',
    cure: 'Check the id; list your notices with GET /api/v1/notifications.',
  },
  'notification-preference-invalid': { kind: 'invalid', cure: 'Correct the fields named in errors.' },
  'notification-policy-invalid': { kind: 'invalid', cure: 'Correct the fields named in errors.' },
  'notification-template-unknown': {
    kind: 'not-found',
    cure: 'Check code and language; list the texts with GET /api/v1/notification-templates.',
  },
  'notification-template-invalid': {
    kind: 'invalid',
    cure: 'Use only the placeholders named in placeholders, each as {{name}}.',
  },
  'notice-invalid': {
    kind: 'invalid',
    cure: 'Tell whoever maintains the process or the program: a notice must give exactly the placeholders of its text.',
  },
  'delivery-unknown': {
    kind: 'not-found',
    cure: 'Check the id; list deliveries with GET /api/v1/notification-deliveries.',
  },
  'delivery-not-dead': { kind: 'conflict', cure: 'Only a dead delivery is sent again; read its present state.' },
  'channel-off': {
    kind: 'conflict',
    cure: 'Set the variables of the channel (.env.example) and start the server again.',
  },
});
