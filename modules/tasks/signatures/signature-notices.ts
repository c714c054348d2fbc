import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import type { By } from '../../process-engine/index.js';
import { holdersOf, TaskNotices } from '../task-notices.js';
import type { Task } from '../task.js';
import type { TaskSignature } from './signature.js';

const ALL_SIGNED = { zh: '全部会签完毕', en: 'signed as the last one' };
const REFUSED = { zh: '不同意', en: 'does not agree' };

/** Tells signers what is asked of them, and the holder of the task what came of it. */
@Injectable()
export class SignatureNotices {
  constructor(private readonly notices: TaskNotices) {}

  async asked(tx: Transaction, by: By, task: Task, signatures: TaskSignature[]): Promise<void> {
    const to = signatures.map(({ username, unitCode }) =>
      username === null ? { group: `unit:${unitCode ?? ''}` } : { username },
    );
    if (to.length === 0) return;
    const data = { task: task.name, dueAt: task.dueAt?.toISOString() ?? null };
    await this.notices.tell(tx, by, task, { template: 'signature-asked', to, data });
  }

  /** The holder is told of every refusal, and of the last signature. */
  async answered(tx: Transaction, by: By, task: Task, answer: { agreed: boolean; isLast: boolean }): Promise<void> {
    if (answer.agreed && !answer.isLast) return;
    const data = { task: task.name, from: by.actor.name, said: answer.agreed ? ALL_SIGNED : REFUSED };
    await this.notices.tell(tx, by, task, { template: 'signature-given', to: holdersOf(task), data });
  }
}
