import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import type { Actor } from '../../kernel/index.js';
import type { By } from '../../process-engine/index.js';
import { holdersOf, TaskNotices } from '../task-notices.js';
import { TaskStore } from '../task-store.js';
import type { Task } from '../task.js';

/** Milliseconds a holder has to answer one person's reminder. */
const PAUSE = 600_000;

/** Who urged what, and when. */
@Injectable()
export class UrgingBook {
  constructor(
    private readonly store: TaskStore,
    private readonly notices: TaskNotices,
  ) {}

  /** Throws `task-unknown`. */
  lock(tx: Transaction, taskId: string): Promise<Task> {
    return this.store.lock(tx, taskId);
  }

  /** Whether the person urged the task less than ten minutes before. */
  async hasUrged(tx: Transaction, { task, actor, at }: By & { task: Task; actor: Actor }): Promise<boolean> {
    const since = new Date(at.getTime() - PAUSE);
    const urged = await tx.query(
      'SELECT 1 FROM task_urging WHERE task_id = $1 AND urged_by = $2 AND urged_at > $3 LIMIT 1',
      [task.id, actor.username, since],
    );
    return urged.length > 0;
  }

  /** Counts and records it, and tells the holder. */
  async keep(tx: Transaction, by: By, task: Task, { id, note }: { id: string; note: string | null }): Promise<Task> {
    const { actor, at } = by;
    const urged = { ...task, urgings: task.urgings + 1 };
    tx.send('INSERT INTO task_urging (id, task_id, urged_by, note, urged_at) VALUES ($1, $2, $3, $4, $5)', [
      ...[id, task.id, actor.username, note, at],
    ]);
    tx.send('UPDATE task SET urgings = urgings + 1 WHERE id = $1', [task.id]);
    this.store.record(tx, urged, actor, { type: 'task.urged', at, data: { note, count: urged.urgings } });
    const data = { from: actor.name, reason: note };
    await this.notices.tell(tx, by, task, { template: 'urge', to: holdersOf(task), data });
    return urged;
  }
}
