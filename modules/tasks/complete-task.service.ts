import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../database/index.js';
import { Clock, type Actor } from '../kernel/index.js';
import { assertVariables, ProcessEngine, type By } from '../process-engine/index.js';
import { assertNothingAwaited } from './signatures/awaited.js';
import { assertMayAct, assertRevision } from './task-access.js';
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
    assertVariables(request.variables);
    return this.database.transaction((tx) => this.complete(tx, { actor, at: this.clock.now() }, request));
  }

  /** The same inside a transaction of the caller. */
  async complete(
    tx: Transaction,
    by: By,
    { taskId, variables, revision }: CompletionRequest,
  ): Promise<CompletionAnswer> {
    const instanceId = await this.store.instanceOf(tx, taskId);
    // in this order, though in one packet: timers lock the same way
    const [, task] = await Promise.all([this.engine.lock(tx, instanceId), this.store.lock(tx, taskId)]);
    assertMayAct(by.actor, task);
    assertRevision(task, revision);
    await assertNothingAwaited(tx, task);
    const told = await this.types.complete({ tx, by, task, variables });
    const ended = this.end(tx, by, task, told);
    if (task.parentId) return { task: ended, incident: null };
    const undoable = task.actions.includes('withdraw') && this.types.canTakeBack(task.type);
    const at = { instanceId, executionId: task.executionId, variables: told, undoable };
    const { incident, undo } = await this.engine.completeTask(tx, at, by);
    if (undo) this.store.keepUndo(tx, task, undo);
    return {
      task: ended,
      incident: incident && { id: incident.id, elementId: incident.elementId, message: incident.message },
    };
  }

  private end(tx: Transaction, by: By, task: Task, told: Record<string, unknown>): Task {
    const outcome = typeof told.outcome === 'string' ? told.outcome : null;
    const ended = this.store.end(tx, task, { at: by.at, by: by.actor.username, outcome });
    this.store.record(tx, ended, by.actor, { type: 'task.completed', at: by.at, data: { outcome, variables: told } });
    return ended;
  }
}
