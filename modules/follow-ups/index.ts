export { FollowUpsModule } from './follow-ups.module.js';
export { SATISFACTION, type Satisfaction } from './follow-up-entries.js';
