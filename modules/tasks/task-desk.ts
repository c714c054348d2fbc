import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { Clock, type Actor } from '../kernel/index.js';
import type { By, TaskVerb } from '../process-engine/index.js';
import { assertAction, assertMayAct } from './task-access.js';
import { TaskStore } from './task-store.js';
import type { Task } from './task.js';

/** Where other modules lay their hand on a task: one verb the diagram must allow, by somebody who may act on it. */
@Injectable()
export class TaskDesk {
  constructor(
    private readonly store: TaskStore,
    private readonly clock: Clock,
  ) {}

  /** The locked, open task. Throws `task-unknown`, `task-not-yours`, `task-taken`, `task-ended`, `task-action-not-allowed`. */
  async actingOn(tx: Transaction, actor: Actor, taskId: string, action: TaskVerb): Promise<{ task: Task; by: By }> {
    const task = await this.store.lock(tx, taskId);
    assertMayAct(actor, task);
    assertAction(task, action);
    return { task, by: { actor, at: this.clock.now() } };
  }
}

/** The unit a task was given to; null for the centre's. */
export const unitOfTask = ({ candidateGroups }: Pick<Task, 'candidateGroups'>): string | null =>
  candidateGroups.map((group) => /^unit:([^:]+)/.exec(group)?.[1]).find(Boolean) ?? null;
