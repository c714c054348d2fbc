import type { MigrationInterface } from 'typeorm';
import { CreateExtensions1790000000000 } from './1790000000000-create-extensions.js';
import { CreateAudit1790000000010 } from './1790000000010-create-audit.js';
import { CreateCalendar1790000000020 } from './1790000000020-create-calendar.js';
import { CreateSla1790000000030 } from './1790000000030-create-sla.js';
import { CreateIdentity1790000000040 } from './1790000000040-create-identity.js';
import { CreateOrganisation1790000000050 } from './1790000000050-create-organisation.js';
import { CreateCategories1790000000060 } from './1790000000060-create-categories.js';
import { CreateProcessEngine1790000000100 } from './1790000000100-create-process-engine.js';
import { CreateTasks1790000000110 } from './1790000000110-create-tasks.js';
import { CreateCases1790000000120 } from './1790000000120-create-cases.js';
import { CreateAttachments1790000000130 } from './1790000000130-create-attachments.js';
import { ExtendProcessEngine1790000000140 } from './1790000000140-extend-process-engine.js';
import { CreateDecisions1790000000150 } from './1790000000150-create-decisions.js';
import { AnnounceDueWork1790000000200 } from './1790000000200-announce-due-work.js';
import { TellAnswersFromResults1790000000210 } from './1790000000210-tell-answers-from-results.js';
import { ListOpenTasks1790000000220 } from './1790000000220-list-open-tasks.js';
import { ListCompletedTasks1790000000230 } from './1790000000230-list-completed-tasks.js';
import { CreatePolicies1790000000300 } from './1790000000300-create-policies.js';
import { GiveTasksClocks1790000000301 } from './1790000000301-give-tasks-clocks.js';
import { RaiseAlarms1790000000302 } from './1790000000302-raise-alarms.js';
import { WidenCases1790000000303 } from './1790000000303-widen-cases.js';
import { CreateConsultations1790000000304 } from './1790000000304-create-consultations.js';
import { CreateProcedures1790000000305 } from './1790000000305-create-procedures.js';
import { CreateNotifications1790000000310 } from './1790000000310-create-notifications.js';
import { CreateMigrationPlans1790000000320 } from './1790000000320-create-migration-plans.js';
import { CreateTaskVerbs1790000000330 } from './1790000000330-create-task-verbs.js';
import { CreateDispatchAndModes1790000000340 } from './1790000000340-create-dispatch-and-modes.js';
import { FindLikeWordsAtOnce1790000000350 } from './1790000000350-find-like-words-at-once.js';
import { QueueTasksByTime1790000000380 } from './1790000000380-queue-tasks-by-time.js';
import { ReportByPeriod1790000000390 } from './1790000000390-report-by-period.js';
import { CreateDrafts1790000000400 } from './1790000000400-create-drafts.js';
import { CreateKnowledge1790000000410 } from './1790000000410-create-knowledge.js';
import { FindPressedCases1790000000420 } from './1790000000420-find-pressed-cases.js';

/** Every step of the schema, oldest first; a migration that landed is never edited. */
export const MIGRATIONS: (new () => MigrationInterface)[] = [
  CreateExtensions1790000000000,
  CreateAudit1790000000010,
  CreateCalendar1790000000020,
  CreateSla1790000000030,
  CreateIdentity1790000000040,
  CreateOrganisation1790000000050,
  CreateCategories1790000000060,
  CreateProcessEngine1790000000100,
  CreateTasks1790000000110,
  CreateCases1790000000120,
  CreateAttachments1790000000130,
  ExtendProcessEngine1790000000140,
  CreateDecisions1790000000150,
  AnnounceDueWork1790000000200,
  TellAnswersFromResults1790000000210,
  ListOpenTasks1790000000220,
  ListCompletedTasks1790000000230,
  CreatePolicies1790000000300,
  GiveTasksClocks1790000000301,
  RaiseAlarms1790000000302,
  WidenCases1790000000303,
  CreateConsultations1790000000304,
  CreateProcedures1790000000305,
  CreateNotifications1790000000310,
  CreateMigrationPlans1790000000320,
  CreateTaskVerbs1790000000330,
  CreateDispatchAndModes1790000000340,
  FindLikeWordsAtOnce1790000000350,
  QueueTasksByTime1790000000380,
  ReportByPeriod1790000000390,
  CreateDrafts1790000000400,
  CreateKnowledge1790000000410,
  FindPressedCases1790000000420,
];
