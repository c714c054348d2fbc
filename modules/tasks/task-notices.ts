import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { Notifications, type NoticeData, type Recipient } from '../notifications/index.js';
import type { By } from '../process-engine/index.js';
import { CasesOfTasks } from './case-knowledge.js';
import type { Task } from './task.js';

/** What people are told about a task. */
interface TaskNotice {
  template: string;
  to: Recipient[];
  data?: NoticeData;
}

/** The one place where people are told of what others do with a task; number and title of its case are put in. */
@Injectable()
export class TaskNotices {
  constructor(
    private readonly notifications: Notifications,
    private readonly cases: CasesOfTasks,
  ) {}

  async tell(tx: Transaction, by: By, task: Task, { data, ...notice }: TaskNotice): Promise<void> {
    const { number, title } = await this.cases.titleOf(tx, task.caseId);
    const named = { number, title: title ?? task.name, ...data };
    await this.notifications.send(tx, by, { ...notice, caseId: task.caseId, data: named });
  }
}

/** Whoever has the task now: its assignee, else all who may take it. */
export function holdersOf({ assignee, candidateGroups, candidateUsers }: Task): Recipient[] {
  if (assignee) return [{ username: assignee }];
  return [...candidateGroups.map((group) => ({ group })), ...candidateUsers.map((username) => ({ username }))];
}
