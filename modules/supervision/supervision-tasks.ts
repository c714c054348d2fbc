import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CaseStore, KeptEntries } from '../cases/index.js';
import { TaskTypes, checkVariables, type TaskCompletion } from '../tasks/index.js';
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
    private readonly entries: KeptEntries,
  ) {}

  onModuleInit(): void {
    this.types.register('answer-supervision', this.entries.handler(SupervisionAnswerEntries, 'supervision.answered'));
    this.types.register('inspect', this.entries.handler(InspectionEntries, 'supervision.inspected'));
    this.types.register('interview', this.entries.handler(InterviewEntries, 'supervision.interviewed'));
    this.types.register('check-supervision', (completion) => this.check(completion));
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
