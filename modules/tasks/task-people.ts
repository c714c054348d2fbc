import { Injectable } from '@nestjs/common';
import { AdministratorEntries } from '../administration/index.js';
import type { StepContext } from '../process-engine/index.js';
import { MannedGroups } from './manned-groups.js';
import type { Task } from './task.js';

/** Who takes what nobody else can. */
const FALLBACK = 'role:dispatcher';

/** Sees to it that every task has somebody who can do it. */
@Injectable()
export class TaskPeople {
  constructor(
    private readonly manned: MannedGroups,
    private readonly entries: AdministratorEntries,
  ) {}

  /** A task whose groups have no people goes to the centre's dispatchers as well, and the administrator is told. */
  async of({ tx, by }: Pick<StepContext, 'tx' | 'by'>, tasks: Task[]): Promise<Task[]> {
    const empty = await this.manned.empty(
      tx,
      tasks.flatMap(({ candidateGroups }) => candidateGroups),
    );
    if (empty.length === 0) return tasks;
    const isLost = ({ assignee, candidateGroups, candidateUsers }: Task) =>
      !assignee && candidateUsers.length === 0 && candidateGroups.every((group) => empty.includes(group));
    for (const group of empty)
      this.entries.add(
        tx,
        { kind: 'group-without-people', subject: group, text: '没有可以办理的人，待办转给派单员。' },
        by.at,
      );
    return tasks.map((task) =>
      isLost(task) ? { ...task, candidateGroups: [...task.candidateGroups, FALLBACK] } : task,
    );
  }
}
