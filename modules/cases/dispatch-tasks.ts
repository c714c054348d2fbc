import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SlaClocks } from '../sla/index.js';
import { TaskTypes, checkVariables, type TaskCompletion } from '../tasks/index.js';
import { CaseStore } from './case-store.js';
import { ReturnReviewEntries, SignEntries } from './case-task-shapes.js';
import { DispatchChoices } from './dispatch-choices.js';
import { ReturnCheck } from './return-check.js';

/** 派单, 签收, 退单: which units have a case. Returning it stops no clock. */
@Injectable()
export class DispatchTasks implements OnModuleInit {
  constructor(
    private readonly types: TaskTypes,
    private readonly store: CaseStore,
    private readonly choices: DispatchChoices,
    private readonly clocks: SlaClocks,
    private readonly returns: ReturnCheck,
  ) {}

  onModuleInit(): void {
    this.types.register('dispatch', (completion) => this.dispatch(completion));
    this.types.register('sign', (completion) => this.sign(completion));
    this.types.register('review-return', (completion) => this.reviewReturn(completion));
  }

  /** Gives the case to its units; see `DispatchChoices`. */
  async dispatch(completion: TaskCompletion): Promise<Record<string, unknown>> {
    const { tx, by, task, variables } = completion;
    const { leadUnit, coUnits, crossRegion, grounds } = await this.choices.of(completion);
    if (task.caseId) {
      const change = { status: 'dispatched', leadUnit, coUnits, dispatchedAt: by.at } as const;
      const count = await this.store.count(tx, task.caseId, 'dispatches', change);
      if (count > 1) await this.clocks.assign(tx, task.caseId, leadUnit);
      this.store.record(tx, task.caseId, by, 'case.dispatched', { leadUnit, coUnits, ...grounds, count });
    }
    return { ...variables, leadUnit, coUnits, crossRegion };
  }

  private async sign({ tx, by, task, variables }: TaskCompletion): Promise<Record<string, unknown>> {
    const entries = checkVariables(SignEntries, { ...variables, outcome: variables.outcome ?? 'signed' });
    const { outcome, returnGrounds, returnReason } = entries;
    if (outcome === 'return')
      await this.returns.assertMayReturn({ tx, by, task, variables }, returnGrounds, returnReason);
    if (!task.caseId) return { ...variables, outcome };
    if (outcome === 'return')
      return { ...variables, outcome, returns: await this.keepReturn({ tx, by, task, variables }) };
    this.store.change(tx, task.caseId, { status: 'in-hand' });
    this.store.record(tx, task.caseId, by, 'case.signed', { unit: by.actor.unitCode });
    return { ...variables, outcome };
  }

  /** Answers how often the case was returned by now. */
  private async keepReturn({ tx, by, task, variables }: TaskCompletion): Promise<number> {
    const caseId = task.caseId ?? '';
    const count = await this.store.count(tx, caseId, 'returns', { status: 'returned' });
    const { returnGrounds, returnReason } = variables;
    const unit = by.actor.unitCode;
    this.store.record(tx, caseId, by, 'case.returned', { returnGrounds, returnReason, unit, count });
    return count;
  }

  private async reviewReturn({ tx, by, task, variables }: TaskCompletion): Promise<Record<string, unknown>> {
    const { returnApproved, opinion } = checkVariables(ReturnReviewEntries, variables);
    if (task.caseId) {
      if (!returnApproved) this.store.change(tx, task.caseId, { status: 'dispatched' });
      this.store.record(tx, task.caseId, by, 'case.return-reviewed', { returnApproved, opinion });
    }
    return variables;
  }
}
