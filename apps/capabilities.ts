import { AdministrationModule } from '../modules/administration/index.js';
import { AlarmsModule } from '../modules/alarms/index.js';
import { AttachmentsModule } from '../modules/attachments/index.js';
import { CasesModule } from '../modules/cases/index.js';
import { CategoriesModule } from '../modules/categories/index.js';
import { ConsultationsModule } from '../modules/consultations/index.js';
import { DecisionsModule } from '../modules/decisions/index.js';
import { ChangesModule } from '../modules/changes/index.js';
import { CommitmentsModule } from '../modules/commitments/index.js';
import { DemoModule } from '../modules/demo/index.js';
import { DispatchRulesModule } from '../modules/dispatch-rules/index.js';
import { DraftsModule } from '../modules/drafts/index.js';
import { ExtensionsModule } from '../modules/extensions/index.js';
import { FollowUpsModule } from '../modules/follow-ups/index.js';
import { FormsModule } from '../modules/forms/index.js';
import { IdentityModule } from '../modules/identity/index.js';
import { KnowledgeModule } from '../modules/knowledge/index.js';
import { MeetingsModule } from '../modules/meetings/index.js';
import { ModesModule } from '../modules/modes/index.js';
import { NotificationsModule } from '../modules/notifications/index.js';
import { OrganisationModule } from '../modules/organisation/index.js';
import { PoliciesModule } from '../modules/policies/index.js';
import { ProcessDefinitionsModule } from '../modules/process-definitions/index.js';
import { ReportsModule } from '../modules/reports/index.js';
import { ReworkModule } from '../modules/rework/index.js';
import { SlaModule } from '../modules/sla/index.js';
import { SupervisionModule } from '../modules/supervision/index.js';
import { TasksModule } from '../modules/tasks/index.js';

/** What the hotline can do; server and worker are made of the same modules. */
export const CAPABILITIES = [
  ...[
    IdentityModule,
    OrganisationModule,
    PoliciesModule,
    ModesModule,
    NotificationsModule,
    CategoriesModule,
    KnowledgeModule,
    DecisionsModule,
    ProcessDefinitionsModule,
    SlaModule,
    DispatchRulesModule,
  ],
  ...[
    AdministrationModule,
    AlarmsModule,
    TasksModule,
    CasesModule,
    AttachmentsModule,
    FollowUpsModule,
    SupervisionModule,
    ConsultationsModule,
    ReworkModule,
    CommitmentsModule,
    ExtensionsModule,
    MeetingsModule,
    ReportsModule,
    ChangesModule,
    FormsModule,
    DraftsModule,
    DemoModule,
  ],
];
