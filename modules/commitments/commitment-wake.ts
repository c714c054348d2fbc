import { Injectable } from '@nestjs/common';
import { CaseNotices, CaseStore } from '../cases/index.js';
import { Database, type Transaction } from '../database/index.js';
import { SYSTEM, type DueWork } from '../kernel/index.js';
import { ProcessEngine } from '../process-engine/index.js';
import { COMMITMENT, type Commitment } from './commitment-book.js';

const BATCH = 50;
const PROCESS = 'look-back';

/** 回头看: a commitment whose day came starts a process that looks whether it was kept. */
@Injectable()
export class CommitmentWake implements DueWork {
  readonly name = 'commitments';

  constructor(
    private readonly database: Database,
    private readonly engine: ProcessEngine,
    private readonly store: CaseStore,
    private readonly notices: CaseNotices,
  ) {}

  async nextDueAt(): Promise<Date | null> {
    const sql = 'SELECT min(wake_at) AS at FROM commitment WHERE wake_at IS NOT NULL';
    const [row] = await this.database.query<{ at: Date | null }>(sql);
    return row?.at ?? null;
  }

  async runDue(now: Date): Promise<number> {
    return this.database.transaction(async (tx) => {
      const due = await tx.query<Commitment>(
        `SELECT ${COMMITMENT} FROM commitment WHERE wake_at <= $1 ORDER BY wake_at, id LIMIT $2 FOR UPDATE SKIP LOCKED`,
        [now, BATCH],
      );
      for (const commitment of due) await this.wake(tx, commitment, now);
      return due.length;
    });
  }

  private async wake(tx: Transaction, { id, caseId, text, dueOn, unitCode }: Commitment, at: Date): Promise<void> {
    const by = { actor: SYSTEM, at };
    const { number, leadUnit } = await this.store.read(tx, caseId);
    const variables = { caseId, caseNumber: number, commitmentId: id, commitment: text, dueOn };
    const request = { definitionKey: PROCESS, businessKey: number, stream: caseId };
    const unit = leadUnit ?? unitCode;
    const { instance } = await this.engine.start(tx, { ...request, variables: { ...variables, unit } }, by);
    await tx.query('UPDATE commitment SET wake_at = NULL, process_instance_id = $2 WHERE id = $1', [id, instance.id]);
    this.store.record(tx, caseId, by, 'commitment.due', { commitmentId: id, dueOn });
    const data = { commitment: text, dueAt: dueOn };
    if (unit) await this.notices.tell(tx, by, caseId, { template: 'commitment-due', to: [{ unit }], data });
  }
}
