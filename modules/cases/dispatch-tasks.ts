import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Organisation } from '../organisation/index.js';
import { SlaClocks } from '../sla/index.js';
import { TaskTypes, checkVariables, refuseVariable, type TaskCompletion } from '../tasks/index.js';
import { CaseStore } from './case-store.js';
import { DispatchEntries, ReturnReviewEntries, SignEntries } from './case-task-shapes.js';
import { ReturnCheck } from './return-check.js';

/** 派单, 签收, 退单: which units have a case. Returning it stops no clock. */
@Injectable()
export class DispatchTasks implements OnModuleInit {
  constructor(
    private readonly types: TaskTypes,
    private readonly store: CaseStore,
    private readonly organisation: Organisation,
    private readonly clocks: SlaClocks,
    private readonly returns: ReturnCheck,
  ) {}

  onModuleInit(): void {
    this.types.register('dispatch', (completion) => this.dispatch(completion));
    this.types.register('sign', (completion) => this.sign(completion));
    this.types.register('review-return', (completion) => this.reviewReturn(completion));
  }

  /** Gives the case to its units. Throws `task-variables-invalid` for units that are closed, unknown or named twice. */
  async dispatch({ tx, by, task, variables }: TaskCompletion): Promise<Record<string, unknown>> {
    const { leadUnit: named, coUnits = [], instruction } = checkVariables(DispatchEntries, variables);
    const leadUnit = named ?? (await this.proposal(tx, task.instanceId));
    this.assertUnits(leadUnit, coUnits);
    if (task.caseId) {
      const change = { status: 'dispatched', leadUnit, coUnits, dispatchedAt: by.at } as const;
      const count = await this.store.count(tx, task.caseId, 'dispatches', change);
      if (count > 1) await this.clocks.assign(tx, task.caseId, leadUnit);
      this.store.record(tx, task.caseId, by, 'case.dispatched', { leadUnit, coUnits, instruction, count });
    }
    return { ...variables, leadUnit, coUnits, crossRegion: this.crossesRegions([leadUnit, ...coUnits]) };
  }

  /** Whether the units lie in different counties or districts. */
  private crossesRegions(units: string[]): boolean {
    const county = (unit: string) => this.organisation.upward(unit).find(({ kind }) => kind === 'county')?.code;
    return new Set(units.map(county).filter(Boolean)).size > 1;
  }

  private async proposal(tx: TaskCompletion['tx'], instanceId: string): Promise<string> {
    const [row] = await tx.query<{ unit: string | null }>(
      `SELECT variables -> 'root' ->> 'proposedUnit' AS unit FROM process_instance WHERE id = $1`,
      [instanceId],
    );
    return row?.unit ?? refuseVariable('leadUnit', 'Name the lead unit: the category proposes none.');
  }

  private assertUnits(leadUnit: string, coUnits: string[]): void {
    if (!this.organisation.find(leadUnit)?.enabled) refuseVariable('leadUnit', `"${leadUnit}" is not an open unit.`);
    for (const unit of coUnits) {
      if (!this.organisation.find(unit)?.enabled) refuseVariable('coUnits', `"${unit}" is not an open unit.`);
    }
    if (new Set([leadUnit, ...coUnits]).size !== coUnits.length + 1)
      refuseVariable('coUnits', 'A unit is named twice.');
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
