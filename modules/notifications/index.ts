export type { Notice, NoticeData, Recipient } from './notice.js';
export { NotificationsModule } from './notifications.module.js';
export { Notifications } from './notifications.service.js';
export { NotificationTemplates } from './templates/notification-templates.service.js';
export type { InboxEntry } from './inbox.service.js';
