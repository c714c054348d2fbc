import { Injectable } from '@nestjs/common';
import { CaseNotices, CaseStore } from '../cases/index.js';
import type { Transaction } from '../database/index.js';
import { cityTime } from '../kernel/index.js';
import type { By } from '../process-engine/index.js';

interface Decided {
  requestedBy: string;
  requestedAt: Date;
  state: 'asked' | 'granted' | 'refused';
  decidedAt: Date | null;
  /** Why it could not be granted after all. */
  refusal: string | null;
  newDueAt: Date | null;
}

/** One request for more time; its id is also that of the process that decides it. */
export interface ExtensionRequest extends Decided {
  id: string;
  caseId: string;
  taskId: string;
  clockId: string;
  measure: string;
  days: number;
  reason: string;
}

const REQUEST = `id, case_id AS "caseId", task_id AS "taskId", clock_id AS "clockId",
  measure, days, reason, requested_by AS "requestedBy", requested_at AS "requestedAt", state, decided_at AS "decidedAt",
  refusal, new_due_at AS "newDueAt"`;

const GRANTED = { zh: '已批准', en: 'granted' };
const REFUSED = { zh: '未批准', en: 'refused' };

/** Keeps what was asked and how it was decided; every entry is an event of the case. */
@Injectable()
export class ExtensionBook {
  constructor(
    private readonly store: CaseStore,
    private readonly notices: CaseNotices,
  ) {}

  async add(tx: Transaction, by: By, draft: Omit<ExtensionRequest, keyof Decided>): Promise<ExtensionRequest> {
    const { id, caseId, taskId, clockId, measure, days, reason } = draft;
    const [request] = await tx.query<ExtensionRequest>(
      `INSERT INTO extension (id, case_id, task_id, clock_id, measure, days, reason, requested_by, requested_at, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'asked') RETURNING ${REQUEST}`,
      [id, caseId, taskId, clockId, measure, days, reason, by.actor.username, by.at],
    );
    this.store.record(tx, caseId, by, 'extension.asked', { extensionId: id, measure, days, reason });
    return request as ExtensionRequest;
  }

  /** How many extensions a clock was given or asked for. */
  async count(tx: Transaction, clockId: string): Promise<number> {
    const sql = `SELECT count(*)::int AS count FROM extension WHERE clock_id = $1 AND state <> 'refused'`;
    const [row] = await tx.query<{ count: number }>(sql, [clockId]);
    return row?.count ?? 0;
  }

  /** The request a process decides. */
  async ofProcess(tx: Transaction, id: string): Promise<ExtensionRequest | null> {
    const sql = `SELECT ${REQUEST} FROM extension WHERE id = $1 FOR UPDATE`;
    const [request] = await tx.query<ExtensionRequest>(sql, [id]);
    return request ?? null;
  }

  ofCase(source: Pick<Transaction, 'query'>, caseId: string): Promise<ExtensionRequest[]> {
    return source.query<ExtensionRequest>(`SELECT ${REQUEST} FROM extension WHERE case_id = $1 ORDER BY id DESC`, [
      caseId,
    ]);
  }

  /** Throws away nothing: a refusal is kept with its reason. */
  async decide(
    tx: Transaction,
    by: By,
    { id, caseId, measure, requestedBy }: ExtensionRequest,
    decision: { newDueAt: Date | null; refusal: string | null },
  ): Promise<void> {
    const state = decision.newDueAt ? 'granted' : 'refused';
    await tx.query('UPDATE extension SET state = $2, decided_at = $3, new_due_at = $4, refusal = $5 WHERE id = $1', [
      ...[id, state, by.at, decision.newDueAt, decision.refusal],
    ]);
    this.store.record(tx, caseId, by, `extension.${state}`, { extensionId: id, measure, ...decision });
    const { newDueAt } = decision;
    const data = { decision: newDueAt ? GRANTED : REFUSED, dueAt: newDueAt && cityTime(newDueAt) };
    await this.notices.tell(tx, by, caseId, { template: 'extension-decided', to: [{ username: requestedBy }], data });
  }
}
