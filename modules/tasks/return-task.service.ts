import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { Clock, type Actor } from '../kernel/index.js';
import { CompleteTask, type CompletionAnswer } from './complete-task.service.js';
import { assertAction } from './task-access.js';
import { TaskStore } from './task-store.js';

/** 退单: the department says the case is not theirs. The task ends with the outcome `return`; no clock stops. */
@Injectable()
export class ReturnTask {
  constructor(
    private readonly database: Database,
    private readonly store: TaskStore,
    private readonly completeTask: CompleteTask,
    private readonly clock: Clock,
  ) {}

  async execute(
    actor: Actor,
    taskId: string,
    request: { grounds: string; reason: string; revision?: number },
  ): Promise<CompletionAnswer> {
    const { grounds, reason, revision } = request;
    return this.database.transaction(async (tx) => {
      assertAction(await this.store.read(tx, taskId), 'return');
      const variables = { outcome: 'return', returnGrounds: grounds, returnReason: reason };
      return this.completeTask.complete(tx, { actor, at: this.clock.now() }, { taskId, variables, revision });
    });
  }
}
