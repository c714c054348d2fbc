import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../../database/index.js';
import { Clock, DomainError, holds, type Actor } from '../../kernel/index.js';
import { conflict } from '../task-access.js';
import { TaskStore } from '../task-store.js';
import type { Task } from '../task.js';
import { TASK_ERRORS } from '../tasks.errors.js';
import { SignatureBook } from './signature-book.js';
import { SignatureDesk, type SignatureAnswer } from './signature-desk.js';
import { signerOf, type TaskSignature } from './signature.js';

/** Whoever asked for a signature calls it back before it is given; those behind it in a row move up. */
@Injectable()
export class RecallSignature {
  constructor(
    private readonly database: Database,
    private readonly desk: SignatureDesk,
    private readonly book: SignatureBook,
    private readonly store: TaskStore,
    private readonly clock: Clock,
  ) {}

  /** Throws `task-signature-unknown`, `task-not-yours` for what others asked for, `task-signature-ended`. */
  async execute(actor: Actor, taskId: string, signatureId: string): Promise<SignatureAnswer> {
    return this.database.transaction(async (tx) => {
      const task = await this.desk.taskOf(tx, taskId);
      const signature = await this.open(tx, actor, { task, signatureId });
      const by = { actor, at: this.clock.now() };
      await this.book.cancel(tx, by, signature);
      const data = { signatureId, verb: signature.verb, ...signerOf(signature) };
      this.store.record(tx, task, actor, { type: 'task.signature-recalled', at: by.at, data });
      const opened = await this.book.openNext(tx, by, task);
      this.book.count(tx, [taskId]);
      return this.desk.close(tx, by, task, opened);
    });
  }

  private async open(
    tx: Transaction,
    actor: Actor,
    { task, signatureId }: { task: Task; signatureId: string },
  ): Promise<TaskSignature> {
    const signature = (await this.book.of(tx, task.id)).find(({ id }) => id === signatureId);
    if (!signature) throw new DomainError(TASK_ERRORS['task-signature-unknown'], 'There is no such signature.');
    if (signature.askedBy !== actor.username && !holds(actor, 'system-administrator'))
      throw new DomainError(TASK_ERRORS['task-not-yours'], 'Only who asked for a signature calls it back.');
    if (signature.state !== 'open' && signature.state !== 'queued') throw conflict('task-signature-ended', task);
    return signature;
  }
}
