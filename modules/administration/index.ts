export { AdministrationModule } from './administration.module.js';
export { AdministratorEntries, type EntryDraft } from './administrator-entries.service.js';
export type { CalendarYear } from './change-calendar.service.js';
