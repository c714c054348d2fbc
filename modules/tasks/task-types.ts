import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import type { By } from '../process-engine/index.js';
import type { Task } from './task.js';

/** A task as its type sees it when somebody completes it. */
export interface TaskCompletion {
  tx: Transaction;
  by: By;
  task: Task;
  /** What the person entered. */
  variables: Record<string, unknown>;
}

/**
 * What a capability does when a task of its type is completed: it checks the input, keeps what is its own and answers
 * the variables the process is told. Throws `task-variables-invalid` with field errors.
 */
export type TaskTypeHandler = (completion: TaskCompletion) => Promise<Record<string, unknown>>;

/** The task types that capabilities know; other types simply pass their variables on. */
@Injectable()
export class TaskTypes {
  private readonly handlers = new Map<string, TaskTypeHandler>();
  private readonly keeping = new Set<string>();
  private readonly guards: ((completion: TaskCompletion) => Promise<void>)[] = [];

  /**
   * `keepsNothing` says that the handler writes nothing but history, and tells nobody outside: only then a completion can be
   * taken back.
   */
  register(type: string, handler: TaskTypeHandler, { keepsNothing = false } = {}): void {
    this.handlers.set(type, handler);
    if (!keepsNothing) this.keeping.add(type);
  }

  /** Whether completing a task of the type leaves nothing that could not be put back. */
  canTakeBack(type: string | null): boolean {
    return !this.keeping.has(type ?? '');
  }

  /** A check before any task is completed, whatever its type; a throw refuses. */
  addGuard(guard: (completion: TaskCompletion) => Promise<void>): void {
    this.guards.push(guard);
  }

  async complete(completion: TaskCompletion): Promise<Record<string, unknown>> {
    for (const guard of this.guards) await guard(completion);
    const handler = this.handlers.get(completion.task.type ?? '');
    return handler ? handler(completion) : completion.variables;
  }

  /** Names of all known types. */
  get names(): string[] {
    return [...this.handlers.keys()];
  }
}
