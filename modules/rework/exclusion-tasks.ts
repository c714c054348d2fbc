import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CaseNotices, KeptEntries } from '../cases/index.js';
import { TaskTypes, type TaskCompletion } from '../tasks/index.js';
import { ExclusionEntries, InformEntries } from './rework-entries.js';

/** 不合理诉求: excluded with a reason and an approver, and the citizen is told. */
@Injectable()
export class ExclusionTasks implements OnModuleInit {
  constructor(
    private readonly types: TaskTypes,
    private readonly entries: KeptEntries,
    private readonly notices: CaseNotices,
  ) {}

  onModuleInit(): void {
    this.types.register('approve-exclusion', this.entries.handler(ExclusionEntries, 'rework.exclusion-decided'));
    this.types.register('inform-citizen', async (completion) => {
      const told = await this.entries.handler(InformEntries, 'rework.citizen-informed')(completion);
      await this.tellCitizen(completion);
      return { ...told, reworkOutcome: 'excluded' };
    });
  }

  private async tellCitizen({ tx, by, task, variables }: TaskCompletion): Promise<void> {
    const reason = typeof variables.informedHow === 'string' ? variables.informedHow : '';
    const notice = { template: 'exclusion-informed', data: { reason } };
    if (task.caseId) await this.notices.tellCitizen(tx, by, task.caseId, notice);
  }
}
