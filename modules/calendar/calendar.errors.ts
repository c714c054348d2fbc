import { defineErrors } from '../kernel/index.js';

/** Refusals of the calendar. */
export const CALENDAR_ERRORS = defineErrors({
  'calendar-date-invalid': { kind: 'invalid', cure: 'Give the date as YYYY-MM-DD, and one that exists.' },
  'calendar-hours-invalid': {
    kind: 'invalid',
    cure: 'Give at least one window HH:MM–HH:MM; windows follow one another without overlap, the last may end at 24:00.',
  },
});
