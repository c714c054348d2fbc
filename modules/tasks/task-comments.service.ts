import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { Clock, DomainError, newId, type Actor } from '../kernel/index.js';
import { isCandidate } from './task-access.js';
import { TaskStore } from './task-store.js';
import type { Task } from './task.js';
import { TASK_ERRORS } from './tasks.errors.js';

/** A remark colleagues leave at a task; never shown to citizens. */
export interface TaskComment {
  id: string;
  author: { username: string; name: string };
  text: string;
  createdAt: Date;
}

@Injectable()
export class TaskComments {
  constructor(
    private readonly database: Database,
    private readonly store: TaskStore,
    private readonly clock: Clock,
  ) {}

  async add(actor: Actor, taskId: string, text: string): Promise<TaskComment> {
    const at = this.clock.now();
    const comment = { id: newId(), author: { username: actor.username, name: actor.name }, text, createdAt: at };
    await this.database.transaction(async (tx) => {
      const task = await this.seen(actor, await this.store.read(tx, taskId));
      await tx.query(`INSERT INTO task_comment (id, task_id, author, text, created_at) VALUES ($1, $2, $3, $4, $5)`, [
        ...[comment.id, taskId, JSON.stringify(comment.author), text, at],
      ]);
      this.store.record(tx, task, actor, { type: 'task.commented', at, data: { commentId: comment.id, text } });
    });
    return comment;
  }

  /** Oldest first. */
  async list(actor: Actor, taskId: string): Promise<TaskComment[]> {
    await this.seen(actor, await this.store.read(this.database, taskId));
    return this.database.query<TaskComment>(
      `SELECT id, author, text, created_at AS "createdAt" FROM task_comment WHERE task_id = $1 ORDER BY id`,
      [taskId],
    );
  }

  private async seen(actor: Actor, task: Task): Promise<Task> {
    if (isCandidate(actor, task) || task.endedBy === actor.username) return task;
    throw new DomainError(TASK_ERRORS['task-not-yours'], 'The task is not in your inbox.');
  }
}
