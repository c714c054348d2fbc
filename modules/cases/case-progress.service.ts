import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import type { Actor } from '../kernel/index.js';
import { CaseAccess } from './case-access.js';

/** One process of a case and where it stands in its diagram. */
export interface CaseProcess {
  instanceId: string;
  parentId: string | null;
  definitionId: string;
  key: string;
  name: string;
  version: number;
  status: string;
  startedAt: Date;
  endedAt: Date | null;
  /** Ids of the elements that are over, each once, and of the flows taken. */
  completed: string[];
  flows: string[];
  waits: ProcessWait[];
}

/** What a process waits for. */
export interface ProcessWait {
  elementId: string;
  kind: string;
  since: Date;
  dueAt: Date | null;
}

/** A task of a case as everybody who sees the case may know it. */
export interface CaseTask {
  id: string;
  processInstanceId: string;
  elementId: string;
  name: string;
  type: string | null;
  state: string;
  assignee: string | null;
  candidateGroups: string[];
  createdAt: Date;
  dueAt: Date | null;
  endedAt: Date | null;
  endedBy: string | null;
  outcome: string | null;
}

const PROCESSES = `
  SELECT i.id AS "instanceId", i.parent_id AS "parentId", i.definition_id AS "definitionId", d.key, d.name, d.version,
    i.status, i.started_at AS "startedAt", i.ended_at AS "endedAt",
    COALESCE((SELECT json_agg(json_build_object('elementId', w.element_id, 'kind', w.kind, 'since', w.opened_at,
      'dueAt', w.due_at) ORDER BY w.opened_at) FROM process_wait w WHERE w.instance_id = i.id), '[]') AS waits
  FROM process_instance i JOIN process_definition d ON d.id = i.definition_id WHERE i.stream = $1 ORDER BY i.started_at, i.id`;

const STEPS = `
  SELECT DISTINCT process_instance_id AS "instanceId", type, element_id AS "elementId" FROM audit_event
  WHERE stream = $1 AND type IN ('element.completed', 'flow.taken') AND element_id IS NOT NULL`;

const TASKS = `
  SELECT id, instance_id AS "processInstanceId", element_id AS "elementId", name, type, state, assignee,
    candidate_groups AS "candidateGroups", created_at AS "createdAt", due_at AS "dueAt", ended_at AS "endedAt",
    ended_by AS "endedBy", outcome
  FROM task WHERE case_id = $1 ORDER BY id`;

interface Step {
  instanceId: string;
  type: string;
  elementId: string;
}

/** Tells where the processes of a case stand, and who is waited for. */
@Injectable()
export class CaseProgress {
  constructor(
    private readonly database: Database,
    private readonly access: CaseAccess,
  ) {}

  /** Throws `case-unknown`, `case-out-of-scope`. */
  async of(actor: Actor, caseId: string): Promise<{ processes: CaseProcess[]; tasks: CaseTask[] }> {
    await this.access.open(actor, caseId);
    const [processes, steps, tasks] = await Promise.all([
      this.database.query<CaseProcess>(PROCESSES, [caseId]),
      this.database.query<Step>(STEPS, [caseId]),
      this.database.query<CaseTask>(TASKS, [caseId]),
    ]);
    const done = (instanceId: string, wanted: string): string[] =>
      steps.filter((step) => step.instanceId === instanceId && step.type === wanted).map(({ elementId }) => elementId);
    const marked = processes.map((process) => ({
      ...process,
      completed: done(process.instanceId, 'element.completed'),
      flows: done(process.instanceId, 'flow.taken'),
    }));
    return { processes: marked, tasks };
  }
}
