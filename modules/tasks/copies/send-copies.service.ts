import { Injectable } from '@nestjs/common';
import { Database } from '../../database/index.js';
import type { Actor } from '../../kernel/index.js';
import { CasesOfTasks } from '../case-knowledge.js';
import { Recipients, type Named } from '../recipients.js';
import { TaskDesk } from '../task-desk.js';
import { CopyRecord } from './copy-record.js';

/** 抄送: others see the case from now on, and owe nothing. */
@Injectable()
export class SendCopies {
  constructor(
    private readonly database: Database,
    private readonly desk: TaskDesk,
    private readonly recipients: Recipients,
    private readonly cases: CasesOfTasks,
    private readonly record: CopyRecord,
  ) {}

  /**
   * Answers to whom copies went. Throws what `TaskDesk.actingOn` throws, `task-recipient-unknown`, and
   * `case-confidential` for people who do not act on a confidential case.
   */
  async execute(actor: Actor, taskId: string, request: { recipients: Named[]; note?: string }): Promise<Named[]> {
    return this.database.transaction(async (tx) => {
      const { task, by } = await this.desk.actingOn(tx, actor, taskId, 'copy');
      const to = await this.recipients.existing(request.recipients);
      await this.cases.assertMayBeShown(tx, task.caseId, to);
      await this.record.keep(tx, by, task, { to, note: request.note ?? null });
      return to;
    });
  }
}
