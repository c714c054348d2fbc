export { CalendarModule } from './calendar.module.js';
export { CalendarService, type CalendarSource } from './calendar.service.js';
export type { LocalDate } from './local-date.js';
export { WorkingCalendar, type CalendarDay } from './working-calendar.js';
export type { WorkingWindow } from './working-hours.js';
