export { DISSATISFACTIONS } from './follow-up-entries.js';
export { FollowUpsModule } from './follow-ups.module.js';
export type { Satisfaction } from './follow-up-entries.js';
export type { FollowUpAttempt } from './follow-up-attempts.service.js';
