import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { DomainError } from '../kernel/index.js';
import { Policies } from '../policies/index.js';
import { SlaClocks, type SlaClock } from '../sla/index.js';
import type { Task } from '../tasks/index.js';
import { ExtensionBook } from './extension-book.js';
import { EXTENSION_RULES } from './extension-policy.js';
import { EXTENSION_ERRORS } from './extensions.errors.js';

/** Whether a limit may be extended, and who decides. */
@Injectable()
export class ExtensionLimits implements OnModuleInit {
  constructor(
    private readonly policies: Policies,
    private readonly clocks: SlaClocks,
    private readonly book: ExtensionBook,
  ) {}

  onModuleInit(): void {
    this.policies.define(EXTENSION_RULES);
  }

  /** The clock of the task, when it may be given so many working days more. */
  async extensible(
    tx: Transaction,
    task: Task,
    days: number,
    at: Date,
  ): Promise<{ clock: SlaClock; approverGroup: string }> {
    const { value } = await this.policies.inForce(tx, EXTENSION_RULES);
    if (days > value.maxDays)
      throw new DomainError(EXTENSION_ERRORS['extension-too-long'], `At most ${value.maxDays} working days.`);
    const clock = await this.clocks.ofTask(tx, task);
    if (clock?.state !== 'running' || clock.dueAt <= at)
      throw new DomainError(EXTENSION_ERRORS['extension-without-limit'], 'No limit runs at this task.');
    const times = await this.book.count(tx, clock.id);
    if (times < value.maxTimes) return { clock, approverGroup: value.approverGroup };
    throw new DomainError(EXTENSION_ERRORS['extension-exhausted'], `It was extended ${times} times.`);
  }
}
