import { Injectable, type OnModuleInit } from '@nestjs/common';
import { IsBoolean, IsString, Length } from 'class-validator';
import { CaseAccess, CaseTasks } from '../cases/index.js';
import { Database } from '../database/index.js';
import { assertHolds } from '../identity/index.js';
import { cityDay, Clock, DomainError, type Actor } from '../kernel/index.js';
import { TaskTypes, checkVariables, type TaskCompletion } from '../tasks/index.js';
import { CommitmentBook, type Commitment } from './commitment-book.js';
import { COMMITMENT_ERRORS } from './commitments.errors.js';
import { findPromises, type DatedPromise } from './find-promises.js';

/** Entries of a 回头看 task. */
export class LookBackEntries {
  @IsBoolean()
  commitmentKept!: boolean;

  @IsString()
  @Length(1, 2000)
  commitmentFinding!: string;
}

/** Promises to citizens: found in replies or written down by people, looked at when their day has come. */
@Injectable()
export class Commitments {
  constructor(
    private readonly database: Database,
    private readonly access: CaseAccess,
    private readonly book: CommitmentBook,
    private readonly clock: Clock,
  ) {}

  /** Throws `case-unknown`, `case-out-of-scope`. */
  async ofCase(actor: Actor, caseId: string): Promise<Commitment[]> {
    await this.access.open(actor, caseId);
    return this.book.ofCase(this.database, caseId);
  }

  /** Throws `commitment-past`. */
  async add(actor: Actor, caseId: string, promise: DatedPromise): Promise<Commitment> {
    assertHolds(actor, 'handler', 'reviewer', 'dispatcher', 'follow-up-agent', 'supervisor');
    await this.access.open(actor, caseId);
    const by = { actor, at: this.clock.now() };
    if (promise.dueOn <= cityDay(by.at))
      throw new DomainError(COMMITMENT_ERRORS['commitment-past'], `${promise.dueOn} is over.`);
    return this.database.transaction((tx) => this.book.add(tx, by, caseId, promise));
  }

  /** A day that was no promise after all. Throws `commitment-unknown`. */
  async withdraw(actor: Actor, caseId: string, gone: { id: string; reason: string }): Promise<void> {
    assertHolds(actor, 'dispatcher', 'supervisor');
    await this.access.open(actor, caseId);
    const by = { actor, at: this.clock.now() };
    const done = await this.database.transaction((tx) => this.book.withdraw(tx, by, caseId, gone));
    if (!done) throw new DomainError(COMMITMENT_ERRORS['commitment-unknown'], 'There is none to withdraw.');
  }
}

/** What replies and look-backs leave in the book. */
@Injectable()
export class CommitmentTasks implements OnModuleInit {
  constructor(
    private readonly types: TaskTypes,
    private readonly replies: CaseTasks,
    private readonly book: CommitmentBook,
  ) {}

  onModuleInit(): void {
    this.types.register('look-back', (completion) => this.lookBack(completion));
    this.replies.onReply(async (tx, by, { caseId, reply }) => {
      for (const promise of findPromises(reply, cityDay(by.at))) await this.book.add(tx, by, caseId, promise);
    });
  }

  private async lookBack({ tx, by, task, variables }: TaskCompletion): Promise<Record<string, unknown>> {
    const { commitmentKept: kept, commitmentFinding: finding } = checkVariables(LookBackEntries, variables);
    await this.book.checked(tx, by, task.instanceId, { kept, finding });
    return variables;
  }
}
