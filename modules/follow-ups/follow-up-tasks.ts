import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CaseStore } from '../cases/index.js';
import { newId } from '../kernel/index.js';
import { TaskTypes, checkVariables, type TaskCompletion } from '../tasks/index.js';
import { FollowUpEntries } from './follow-up-entries.js';

/** 回访: asking the citizen how it went. */
@Injectable()
export class FollowUpTasks implements OnModuleInit {
  constructor(
    private readonly types: TaskTypes,
    private readonly store: CaseStore,
  ) {}

  onModuleInit(): void {
    this.types.register('follow-up', (completion) => this.answered(completion));
  }

  private async answered(completion: TaskCompletion): Promise<Record<string, unknown>> {
    const { task, variables } = completion;
    const entries = checkVariables(FollowUpEntries, variables);
    const satisfaction = entries.reached ? (entries.satisfaction ?? null) : null;
    const followUpAttempts = task.caseId ? await this.keep(completion, entries, task.caseId) : 1;
    return { ...variables, satisfaction, followUpAttempts };
  }

  /** Keeps one attempt; answers how many there were in this round of the case. */
  private async keep({ tx, by }: TaskCompletion, entries: FollowUpEntries, caseId: string): Promise<number> {
    const answers = answersOf(entries);
    this.store.change(tx, caseId, { satisfaction: answers.satisfaction });
    const { contacted, solved, satisfaction, reasonCode, reason } = answers;
    const [kept] = await tx.query<{ attempt: number; round: number }>(KEEP, [
      ...[newId(), caseId, entries.reached, contacted, solved, satisfaction, reason, by.at, by.actor.username],
      reasonCode,
    ]);
    const type = entries.reached ? 'follow-up.answered' : 'follow-up.unreached';
    this.store.record(tx, caseId, by, type, { ...kept, ...answers });
    return kept?.attempt ?? 1;
  }
}

/** What the citizen said; all null when nobody was reached. */
function answersOf({ reached, ...said }: FollowUpEntries) {
  const {
    contacted = null,
    solved = null,
    satisfaction = null,
    reasonCode = null,
    reason = null,
  } = reached ? said : {};
  return { contacted, solved, satisfaction, reasonCode, reason, remark: said.remark ?? null };
}

const KEEP = `
  INSERT INTO follow_up (id, case_id, round, attempt, reached, contacted, solved, satisfaction, reason, asked_at, asked_by, reason_code)
  SELECT $1, c.id, c.rework_round,
    1 + (SELECT count(*) FROM follow_up f WHERE f.case_id = c.id AND f.round = c.rework_round), $3, $4, $5, $6, $7, $8, $9, $10
  FROM citizen_case c WHERE c.id = $2
  RETURNING attempt, round`;
