import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CaseNotices, CaseStore, CaseTasks } from '../cases/index.js';
import { Supervisions } from '../supervision/index.js';
import { TaskTypes, checkVariables, type TaskCompletion, type TaskTypeHandler } from '../tasks/index.js';
import { AnalysisEntries, ClearEntries, ExclusionEntries, InformEntries } from './rework-entries.js';

type Shape = new () => object;

/** 重办: the steps from dissatisfaction to clearing, each with its reason. */
@Injectable()
export class ReworkTasks implements OnModuleInit {
  constructor(
    private readonly types: TaskTypes,
    private readonly store: CaseStore,
    private readonly caseTasks: CaseTasks,
    private readonly supervisions: Supervisions,
    private readonly notices: CaseNotices,
  ) {}

  onModuleInit(): void {
    this.types.register('analyse-dissatisfaction', this.kept(AnalysisEntries, 'rework.analysed'));
    this.types.register('approve-exclusion', this.kept(ExclusionEntries, 'rework.exclusion-decided'));
    this.types.register('inform-citizen', async (completion) => {
      const told = await this.kept(InformEntries, 'rework.citizen-informed')(completion);
      await this.tellCitizen(completion);
      return { ...told, reworkOutcome: 'excluded' };
    });
    const keepsNothing = { keepsNothing: true };
    this.types.register('rework', (completion) => this.caseTasks.handle(completion, 'rework.handled'), keepsNothing);
    this.types.register('review-rework', (completion) => this.caseTasks.review(completion), keepsNothing);
    this.types.register('reply-rework', (completion) => this.caseTasks.reply(completion, 'rework'));
    this.types.register('clear', (completion) => this.clear(completion));
  }

  private async tellCitizen({ tx, by, task, variables }: TaskCompletion): Promise<void> {
    const reason = typeof variables.informedHow === 'string' ? variables.informedHow : '';
    const notice = { template: 'exclusion-informed', data: { reason } };
    if (task.caseId) await this.notices.tellCitizen(tx, by, task.caseId, notice);
  }

  /** A handler that checks the entries, records them and passes them on. */
  private kept(shape: Shape, event: string): TaskTypeHandler {
    return async ({ tx, by, task, variables }) => {
      const entries = checkVariables(shape, variables);
      if (task.caseId) this.store.record(tx, task.caseId, by, event, { ...entries });
      return variables;
    };
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
