import { Module } from '@nestjs/common';
import { AlarmsModule } from '../alarms/index.js';
import { AuditModule } from '../audit/index.js';
import { CategoriesModule } from '../categories/index.js';
import { DispatchRulesModule } from '../dispatch-rules/index.js';
import { IdentityModule } from '../identity/index.js';
import { DueWorkRegistry } from '../kernel/index.js';
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
import { CaseParts } from './case-parts.service.js';
import { CaseNotes } from './case-notes.service.js';
import { CaseStore } from './case-store.js';
import { CaseTasks } from './case-tasks.js';
import { CasesController } from './cases.controller.js';
import { ClockAlarms } from './clock-alarms.js';
import { CloseCase } from './close-case.js';
import { CodeLists } from './code-lists.js';
import { DispatchCodes } from './dispatch-codes.js';
import { DispatchChoices } from './dispatch-choices.js';
import { DispatchTasks } from './dispatch-tasks.js';
import { Duplicates } from './duplicates.js';
import { LinkCases } from './link-cases.service.js';
import { PlaceArea } from './place-area.js';
import { PlaceCheck } from './place-check.js';
import { ProvincialTasks } from './provincial-tasks.js';
import { RegisterCase } from './register-case.service.js';
import { ReturnCheck } from './return-check.js';
import { RuledVariables } from './ruled-variables.js';
import { UrgentDeadlines } from './urgent-deadlines.js';
import { UrgentTasks } from './urgent-tasks.js';
import { UnmaskCitizen } from './unmask-citizen.service.js';

const INTAKE = [CaseCourse, CaseIntake, CodeLists, DispatchCodes, Duplicates, PlaceCheck, RegisterCase];
const WORK = [
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
const READING = [CaseAccess, CaseFile, CaseNotes, CaseParts, UnmaskCitizen];

@Module({
  imports: [
    ...[AlarmsModule, AuditModule, CategoriesModule, DispatchRulesModule, IdentityModule, OrganisationModule],
    ...[PersonalDataModule, PoliciesModule, ProcessEngineModule, SlaModule, TasksModule],
  ],
  controllers: [CasesController],
  providers: [...INTAKE, ...WORK, ...READING],
  exports: [CaseAccess, CaseStore, CaseTasks, CodeLists, RegisterCase],
})
export class CasesModule {
  constructor(registry: DueWorkRegistry, alarms: ClockAlarms) {
    registry.add(alarms);
  }
}
