import { Injectable } from '@nestjs/common';
import { checkVariables, type TaskTypeHandler } from '../tasks/index.js';
import { CaseStore } from './case-store.js';

/** Tasks of which nothing but what was entered is kept. */
@Injectable()
export class KeptEntries {
  constructor(private readonly store: CaseStore) {}

  /** Checks the entries against the shape, records them as an event of the case, and passes all on to the process. */
  handler(shape: new () => object, event: string): TaskTypeHandler {
    return ({ tx, by, task, variables }) => {
      const entries = checkVariables(shape, variables);
      const unit = by.actor.unitCode;
      if (task.caseId) this.store.record(tx, task.caseId, by, event, { ...entries, unit });
      return Promise.resolve(variables);
    };
  }
}
