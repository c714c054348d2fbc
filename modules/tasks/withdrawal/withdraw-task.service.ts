import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../../database/index.js';
import { Clock, DomainError, type Actor } from '../../kernel/index.js';
import { ProcessEngine, UndoRefused, type By, type TurnUndo } from '../../process-engine/index.js';
import { assertAction } from '../task-access.js';
import { TaskTypes } from '../task-types.js';
import type { Task } from '../task.js';
import { TASK_ERRORS } from '../tasks.errors.js';
import { WithdrawalBook } from './withdrawal-book.js';
import { withdrawalRefused } from './withdrawal-refusal.js';

/**
 * 撤回: whoever completed a task takes it back while nobody touched what it led to. Token, variables, joins, clocks and
 * holder are as they were; a new task of the step goes on with the work, in the same hands and under the same limit.
 */
@Injectable()
export class WithdrawTask {
  constructor(
    private readonly database: Database,
    private readonly engine: ProcessEngine,
    private readonly book: WithdrawalBook,
    private readonly types: TaskTypes,
    private readonly clock: Clock,
  ) {}

  /** Answers the new task. Throws `task-not-yours`, `task-action-not-allowed`, and `task-withdrawal-refused` with a reason. */
  async execute(actor: Actor, taskId: string, reason: string): Promise<Task> {
    return this.database.transaction(async (tx) => {
      await this.engine.lock(tx, await this.book.instanceOf(tx, taskId));
      const task = await this.book.lock(tx, taskId);
      this.assertMayWithdraw(actor, task);
      const undo = await this.book.undoOf(tx, task);
      await this.book.assertUntouched(tx, task, undo);
      const by = { actor, at: this.clock.now() };
      this.book.withdraw(tx, by, task);
      await this.takeBack(tx, by, task, undo);
      return this.book.goOn(tx, by, task, reason);
    });
  }

  private assertMayWithdraw(actor: Actor, task: Task): void {
    if (task.endedBy !== actor.username)
      throw new DomainError(TASK_ERRORS['task-not-yours'], 'Only who completed a task takes it back.');
    if (task.state !== 'completed' || task.withdrawnAt) throw withdrawalRefused('not-completed');
    assertAction(task, 'withdraw');
    if (!this.types.canTakeBack(task.type)) throw withdrawalRefused('kept-elsewhere');
  }

  private async takeBack(tx: Transaction, by: By, task: Task, undo: TurnUndo): Promise<void> {
    try {
      await this.engine.takeBack(tx, task.instanceId, undo, by);
    } catch (error) {
      throw error instanceof UndoRefused ? withdrawalRefused(error.obstacle) : error;
    }
  }
}
