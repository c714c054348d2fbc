import { Module } from '@nestjs/common';
import { AdministrationModule } from '../administration/index.js';
import { AlarmsModule } from '../alarms/index.js';
import { AuditModule } from '../audit/index.js';
import { CategoriesModule } from '../categories/index.js';
import { DispatchRulesModule } from '../dispatch-rules/index.js';
import { IdentityModule } from '../identity/index.js';
import { KnowledgeModule } from '../knowledge/index.js';
import { DueWorkRegistry } from '../kernel/index.js';
import { NotificationsModule } from '../notifications/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { PersonalDataModule } from '../personal-data/index.js';
import { PoliciesModule } from '../policies/index.js';
import { ProcessEngineModule } from '../process-engine/index.js';
import { SlaModule } from '../sla/index.js';
import { TasksModule } from '../tasks/index.js';
import { CaseAccess } from './case-access.js';
import { CaseCourse } from './case-course.js';
import { CaseFile } from './case-file.service.js';
import { CaseIntake } from './case-intake.js';
import { CaseLikeness } from './case-likeness.service.js';
import { CaseNotices } from './case-notices.js';
import { CaseProgressController } from './case-progress.controller.js';
import { CaseProgress } from './case-progress.service.js';
import { CaseParts } from './case-parts.service.js';
import { CaseNotes } from './case-notes.service.js';
import { CaseSharing } from './case-sharing.js';
import { CaseStore } from './case-store.js';
import { CaseTasks } from './case-tasks.js';
import { CasesController } from './cases.controller.js';
import { CategoryOfMatter } from './category-of-matter.js';
import { ClockAlarms } from './clock-alarms.js';
import { CloseCase } from './close-case.js';
import { CodeListsController } from './code-lists.controller.js';
import { CodeLists } from './code-lists.js';
import { CourseOfMatter } from './course-of-matter.js';
import { DispatchCodes } from './dispatch-codes.js';
import { DispatchChoices } from './dispatch-choices.js';
import { DispatchTasks } from './dispatch-tasks.js';
import { Duplicates } from './duplicates.js';
import { HolderCheck } from './holder-check.js';
import { HolderChecksController } from './holder-checks.controller.js';
import { IntakeAidController } from './intake-aid.controller.js';
import { ProposeCourse } from './intake-proposal.service.js';
import { KeptEntries } from './kept-entries.js';
import { LinkCases } from './link-cases.service.js';
import { MatterCheck } from './matter-check.js';
import { PlaceArea } from './place-area.js';
import { PlaceCheck } from './place-check.js';
import { ProvincialTasks } from './provincial-tasks.js';
import { RegisterCase } from './register-case.service.js';
import { ReturnCheck } from './return-check.js';
import { RuledVariables } from './ruled-variables.js';
import { UrgentDeadlines } from './urgent-deadlines.js';
import { UrgentTasks } from './urgent-tasks.js';
import { UnmaskCitizen } from './unmask-citizen.service.js';

const INTAKE = [
  ...[CaseCourse, CaseIntake, CodeLists, DispatchCodes, Duplicates, PlaceCheck, RegisterCase],
  ...[CaseLikeness, CategoryOfMatter, CourseOfMatter, MatterCheck, ProposeCourse],
];
const WORK = [
  KeptEntries,
  HolderCheck,
  CaseNotices,
  ProvincialTasks,
  CaseStore,
  CaseTasks,
  ClockAlarms,
  CloseCase,
  DispatchChoices,
  DispatchTasks,
  LinkCases,
  PlaceArea,
  ReturnCheck,
  RuledVariables,
  UrgentDeadlines,
  UrgentTasks,
];
const READING = [CaseAccess, CaseFile, CaseNotes, CaseParts, CaseProgress, CaseSharing, UnmaskCitizen];

@Module({
  imports: [
    ...[
      AdministrationModule,
      AlarmsModule,
      AuditModule,
      CategoriesModule,
      DispatchRulesModule,
      IdentityModule,
      KnowledgeModule,
      NotificationsModule,
      OrganisationModule,
    ],
    ...[PersonalDataModule, PoliciesModule, ProcessEngineModule, SlaModule, TasksModule],
  ],
  controllers: [
    ...[CasesController, IntakeAidController, HolderChecksController, CaseProgressController, CodeListsController],
  ],
  providers: [...INTAKE, ...WORK, ...READING],
  exports: [CaseAccess, CaseNotices, CaseStore, CaseTasks, CodeLists, RegisterCase, KeptEntries],
})
export class CasesModule {
  constructor(registry: DueWorkRegistry, alarms: ClockAlarms, holders: HolderCheck) {
    registry.add(alarms);
    registry.add(holders);
  }
}
