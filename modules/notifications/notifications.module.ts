import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { IdentityModule } from '../identity/index.js';
import { PersonalDataModule } from '../personal-data/index.js';
import { Addressees } from './addressees.js';
import { Channels } from './channels/channels.js';
import { DeliverMessage } from './delivery/deliver-message.service.js';
import { Deliveries } from './delivery/deliveries.service.js';
import { DeliveryQueue } from './delivery/delivery-queue.js';
import { DeliveryWork } from './delivery/delivery-work.js';
import { Outbox } from './delivery/outbox.js';
import { Redeliver } from './delivery/redeliver.service.js';
import { ForgetNotices } from './forget-notices.js';
import { DeliveriesController } from './http/deliveries.controller.js';
import { NotificationsController } from './http/notifications.controller.js';
import { TextsController } from './http/texts.controller.js';
import { NoticeInbox } from './inbox.service.js';
import { NotificationPolicies } from './notification-policy.service.js';
import { Notifications } from './notifications.service.js';
import { Preferences } from './preferences.service.js';
import { NotificationTemplates } from './templates/notification-templates.service.js';

const TELLING = [
  Addressees,
  ForgetNotices,
  NoticeInbox,
  NotificationPolicies,
  Notifications,
  NotificationTemplates,
  Preferences,
];
const DELIVERY = [Channels, Deliveries, DeliverMessage, DeliveryQueue, DeliveryWork, Outbox, Redeliver];

/** Tells people what concerns them: in their inbox, by mail, webhook and SMS. */
@Module({
  imports: [AuditModule, IdentityModule, PersonalDataModule],
  controllers: [NotificationsController, DeliveriesController, TextsController],
  providers: [...TELLING, ...DELIVERY],
  exports: [Notifications, NotificationTemplates],
})
export class NotificationsModule {}
