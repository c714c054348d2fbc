import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { ProgramLibrary } from '../process-engine/index.js';
import { SignatureBook } from './signatures/signature-book.js';
import type { TaskSignature } from './signatures/signature.js';
import type { Task } from './task.js';

/** Measures of the clocks that end and begin when a step is completed, as its diagram says. */
export interface StepEffects {
  stops: string[];
  starts: string[];
}

/** What stands beside a task. */
export interface Details {
  /** Asked for at it, or, for a signer, at the task that waits. */
  signatures: TaskSignature[];
  effects: StepEffects;
}

const NONE: StepEffects = { stops: [], starts: [] };

const DEFINITION = 'SELECT definition_id AS id FROM process_instance WHERE id = $1';

/** Reads what people need to know of a task before they act on it. */
@Injectable()
export class TaskDetails {
  constructor(
    private readonly database: Database,
    private readonly signatures: SignatureBook,
    private readonly programs: ProgramLibrary,
  ) {}

  async of(task: Task): Promise<Details> {
    const signatures = await this.signatures.of(this.database, task.parentId ?? task.id);
    return { signatures, effects: await this.effectsOf(task) };
  }

  /** None for a task that is over, and for a signature, which moves nothing. */
  private async effectsOf({ instanceId, elementId, state, parentId }: Task): Promise<StepEffects> {
    if (state !== 'open' || parentId) return NONE;
    return this.database.transaction(async (tx) => {
      const [row] = await tx.query<{ id: string }>(DEFINITION, [instanceId]);
      if (!row) return NONE;
      const { step } = (await this.programs.get(tx, row.id)).model.element(elementId);
      const own = step.taskClock ? [step.taskClock.measure] : [];
      return { stops: [...new Set([...step.stopClocks, ...own])], starts: step.startClocks };
    });
  }
}
