import type { MigrationInterface } from 'typeorm';
import { CreateExtensions1790000000000 } from './1790000000000-create-extensions.js';
import { CreateAudit1790000000010 } from './1790000000010-create-audit.js';
import { CreateCalendar1790000000020 } from './1790000000020-create-calendar.js';
import { CreateSla1790000000030 } from './1790000000030-create-sla.js';
import { CreateProcessEngine1790000000100 } from './1790000000100-create-process-engine.js';

/** Every step of the schema, oldest first; a migration that landed is never edited. */
export const MIGRATIONS: (new () => MigrationInterface)[] = [
  CreateExtensions1790000000000,
  CreateAudit1790000000010,
  CreateCalendar1790000000020,
  CreateSla1790000000030,
  CreateProcessEngine1790000000100,
];
