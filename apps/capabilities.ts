import { AttachmentsModule } from '../modules/attachments/index.js';
import { CasesModule } from '../modules/cases/index.js';
import { CategoriesModule } from '../modules/categories/index.js';
import { DecisionsModule } from '../modules/decisions/index.js';
import { DemoModule } from '../modules/demo/index.js';
import { FollowUpsModule } from '../modules/follow-ups/index.js';
import { IdentityModule } from '../modules/identity/index.js';
import { NotificationsModule } from '../modules/notifications/index.js';
import { OrganisationModule } from '../modules/organisation/index.js';
import { ProcessDefinitionsModule } from '../modules/process-definitions/index.js';
import { ReworkModule } from '../modules/rework/index.js';
import { SlaModule } from '../modules/sla/index.js';
import { SupervisionModule } from '../modules/supervision/index.js';
import { TasksModule } from '../modules/tasks/index.js';

/** What the hotline can do; server and worker are made of the same modules. */
export const CAPABILITIES = [
  ...[IdentityModule, OrganisationModule, NotificationsModule, CategoriesModule, DecisionsModule],
  ...[ProcessDefinitionsModule, SlaModule],
  ...[TasksModule, CasesModule, AttachmentsModule, FollowUpsModule, SupervisionModule, ReworkModule, DemoModule],
];
