export { MeetingsModule } from './meetings.module.js';
export type { Meeting } from './meeting-book.js';
