import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { newId, type Actor } from '../kernel/index.js';
import { ProcessEngine } from '../process-engine/index.js';
import { TaskDesk, unitOfTask } from '../tasks/index.js';
import { ExtensionBook, type ExtensionRequest } from './extension-book.js';
import { ExtensionLimits } from './extension-limits.js';

/** What a department asks for. */
export interface ExtensionDraft {
  /** Working days. */
  days: number;
  reason: string;
}

const PROCESS = 'extension';

/** 延期: a department asks for more time at a task whose limit still runs; the clock goes on until it is granted. */
@Injectable()
export class AskExtension {
  constructor(
    private readonly database: Database,
    private readonly desk: TaskDesk,
    private readonly limits: ExtensionLimits,
    private readonly book: ExtensionBook,
    private readonly engine: ProcessEngine,
  ) {}

  /** Throws `task-not-yours`, `task-action-not-allowed`, `extension-without-limit`, `-exhausted`, `-too-long`. */
  async execute(actor: Actor, taskId: string, { days, reason }: ExtensionDraft): Promise<ExtensionRequest> {
    return this.database.transaction(async (tx) => {
      const { task, by } = await this.desk.actingOn(tx, actor, taskId, 'extend');
      const { clock, approverGroup } = await this.limits.extensible(tx, task, days, by.at);
      const id = newId();
      const asked = { id, caseId: clock.caseId, taskId, clockId: clock.id, measure: clock.measure, days, reason };
      const request = await this.book.add(tx, by, asked);
      const extensionUnit = unitOfTask(task) ?? actor.unitCode;
      const variables = { caseId: clock.caseId, extensionUnit, approverGroup, days, reason };
      await this.engine.start(tx, { id, definitionKey: PROCESS, stream: task.stream, variables }, by);
      return request;
    });
  }
}
