import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import type { Actor } from '../../kernel/index.js';
import { ProcessEngine, type By } from '../../process-engine/index.js';
import { TaskDesk, unitOfTask } from '../task-desk.js';
import { TaskStore } from '../task-store.js';
import type { Task } from '../task.js';
import { SignatureBook } from './signature-book.js';
import { SignatureNotices } from './signature-notices.js';
import type { SignatureVerb, TaskSignature } from './signature.js';

/** The signatures of a task, and whose limit goes on while it waits for them. */
export interface SignatureAnswer {
  signatures: TaskSignature[];
  /** Waiting for signatures stops no clock: the limit goes on against the unit that has the task. */
  limit: { against: string | null; dueAt: Date | null };
}

/** Where signatures are asked for and called back: the family of the instance is locked before its tasks. */
@Injectable()
export class SignatureDesk {
  constructor(
    private readonly engine: ProcessEngine,
    private readonly desk: TaskDesk,
    private readonly store: TaskStore,
    private readonly book: SignatureBook,
    private readonly notices: SignatureNotices,
  ) {}

  /** The task, by somebody who may ask at it. Throws what `TaskDesk.actingOn` throws. */
  async askingAt(tx: Transaction, actor: Actor, taskId: string, verb: SignatureVerb): Promise<{ task: Task; by: By }> {
    await this.engine.lock(tx, await this.store.instanceOf(tx, taskId));
    return this.desk.actingOn(tx, actor, taskId, verb);
  }

  /** The task, whoever looks. Throws `task-unknown`. */
  async taskOf(tx: Transaction, taskId: string): Promise<Task> {
    await this.engine.lock(tx, await this.store.instanceOf(tx, taskId));
    return this.store.lock(tx, taskId);
  }

  /** Tells the signers whose turn it is; answers how the task stands then. */
  async close(tx: Transaction, by: By, task: Task, opened: TaskSignature[]): Promise<SignatureAnswer> {
    await this.notices.asked(tx, by, task, opened);
    return { signatures: await this.book.of(tx, task.id), limit: limitOf(task) };
  }
}

/** Whose limit runs at a task. */
export const limitOf = (task: Task): SignatureAnswer['limit'] => ({ against: unitOfTask(task), dueAt: task.dueAt });
