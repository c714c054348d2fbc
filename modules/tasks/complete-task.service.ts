import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../database/index.js';
import { Clock, type Actor } from '../kernel/index.js';
import { ProcessEngine, type By } from '../process-engine/index.js';
import { assertMayAct, assertRevision, conflict } from './task-access.js';
import { TaskStore } from './task-store.js';
import { TaskTypes } from './task-types.js';
import type { Task } from './task.js';

export interface CompletionRequest {
  taskId: string;
  variables: Record<string, unknown>;
  /** The revision the person saw; without it the present one is taken. */
  revision?: number;
}

/** The task after its completion. An incident means: kept, but the process stopped and an administrator is needed. */
export interface CompletionAnswer {
  task: Task;
  incident: { id: string; elementId: string; message: string } | null;
}

/** A person completes a task: its type keeps what was entered, then the process moves on. */
@Injectable()
export class CompleteTask {
  constructor(
    private readonly database: Database,
    private readonly engine: ProcessEngine,
    private readonly store: TaskStore,
    private readonly types: TaskTypes,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, request: CompletionRequest): Promise<CompletionAnswer> {
    return this.database.transaction((tx) => this.complete(tx, { actor, at: this.clock.now() }, request));
  }

  /** The same inside a transaction of the caller. */
  async complete(
    tx: Transaction,
    by: By,
    { taskId, variables, revision }: CompletionRequest,
  ): Promise<CompletionAnswer> {
    const instanceId = await this.store.instanceOf(tx, taskId);
    await this.engine.lock(tx, instanceId); // before the task: timers take the same order
    const task = await this.store.lock(tx, taskId);
    assertMayAct(by.actor, task);
    assertRevision(task, revision);
    const told = await this.types.complete({ tx, by, task, variables });
    const ended = await this.end(tx, by, task, told);
    const at = { instanceId, executionId: task.executionId, variables: told };
    const { incident } = await this.engine.completeTask(tx, at, by);
    return {
      task: ended,
      incident: incident && { id: incident.id, elementId: incident.elementId, message: incident.message },
    };
  }

  private async end(tx: Transaction, by: By, task: Task, told: Record<string, unknown>): Promise<Task> {
    const outcome = typeof told.outcome === 'string' ? told.outcome : null;
    const ended = await this.store.end(tx, task.id, { at: by.at, by: by.actor.username, outcome });
    if (!ended) throw conflict('task-ended', task);
    this.store.record(tx, ended, by.actor, { type: 'task.completed', at: by.at, data: { outcome, variables: told } });
    return ended;
  }
}
