import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { groupsOf } from '../identity/index.js';
import { DomainError, holds, pageOf, readCursor, type Actor, type Page, type PageRequest } from '../kernel/index.js';
import { isCandidate } from './task-access.js';
import { TaskStore } from './task-store.js';
import { TASK_COLUMNS, type Task } from './task.js';
import { TASK_ERRORS } from './tasks.errors.js';

export interface InboxFilter {
  processInstanceId?: string;
  caseId?: string;
  state?: string;
  /** `me`: only what is assigned to the caller. */
  assignee?: string;
  type?: string;
}

/** The tasks a person may see: their own and those of their groups; administrators see all. */
@Injectable()
export class Inbox {
  constructor(
    private readonly database: Database,
    private readonly store: TaskStore,
  ) {}

  /** Oldest first. */
  async list(actor: Actor, filter: InboxFilter, { limit, cursor }: PageRequest): Promise<Page<Task>> {
    const [after] = readCursor(cursor) ?? [null];
    const everything = holds(actor, 'system-administrator', 'auditor', 'supervisor');
    const rows = await this.database.query<Task>(
      `SELECT ${TASK_COLUMNS} FROM task t
       WHERE ($1::uuid IS NULL OR t.instance_id = $1) AND ($2::uuid IS NULL OR t.case_id = $2) AND t.state = $3
         AND ($4::text IS NULL OR t.type = $4) AND ($5::uuid IS NULL OR t.id > $5)
         AND ($6::text IS NULL OR t.assignee = $6)
         AND ($7 OR t.assignee = $8 OR t.ended_by = $8 OR t.candidate_users && ARRAY[$8]
           OR (t.candidate_groups && $9 AND (t.assignee IS NULL OR t.assignee = $8)))
       ORDER BY t.id LIMIT $10`,
      [
        ...[
          filter.processInstanceId ?? null,
          filter.caseId ?? null,
          filter.state ?? 'open',
          filter.type ?? null,
          after,
        ],
        ...[filter.assignee === 'me' ? actor.username : (filter.assignee ?? null), everything, actor.username],
        ...[groupsOf(actor), limit + 1],
      ],
    );
    return pageOf(rows, limit, ({ id }) => [id]);
  }

  /** Throws `task-unknown`, or `task-not-yours` when it is outside the caller's inbox. */
  async get(actor: Actor, id: string): Promise<Task> {
    const task = await this.store.read(this.database, id);
    const sees = isCandidate(actor, task) || task.endedBy === actor.username || holds(actor, 'auditor', 'supervisor');
    if (sees) return task;
    throw new DomainError(TASK_ERRORS['task-not-yours'], 'The task is not in your inbox.');
  }
}
