import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../../database/index.js';
import { Accounts } from '../../identity/index.js';
import { Clock, DomainError, holds, newId, type Actor } from '../../kernel/index.js';
import { Organisation } from '../../organisation/index.js';
import { assertAction, conflict } from '../task-access.js';
import { unitOfTask } from '../task-desk.js';
import type { Task } from '../task.js';
import { TASK_ERRORS } from '../tasks.errors.js';
import { UrgingBook } from './urging-book.js';

/** 催办: whoever has the task is reminded of it. No clock changes, and nothing else of the task. */
@Injectable()
export class UrgeTask {
  constructor(
    private readonly database: Database,
    private readonly book: UrgingBook,
    private readonly accounts: Accounts,
    private readonly organisation: Organisation,
    private readonly clock: Clock,
  ) {}

  /**
   * Answers the task with its urgings counted. Throws `task-urging-forbidden`, `task-ended`, `task-action-not-allowed`, and
   * `task-urged-already` within ten minutes of the last time.
   */
  async execute(actor: Actor, taskId: string, note: string | null): Promise<Task> {
    return this.database.transaction(async (tx) => {
      const task = await this.book.lock(tx, taskId);
      await this.assertMayUrge(actor, task);
      if (task.state !== 'open') throw conflict('task-ended', task);
      assertAction(task, 'urge');
      return this.urge(tx, actor, task, note);
    });
  }

  private async urge(tx: Transaction, actor: Actor, task: Task, note: string | null): Promise<Task> {
    const at = this.clock.now();
    if (await this.book.hasUrged(tx, { task, actor, at })) throw conflict('task-urged-already', task);
    return this.book.keep(tx, { actor, at }, task, { id: newId(), note });
  }

  private async assertMayUrge(actor: Actor, task: Task): Promise<void> {
    if (holds(actor, 'supervisor', 'dispatcher', 'leader')) return;
    const unit = await this.unitOf(task);
    const isAbove = unit !== null && actor.unitCode !== null && unit !== actor.unitCode;
    if (isAbove && this.organisation.isWithin(unit, actor.unitCode ?? '')) return;
    throw new DomainError(TASK_ERRORS['task-urging-forbidden'], 'You are not above the unit that has this task.');
  }

  private async unitOf(task: Task): Promise<string | null> {
    const holder = task.assignee === null ? null : await this.accounts.actorOf(task.assignee);
    return holder?.unitCode ?? unitOfTask(task);
  }
}
