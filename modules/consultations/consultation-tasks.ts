import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CaseStore, CaseTasks } from '../cases/index.js';
import { TaskTypes, checkVariables, unitOfTask, type TaskCompletion, type TaskTypeHandler } from '../tasks/index.js';
import { ConsultationBook } from './consultation-book.js';
import {
  CombinedReplyEntries,
  ConveneEntries,
  LeadersEntries,
  ConsultationMeetingEntries,
  OpinionEntries,
  type DecisionEntry,
} from './consultation-entries.js';
import { UnitCheck } from './unit-check.js';

type Told = Promise<Record<string, unknown>>;

/** 会商: who is asked, what they say, what is decided and done. */
@Injectable()
export class ConsultationTasks implements OnModuleInit {
  constructor(
    private readonly types: TaskTypes,
    private readonly book: ConsultationBook,
    private readonly units: UnitCheck,
    private readonly store: CaseStore,
    private readonly caseTasks: CaseTasks,
  ) {}

  onModuleInit(): void {
    this.types.register('convene', (completion) => this.convene(completion));
    this.types.register('give-opinion', (completion) => this.opinion(completion));
    this.types.register('hold-consultation', (completion) => this.meet(completion));
    this.types.register('leaders-decide', (completion) => this.leadersDecide(completion));
    const carryOut: TaskTypeHandler = (completion) => this.caseTasks.handle(completion, 'consultation.carried-out');
    this.types.register('carry-out', carryOut, { keepsNothing: true });
    this.types.register('combined-reply', (completion) => this.combine(completion));
  }

  private convene({ variables }: TaskCompletion): Told {
    const { consultLead, consultUnits } = checkVariables(ConveneEntries, variables);
    this.units.assertOpen('consultUnits', [consultLead, ...consultUnits]);
    return Promise.resolve(variables);
  }

  private async opinion({ tx, by, task, variables }: TaskCompletion): Told {
    const said = checkVariables(OpinionEntries, variables);
    const unit = unitOfTask(task) ?? by.actor.unitCode ?? '';
    await this.book.attended(tx, by, task.instanceId, { unit, attendance: 'opinion', said });
    return variables;
  }

  private meet(completion: TaskCompletion): Told {
    const { agreed, minutes, decisions = [] } = checkVariables(ConsultationMeetingEntries, completion.variables);
    return this.decide(completion, { agreed, minutes, decisions: agreed ? decisions : [] });
  }

  private leadersDecide(completion: TaskCompletion): Told {
    const { minutes, decisions } = checkVariables(LeadersEntries, completion.variables);
    return this.decide(completion, { agreed: true, minutes, decisions });
  }

  /** What was agreed names the unit that leads the case from now on. */
  private async decide(
    { tx, by, task, variables }: TaskCompletion,
    decision: { agreed: boolean; minutes: string; decisions: DecisionEntry[] },
  ): Told {
    const { agreed, decisions } = decision;
    if (agreed) this.units.assertDecisions(decisions, by.at);
    await this.book.decided(tx, by, task.instanceId, decision);
    if (!agreed) return variables;
    const leadUnit = decisions.find(({ role }) => role === 'lead')?.unit ?? '';
    const coUnits = [...new Set(decisions.map(({ unit }) => unit))].filter((unit) => unit !== leadUnit);
    if (task.caseId) this.store.change(tx, task.caseId, { leadUnit, coUnits });
    return { ...variables, agreed, leadUnit, coUnits };
  }

  private async combine({ tx, by, task, variables }: TaskCompletion): Told {
    const { combinedResult } = checkVariables(CombinedReplyEntries, variables);
    await this.book.settle(tx, by, task.instanceId, combinedResult);
    return variables;
  }
}
