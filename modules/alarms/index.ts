export { AlarmCalls } from './alarm-calls.js';
export type { Alarm, AlarmDraft } from './alarm.js';
export { Alarms } from './alarms.service.js';
export { AlarmsModule } from './alarms.module.js';
export type { AlarmView } from './alarm-list.service.js';
