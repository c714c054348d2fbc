import { Injectable } from '@nestjs/common';
import { HolderLedger, SlaClocks } from '../sla/index.js';
import type { TaskCompletion } from '../tasks/index.js';
import { CaseStore } from './case-store.js';

/** 归档: closes a case for good; its clocks and its ledger end with it. */
@Injectable()
export class CloseCase {
  constructor(
    private readonly store: CaseStore,
    private readonly clocks: SlaClocks,
    private readonly ledger: HolderLedger,
  ) {}

  async archive({ tx, by, task, variables }: TaskCompletion): Promise<Record<string, unknown>> {
    if (!task.caseId) return variables;
    await this.clocks.cancelAll(tx, task.caseId, by.at);
    this.ledger.close(tx, task.caseId, by.at);
    this.store.change(tx, task.caseId, { status: 'archived', archivedAt: by.at });
    this.store.record(tx, task.caseId, by, 'case.archived', { taskId: task.id });
    return variables;
  }
}
