import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '../kernel/index.js';
import { Policies } from '../policies/index.js';
import { SlaPolicies } from '../sla/index.js';
import { refuseVariable, type TaskCompletion } from '../tasks/index.js';
import { CaseStore } from './case-store.js';
import { CASE_ERRORS } from './cases.errors.js';
import { CodeLists } from './code-lists.js';
import { RETURN_RULES } from './return-policy.js';

/** 退单: grounds from the list, a reason, inside the limit, and not once the centre designated the unit. */
@Injectable()
export class ReturnCheck implements OnModuleInit {
  constructor(
    private readonly policies: Policies,
    private readonly limits: SlaPolicies,
    private readonly codes: CodeLists,
    private readonly store: CaseStore,
  ) {}

  onModuleInit(): void {
    this.policies.define(RETURN_RULES);
  }

  /** Throws `task-variables-invalid`, `case-invalid`, `case-designated`, `case-return-too-late`. */
  async assertMayReturn({ tx, by, task }: TaskCompletion, grounds?: string, reason?: string): Promise<void> {
    if (!grounds) refuseVariable('returnGrounds', 'Returning a case needs grounds from the list.');
    if (!reason) refuseVariable('returnReason', 'Returning a case needs a reason.');
    await this.codes.assertKnown(tx, { 'return-grounds': grounds });
    if (!task.caseId) return;
    const { dispatches, dispatchedAt } = await this.store.read(tx, task.caseId);
    const { value } = await this.policies.inForce(tx, RETURN_RULES);
    if (dispatches > value.designateAfter)
      throw new DomainError(CASE_ERRORS['case-designated'], `It was dispatched ${dispatches} times.`, { dispatches });
    const limit = { limit: { value: value.returnWithinHours, unit: 'hour' as const }, clock: 'working' as const };
    const until = dispatchedAt && (await this.limits.endOf(tx, limit, dispatchedAt));
    if (until && by.at >= until)
      throw new DomainError(CASE_ERRORS['case-return-too-late'], 'The time to return it is over.', { until });
  }
}
