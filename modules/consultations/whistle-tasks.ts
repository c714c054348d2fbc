import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CaseTasks, KeptEntries } from '../cases/index.js';
import { TaskTypes, checkVariables, unitOfTask, type TaskCompletion } from '../tasks/index.js';
import { ConsultationBook } from './consultation-book.js';
import { CheckInEntries, ConfirmWhistleEntries, DisposeEntries } from './consultation-entries.js';

type Told = Promise<Record<string, unknown>>;

/** 吹哨报到: the centre confirms the call, units check in on the spot, who called them disposes of the matter. */
@Injectable()
export class WhistleTasks implements OnModuleInit {
  constructor(
    private readonly types: TaskTypes,
    private readonly book: ConsultationBook,
    private readonly entries: KeptEntries,
    private readonly caseTasks: CaseTasks,
  ) {}

  onModuleInit(): void {
    this.types.register('confirm-whistle', this.entries.handler(ConfirmWhistleEntries, 'whistle.confirmed'));
    this.types.register('check-in', (completion) => this.checkIn(completion));
    this.types.register('dispose-on-site', (completion) => this.dispose(completion));
  }

  private async checkIn({ tx, by, task, variables }: TaskCompletion): Told {
    const said = checkVariables(CheckInEntries, variables);
    const unit = unitOfTask(task) ?? by.actor.unitCode ?? '';
    await this.book.attended(tx, by, task.instanceId, { unit, attendance: 'checked-in', said });
    return variables;
  }

  /** What is not solved goes to a consultation, whose units are named anew. */
  private async dispose(completion: TaskCompletion): Told {
    const { tx, by, task, variables } = completion;
    const { result, solvedOnSite } = checkVariables(DisposeEntries, variables);
    await this.caseTasks.handle(completion, 'whistle.disposed');
    if (solvedOnSite) await this.book.settle(tx, by, task.instanceId, result);
    return { ...variables, consultUnits: [] };
  }
}
