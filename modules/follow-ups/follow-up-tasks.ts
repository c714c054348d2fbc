import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CaseStore } from '../cases/index.js';
import { newId } from '../kernel/index.js';
import { EngineExtensions } from '../process-engine/index.js';
import { TaskTypes, checkVariables, type TaskCompletion } from '../tasks/index.js';
import { FollowUpEntries } from './follow-up-entries.js';

/** 回访: asking the citizen how it went. Everybody is asked until a sampling policy says otherwise. */
@Injectable()
export class FollowUpTasks implements OnModuleInit {
  constructor(
    private readonly types: TaskTypes,
    private readonly extensions: EngineExtensions,
    private readonly store: CaseStore,
  ) {}

  onModuleInit(): void {
    this.types.register('follow-up', (completion) => this.answered(completion));
    this.extensions.addHandler('follow-ups.draw-sample', async ({ tx, by, variables }) => {
      if (typeof variables.caseId === 'string')
        this.store.record(tx, variables.caseId, by, 'follow-up.sampled', { sampled: true, policy: 'all' });
      return { sampled: true, followUpAttempts: 0 };
    });
  }

  private async answered(completion: TaskCompletion): Promise<Record<string, unknown>> {
    const { tx, task, variables } = completion;
    const entries = checkVariables(FollowUpEntries, variables);
    const attempt = (await this.attemptsSoFar(completion)) + 1;
    const satisfaction = entries.reached ? (entries.satisfaction ?? null) : null;
    if (task.caseId) {
      await this.keep(completion, entries, attempt);
      await this.store.change(tx, task.caseId, { satisfaction });
    }
    return { ...variables, satisfaction, followUpAttempts: attempt };
  }

  private async keep({ tx, by, task }: TaskCompletion, entries: FollowUpEntries, attempt: number): Promise<void> {
    const caseId = task.caseId ?? '';
    const { reworkRound } = await this.store.read(tx, caseId);
    const { reached, contacted = null, solved = null, satisfaction = null, reason = null } = entries;
    await tx.query(
      `INSERT INTO follow_up (id, case_id, round, attempt, reached, contacted, solved, satisfaction, reason, asked_at, asked_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        newId(),
        caseId,
        reworkRound,
        attempt,
        reached,
        contacted,
        solved,
        satisfaction,
        reason,
        by.at,
        by.actor.username,
      ],
    );
    const type = reached ? 'follow-up.answered' : 'follow-up.unreached';
    this.store.record(tx, caseId, by, type, { attempt, round: reworkRound, contacted, solved, satisfaction, reason });
  }

  private async attemptsSoFar({ tx, task }: TaskCompletion): Promise<number> {
    const [row] = await tx.query<{ attempts: number }>(
      `SELECT COALESCE((variables -> 'root' ->> 'followUpAttempts')::int, 0) AS attempts FROM process_instance WHERE id = $1`,
      [task.instanceId],
    );
    return row?.attempts ?? 0;
  }
}
