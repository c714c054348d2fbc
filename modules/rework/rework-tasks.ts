import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CaseStore, CaseTasks, KeptEntries } from '../cases/index.js';
import { Supervisions } from '../supervision/index.js';
import { TaskTypes, checkVariables, type TaskCompletion } from '../tasks/index.js';
import { AnalysisEntries, ClearEntries } from './rework-entries.js';

/** 重办: the steps from dissatisfaction to clearing, each with its reason. */
@Injectable()
export class ReworkTasks implements OnModuleInit {
  constructor(
    private readonly types: TaskTypes,
    private readonly store: CaseStore,
    private readonly caseTasks: CaseTasks,
    private readonly supervisions: Supervisions,
    private readonly entries: KeptEntries,
  ) {}

  onModuleInit(): void {
    const keepsNothing = { keepsNothing: true };
    this.types.register('analyse-dissatisfaction', this.entries.handler(AnalysisEntries, 'rework.analysed'));
    this.types.register('rework', (completion) => this.caseTasks.handle(completion, 'rework.handled'), keepsNothing);
    this.types.register('review-rework', (completion) => this.caseTasks.review(completion), keepsNothing);
    this.types.register('reply-rework', (completion) => this.caseTasks.reply(completion, 'rework'));
    this.types.register('clear', (completion) => this.clear(completion));
  }

  private async clear({ tx, by, task, variables }: TaskCompletion): Promise<Record<string, unknown>> {
    const { cleared, finding } = checkVariables(ClearEntries, variables);
    if (!task.caseId) return variables;
    this.store.record(tx, task.caseId, by, 'rework.checked', { cleared, finding });
    if (!cleared) return variables;
    await this.supervisions.clearCarried(tx, by, task.caseId);
    return { ...variables, reworkOutcome: 'reworked' };
  }
}
