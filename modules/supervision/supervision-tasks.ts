import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CaseStore } from '../cases/index.js';
import { TaskTypes, checkVariables, type TaskCompletion, type TaskTypeHandler } from '../tasks/index.js';
import {
  InspectionEntries,
  InterviewEntries,
  SupervisionAnswerEntries,
  SupervisionCheckEntries,
} from './supervision-entries.js';
import { Supervisions } from './supervisions.service.js';

/** 督办: the unit answers, people look on site or talk to its head, the centre checks and clears. */
@Injectable()
export class SupervisionTasks implements OnModuleInit {
  constructor(
    private readonly types: TaskTypes,
    private readonly store: CaseStore,
    private readonly supervisions: Supervisions,
  ) {}

  onModuleInit(): void {
    this.types.register('answer-supervision', this.kept(SupervisionAnswerEntries, 'supervision.answered'));
    this.types.register('inspect', this.kept(InspectionEntries, 'supervision.inspected'));
    this.types.register('interview', this.kept(InterviewEntries, 'supervision.interviewed'));
    this.types.register('check-supervision', (completion) => this.check(completion));
  }

  private kept(shape: new () => object, event: string): TaskTypeHandler {
    return async ({ tx, by, task, variables }) => {
      const entries = checkVariables(shape, variables);
      if (task.caseId) this.store.record(tx, task.caseId, by, event, { ...entries, unit: by.actor.unitCode });
      return variables;
    };
  }

  private async check({ tx, by, task, variables }: TaskCompletion): Promise<Record<string, unknown>> {
    const { supervisionCleared, supervisionFinding } = checkVariables(SupervisionCheckEntries, variables);
    if (!task.caseId) return variables;
    this.store.record(tx, task.caseId, by, 'supervision.checked', { supervisionCleared, supervisionFinding });
    const [row] = await tx.query<{ id: string }>('SELECT id FROM supervision WHERE process_instance_id = $1', [
      task.instanceId,
    ]);
    if (supervisionCleared && row) await this.supervisions.clear(tx, by, row.id);
    return variables;
  }
}
