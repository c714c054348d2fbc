import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../database/index.js';
import { Accounts } from '../identity/index.js';
import { Clock, DomainError, type Actor } from '../kernel/index.js';
import { Organisation } from '../organisation/index.js';
import { assertAction, assertMayAct, assertRevision, conflict } from './task-access.js';
import { assertNothingAwaited } from './signatures/awaited.js';
import { unitOfTask } from './task-desk.js';
import { TaskStore } from './task-store.js';
import type { Task } from './task.js';
import { TASK_ERRORS } from './tasks.errors.js';

/** Moves a task between people without moving the process. Every verb answers the task with its new revision. */
@Injectable()
export class HandTask {
  constructor(
    private readonly database: Database,
    private readonly store: TaskStore,
    private readonly accounts: Accounts,
    private readonly organisation: Organisation,
    private readonly clock: Clock,
  ) {}

  /** 领取: the task is mine from now on. Claiming my own task again changes nothing. */
  claim(actor: Actor, taskId: string): Promise<Task> {
    return this.act(actor, taskId, async (tx, task) => {
      if (task.assignee === actor.username) return task;
      return this.done(tx, actor, this.store.change(tx, task, { assignee: actor.username }), 'task.claimed');
    });
  }

  /** 放回: back to all candidates. */
  release(actor: Actor, taskId: string): Promise<Task> {
    return this.act(actor, taskId, async (tx, task) => {
      if (!task.assignee) throw conflict('task-changed', task);
      const handedOn = task.handedOn.filter((one) => !isPerson(one));
      const free = this.store.change(tx, task, { assignee: null, delegatedBy: null, handedOn });
      return this.done(tx, actor, free, 'task.released');
    });
  }

  /** 委派: a colleague does it, the one who delegates stays answerable. Nobody gets back what they delegated. */
  delegate(actor: Actor, taskId: string, to: { username: string; revision?: number }): Promise<Task> {
    return this.act(actor, taskId, async (tx, task) => {
      assertAction(task, 'delegate');
      assertRevision(task, to.revision);
      const colleague = await this.accounts.actorOf(to.username);
      const handedOn = [...task.handedOn, `user:${actor.username}`];
      if (colleague && handedOn.includes(`user:${colleague.username}`)) throw conflict('task-circular', task);
      if (!colleague || !this.isNear(actor, colleague.unitCode)) throw unknownRecipient(to.username);
      const given = this.store.change(tx, task, {
        ...{ assignee: colleague.username, delegatedBy: actor.username, handedOn },
      });
      return this.done(tx, actor, given, 'task.delegated', { to: colleague.username });
    });
  }

  /** 转办: another unit of one's own line does it; the clock keeps running. No unit gets back what it handed on. */
  transfer(actor: Actor, taskId: string, to: { unitCode: string; reason: string; revision?: number }): Promise<Task> {
    return this.act(actor, taskId, async (tx, task) => {
      assertAction(task, 'transfer');
      assertRevision(task, to.revision);
      await assertNothingAwaited(tx, task);
      const had = unitOfTask(task);
      const handedOn = [...task.handedOn.filter((one) => !isPerson(one)), ...(had ? [`unit:${had}`] : [])];
      if (handedOn.includes(`unit:${to.unitCode}`)) throw conflict('task-circular', task);
      if (!this.isNear(actor, to.unitCode)) throw unknownRecipient(to.unitCode);
      const candidateGroups = [`unit:${to.unitCode}`];
      const moved = this.store.change(tx, task, { assignee: null, delegatedBy: null, candidateGroups, handedOn });
      return this.done(tx, actor, moved, 'task.transferred', { to: to.unitCode, reason: to.reason });
    });
  }

  private act(actor: Actor, taskId: string, verb: (tx: Transaction, task: Task) => Promise<Task>): Promise<Task> {
    return this.database.transaction(async (tx) => {
      const task = await this.store.lock(tx, taskId);
      assertMayAct(actor, task);
      return verb(tx, task);
    });
  }

  private done(tx: Transaction, actor: Actor, task: Task, type: string, data: Record<string, unknown> = {}): Task {
    this.store.record(tx, task, actor, { type, at: this.clock.now(), data: { assignee: task.assignee, ...data } });
    return task;
  }

  /** Whether a unit exists and lies in the actor's own line; the centre may reach everyone. */
  private isNear(actor: Actor, unitCode: string | null): boolean {
    if (!unitCode || !actor.unitCode || !this.organisation.find(unitCode)) return false;
    const own = this.organisation.find(actor.unitCode);
    return own?.kind === 'centre' || this.organisation.isWithin(unitCode, actor.unitCode);
  }
}

const isPerson = (handedOn: string): boolean => handedOn.startsWith('user:');

const unknownRecipient = (name: string): DomainError =>
  new DomainError(
    TASK_ERRORS['task-recipient-unknown'],
    `"${name}" is not an enabled account or unit you can hand this to.`,
  );
