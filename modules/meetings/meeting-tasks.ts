import { Injectable, type OnModuleInit } from '@nestjs/common';
import { KeptEntries } from '../cases/index.js';
import { Organisation } from '../organisation/index.js';
import { TaskTypes, checkVariables, refuseVariable, type TaskCompletion } from '../tasks/index.js';
import { MeetingBook } from './meeting-book.js';
import { MeetingEntries, ReceptionEntries, ReceptionFollowEntries, type MeetingItemEntry } from './meeting-entries.js';
import { HandleItemEntries } from './handle-item-entries.js';
import { ReceptionIntake } from './reception-intake.js';
import { instantOf } from '../kernel/index.js';

type Told = Promise<Record<string, unknown>>;

/** 领导接听 and 逢6调度: what people enter at their steps. */
@Injectable()
export class MeetingTasks implements OnModuleInit {
  constructor(
    private readonly types: TaskTypes,
    private readonly book: MeetingBook,
    private readonly reception: ReceptionIntake,
    private readonly entries: KeptEntries,
    private readonly organisation: Organisation,
  ) {}

  onModuleInit(): void {
    this.types.register('receive-calls', (completion) => this.receive(completion));
    this.types.register('follow-reception-item', this.entries.handler(ReceptionFollowEntries, 'reception.followed'));
    this.types.register('hold-meeting', (completion) => this.hold(completion));
    this.types.register('carry-out-item', (completion) => this.carryOut(completion));
  }

  /** Every call becomes a supervised case; the process is told ids only, no personal data. */
  private async receive({ tx, by, task, variables }: TaskCompletion): Told {
    const { receptionItems } = checkVariables(ReceptionEntries, variables);
    await this.book.held(tx, by, task.instanceId, null);
    const receptionCases: string[] = [];
    for (const item of receptionItems) receptionCases.push(await this.reception.take(tx, by, item));
    return { receptionCases };
  }

  private async hold({ tx, by, task, variables }: TaskCompletion): Told {
    const { minutes, items = [], settled = [] } = checkVariables(MeetingEntries, variables);
    const meetingId = await this.book.held(tx, by, task.instanceId, minutes);
    for (const caseId of settled) await this.book.settle(tx, by, caseId);
    for (const item of items) await this.assign({ tx, by }, meetingId, item);
    return { minutes, meetingItems: items };
  }

  private async assign(
    { tx, by }: Pick<TaskCompletion, 'tx' | 'by'>,
    meetingId: string,
    item: MeetingItemEntry,
  ): Promise<void> {
    for (const unit of [item.leadUnit, ...(item.coUnits ?? [])])
      if (!this.organisation.find(unit)?.enabled) refuseVariable('items', `"${unit}" is not an open unit.`);
    if ((instantOf(item.dueAt) ?? by.at) <= by.at) refuseVariable('items', 'A limit is no time that lies ahead.');
    if (await this.book.assign(tx, by, meetingId, item)) return;
    refuseVariable('items', `The case ${item.caseId} is not on the agenda.`);
  }

  private async carryOut({ tx, by, task, variables }: TaskCompletion): Told {
    const { result } = checkVariables(HandleItemEntries, variables);
    const { instanceId: processInstanceId, caseId } = task;
    if (caseId) await this.book.report(tx, by, { processInstanceId, caseId }, result);
    return variables;
  }
}
