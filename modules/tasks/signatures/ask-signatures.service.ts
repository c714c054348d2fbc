import { Injectable } from '@nestjs/common';
import { Database } from '../../database/index.js';
import type { Actor } from '../../kernel/index.js';
import { Recipients, type Named } from '../recipients.js';
import { conflict } from '../task-access.js';
import { TaskStore } from '../task-store.js';
import type { Task } from '../task.js';
import { SignatureBook } from './signature-book.js';
import { limitOf, SignatureDesk, type SignatureAnswer } from './signature-desk.js';
import type { SignatureVerb, Signer, TaskSignature } from './signature.js';

export interface SignatureRequest {
  verb: SignatureVerb;
  /** In the order they sign, when they sign one after the other. */
  signers: Signer[];
  note?: string;
}

/** 加签 and 会签: others say whether they agree before a task is completed. */
@Injectable()
export class AskSignatures {
  constructor(
    private readonly database: Database,
    private readonly desk: SignatureDesk,
    private readonly recipients: Recipients,
    private readonly book: SignatureBook,
    private readonly store: TaskStore,
  ) {}

  /** Throws what `TaskDesk.actingOn` throws, `task-recipient-unknown` and `task-circular`. */
  async execute(actor: Actor, taskId: string, { verb, note, ...request }: SignatureRequest): Promise<SignatureAnswer> {
    return this.database.transaction(async (tx) => {
      const { task, by } = await this.desk.askingAt(tx, actor, taskId, verb);
      const signers = await this.recipients.able(tx, request.signers);
      assertNotAskedBefore(actor, task, { signers, asked: await this.book.of(tx, taskId) });
      const data = { verb, signers, note: note ?? null, limit: limitOf(task) };
      this.store.record(tx, task, actor, { type: 'task.signatures-asked', at: by.at, data });
      const opened = await this.book.ask(tx, by, task, { verb, signers, note: note ?? null });
      return this.desk.close(tx, by, task, opened);
    });
  }
}

/** A question does not come back to whoever asks it, nor to anybody who has it or has agreed already. */
function assertNotAskedBefore(
  actor: Actor,
  task: Task,
  { signers, asked }: { signers: Named[]; asked: TaskSignature[] },
): void {
  const standing = asked.filter(({ state }) => state !== 'refused' && state !== 'cancelled');
  const before = standing.map(({ username, unitCode }) => (username === null ? `unit:${unitCode ?? ''}` : username));
  const named = signers.map((signer) => ('unit' in signer ? `unit:${signer.unit}` : signer.username));
  const isRepeated = named.some((name, index) => [actor.username, ...before, ...named.slice(0, index)].includes(name));
  if (isRepeated) throw conflict('task-circular', task);
}
