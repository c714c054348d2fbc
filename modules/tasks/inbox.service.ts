import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import {
  Clock,
  DomainError,
  holds,
  pageOf,
  readCursor,
  type Actor,
  type Page,
  type PageRequest,
} from '../kernel/index.js';
import { CasesOfTasks, type CaseHeading } from './case-knowledge.js';
import { inboxQuery, type InboxFilter } from './inbox-query.js';
import { queueCounts } from './queue-counts.js';
import { isCandidate } from './task-access.js';
import { countsOf, type QueueCount, type TypeCount } from './task-queues.js';
import { TaskDetails, type Details } from './task-details.js';
import { TaskStore } from './task-store.js';
import type { Task } from './task.js';
import { TASK_ERRORS } from './tasks.errors.js';

/** The tasks a person may see: their own and those of their groups; administrators see all. */
@Injectable()
export class Inbox {
  constructor(
    private readonly database: Database,
    private readonly store: TaskStore,
    private readonly details: TaskDetails,
    private readonly clock: Clock,
    private readonly cases: CasesOfTasks,
  ) {}

  /** Oldest first. Throws `task-queue-open-only`. */
  async list(actor: Actor, filter: InboxFilter, { limit, cursor }: PageRequest): Promise<Page<Task>> {
    assertOpen(filter);
    const [after = null] = readCursor(cursor) ?? [];
    const { sql, values } = inboxQuery(actor, filter, { after, limit: limit + 1, now: this.clock.now() });
    return pageOf(await this.database.query<Task>(sql, values), limit, ({ id }) => [id]);
  }

  /** The cases of tasks, by their ids. */
  headingsOf(tasks: readonly Task[]): Promise<Map<string, CaseHeading>> {
    const ids = new Set(tasks.flatMap(({ caseId }) => caseId ?? []));
    return this.cases.headingsOf(this.database, [...ids]);
  }

  /** How many open tasks of the inbox stand in each queue. */
  async queues(actor: Actor): Promise<QueueCount[]> {
    const { sql, values } = queueCounts(actor, this.clock.now());
    return countsOf(await this.database.query<TypeCount>(sql, values));
  }

  /**
   * With what stands beside it. Throws `task-unknown`, or
   * `task-not-yours` when it is outside the caller's inbox.
   */
  async get(actor: Actor, id: string): Promise<Task & Details> {
    const task = await this.store.read(this.database, id);
    const sees = isCandidate(actor, task) || task.endedBy === actor.username || holds(actor, 'auditor', 'supervisor');
    if (sees) return { ...task, ...(await this.details.of(task)) };
    throw new DomainError(TASK_ERRORS['task-not-yours'], 'The task is not in your inbox.');
  }
}

function assertOpen({ queue, state = 'open' }: InboxFilter): void {
  if (!queue || state === 'open') return;
  throw new DomainError(TASK_ERRORS['task-queue-open-only'], `No ${state} task stands in a queue.`);
}
