import { Injectable, type OnModuleInit } from '@nestjs/common';
import { IsBoolean, IsOptional, IsString, Length } from 'class-validator';
import { TaskStore } from '../task-store.js';
import { TaskTypes, type TaskCompletion } from '../task-types.js';
import { checkVariables } from '../task-variables.js';
import type { Task } from '../task.js';
import { SignatureBook } from './signature-book.js';
import { SignatureNotices } from './signature-notices.js';
import { signerOf, type TaskSignature } from './signature.js';

/** What a signer enters. */
export class CounterSignEntries {
  @IsBoolean()
  agreed!: boolean;

  @IsOptional()
  @IsString()
  @Length(1, 2000)
  opinion?: string;
}

/** A signer answers: agreed, or not. What was asked in a row goes on to the next, or ends with the first refusal. */
@Injectable()
export class GiveSignature implements OnModuleInit {
  constructor(
    private readonly types: TaskTypes,
    private readonly book: SignatureBook,
    private readonly store: TaskStore,
    private readonly notices: SignatureNotices,
  ) {}

  onModuleInit(): void {
    this.types.register('counter-sign', (completion) => this.give(completion));
  }

  private async give(completion: TaskCompletion): Promise<Record<string, unknown>> {
    const { agreed, opinion = null } = checkVariables(CounterSignEntries, completion.variables);
    const { tx, by, task } = completion;
    const told = { agreed, opinion, outcome: agreed ? 'agreed' : 'refused' };
    if (!task.parentId) return told;
    const signature = await this.book.answer(tx, by, task.id, { agreed, opinion });
    if (signature) await this.goOn(completion, { task: await this.store.lock(tx, task.parentId), signature });
    return told;
  }

  private async goOn(
    { tx, by }: TaskCompletion,
    { task, signature }: { task: Task; signature: TaskSignature },
  ): Promise<void> {
    const { id: signatureId, verb, opinion, state } = signature;
    const agreed = state === 'agreed';
    const data = { signatureId, verb, ...signerOf(signature), agreed, opinion };
    this.store.record(tx, task, by.actor, { type: 'task.signature-given', at: by.at, data });
    const dropped = agreed || verb !== 'add-signer' ? [] : await this.book.cancelQueued(tx, task.id);
    for (const one of dropped)
      this.store.record(tx, task, by.actor, {
        ...{ type: 'task.signature-dropped', at: by.at, data: { signatureId: one.id, ...signerOf(one) } },
      });
    await this.notices.asked(tx, by, task, await this.book.openNext(tx, by, task));
    this.book.count(tx, [task.id]);
    await this.notices.answered(tx, by, task, { agreed, isLast: task.openSignatures === 1 });
  }
}
