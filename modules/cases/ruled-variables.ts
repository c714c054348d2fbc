import { Injectable, type OnModuleInit } from '@nestjs/common';
import { refuseVariable, TaskTypes, type TaskCompletion } from '../tasks/index.js';

/** Variables of a case's process that only rules set. */
const RULED = ['limits', 'proposal', 'proposedUnit'];

/** Keeps whoever completes a task of a case from giving it limits or a proposal of their own. */
@Injectable()
export class RuledVariables implements OnModuleInit {
  constructor(private readonly types: TaskTypes) {}

  onModuleInit(): void {
    this.types.addGuard((completion) => this.assertUntouched(completion));
  }

  private async assertUntouched({ task, variables }: TaskCompletion): Promise<void> {
    const touched = task.caseId && RULED.find((name) => Object.hasOwn(variables, name));
    if (touched) refuseVariable(touched, `"${touched}" is set by the dispatch rules.`);
  }
}
