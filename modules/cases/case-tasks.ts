import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Organisation } from '../organisation/index.js';
import { TaskTypes, checkVariables, type TaskCompletion, type TaskTypeHandler } from '../tasks/index.js';
import { CaseNotices } from './case-notices.js';
import { CaseStore } from './case-store.js';
import { ContactEntries, HandleEntries, ReplyEntries, ReviewEntries } from './case-task-shapes.js';
import { AnswerEntries } from './case-task-shapes.js';
import { CloseCase } from './close-case.js';

/** What happens once a citizen was told something, in the same transaction. */
export type ReplyListener = (
  tx: TaskCompletion['tx'],
  by: TaskCompletion['by'],
  told: { caseId: string; reply: string },
) => Promise<void>;

/** What completing a step of a case keeps: status, reply, and one event of its history. */
@Injectable()
export class CaseTasks implements OnModuleInit {
  private readonly replyListeners: ReplyListener[] = [];

  constructor(
    private readonly types: TaskTypes,
    private readonly store: CaseStore,
    private readonly closing: CloseCase,
    private readonly notices: CaseNotices,
    private readonly organisation: Organisation,
  ) {}

  onModuleInit(): void {
    const handlers: Record<string, TaskTypeHandler> = {
      answer: (completion) => this.answer(completion),
      contact: (completion) => this.contact(completion),
      handle: (completion) => this.handle(completion, 'case.handled'),
      'co-handle': (completion) => this.handle(completion, 'case.co-handled'),
      review: (completion) => this.review(completion),
      reply: (completion) => this.reply(completion, 'replied'),
      archive: (completion) => this.closing.archive(completion),
    };
    const keepsNothing = ['contact', 'handle', 'co-handle', 'review'];
    for (const [type, handler] of Object.entries(handlers))
      this.types.register(type, handler, { keepsNothing: keepsNothing.includes(type) });
  }

  onReply(listener: ReplyListener): void {
    this.replyListeners.push(listener);
  }

  /** A reply, first or after rework. Only the public text reaches the citizen and the process. */
  async reply(
    { tx, by, task, variables }: TaskCompletion,
    status: 'replied' | 'rework',
  ): Promise<Record<string, unknown>> {
    const { reply, internalNote } = checkVariables(ReplyEntries, variables);
    const { caseId } = task;
    if (caseId) {
      this.store.change(tx, caseId, { status, reply, repliedAt: by.at });
      this.store.record(tx, caseId, by, 'case.replied', { reply, taskId: task.id, rework: status === 'rework' });
      if (internalNote) this.store.note(tx, caseId, by, { visibility: 'internal', text: internalNote });
      await this.tellCitizen(tx, by, { caseId, reply });
      for (const listener of this.replyListeners) await listener(tx, by, { caseId, reply });
    }
    const { internalNote: _kept, ...told } = variables;
    return told;
  }

  private async tellCitizen(
    tx: TaskCompletion['tx'],
    by: TaskCompletion['by'],
    told: { caseId: string; reply: string },
  ) {
    const unit = this.organisation.find(by.actor.unitCode ?? '')?.name ?? null;
    await this.notices.tellCitizen(tx, by, told.caseId, {
      template: 'case-replied',
      data: { unit, reply: told.reply },
    });
  }

  private async answer(completion: TaskCompletion): Promise<Record<string, unknown>> {
    const { tx, by, task, variables } = completion;
    const { outcome } = checkVariables(AnswerEntries, variables);
    if (outcome === 'dispatch') return variables;
    const { reply } = checkVariables(ReplyEntries, variables);
    if (!task.caseId) return variables;
    this.store.change(tx, task.caseId, { status: 'replied', reply, repliedAt: by.at });
    this.store.record(tx, task.caseId, by, 'case.answered', { reply });
    return variables;
  }

  private async contact({ tx, by, task, variables }: TaskCompletion): Promise<Record<string, unknown>> {
    const { contacted, contactNote } = checkVariables(ContactEntries, variables);
    if (task.caseId) this.store.record(tx, task.caseId, by, 'case.contacted', { contacted, contactNote });
    return variables;
  }

  /** The unit says what it did. */
  async handle({ tx, by, task, variables }: TaskCompletion, type: string): Promise<Record<string, unknown>> {
    const { result } = checkVariables(HandleEntries, variables);
    if (task.caseId) this.store.record(tx, task.caseId, by, type, { result, unit: by.actor.unitCode });
    return variables;
  }

  /** The head of the unit agrees, or sends it back. */
  async review({ tx, by, task, variables }: TaskCompletion): Promise<Record<string, unknown>> {
    const { approved, opinion } = checkVariables(ReviewEntries, variables);
    if (task.caseId) this.store.record(tx, task.caseId, by, 'case.reviewed', { approved, opinion });
    return variables;
  }
}
