import { Injectable } from '@nestjs/common';
import { CaseStore } from '../cases/index.js';
import type { Transaction } from '../database/index.js';
import { newId } from '../kernel/index.js';
import type { By } from '../process-engine/index.js';
import type { DatedPromise } from './find-promises.js';

/** What a citizen was promised for a day; it outlives the case. */
export interface Commitment extends DatedPromise {
  id: string;
  caseId: string;
  /** When it wakes up; null once it did, or was withdrawn. */
  wakeAt: Date | null;
  madeBy: string;
  madeAt: Date;
  unitCode: string | null;
  processInstanceId: string | null;
  kept: boolean | null;
  checkedAt: Date | null;
}

export const COMMITMENT = `id, case_id AS "caseId", text, due_on::text AS "dueOn", wake_at AS "wakeAt", made_by AS "madeBy",
  made_at AS "madeAt", unit_code AS "unitCode", process_instance_id AS "processInstanceId", kept, checked_at AS "checkedAt"`;

/** Keeps commitments; every change is an event of the case. */
@Injectable()
export class CommitmentBook {
  constructor(private readonly store: CaseStore) {}

  /** It wakes up at nine in the morning, Beijing time, of the day after the one promised. */
  async add(tx: Transaction, by: By, caseId: string, { dueOn, text }: DatedPromise): Promise<Commitment> {
    const [kept] = await tx.query<Commitment>(
      `INSERT INTO commitment (id, case_id, text, due_on, wake_at, made_by, made_at, unit_code)
       VALUES ($1, $2, $3, $4, ($4::date + 1 + time '09:00') AT TIME ZONE 'Asia/Shanghai', $5, $6, $7) RETURNING ${COMMITMENT}`,
      [newId(), caseId, text, dueOn, by.actor.username, by.at, by.actor.unitCode],
    );
    this.store.record(tx, caseId, by, 'commitment.made', { commitmentId: kept?.id, dueOn, text });
    return kept as Commitment;
  }

  /** Answers whether there was one that had not been looked at. */
  async withdraw(tx: Transaction, by: By, caseId: string, { id, reason }: { id: string; reason: string }) {
    const gone = await tx.query(
      `UPDATE commitment SET wake_at = NULL WHERE id = $1 AND case_id = $2 AND wake_at IS NOT NULL RETURNING id`,
      [id, caseId],
    );
    if (gone.length > 0) this.store.record(tx, caseId, by, 'commitment.withdrawn', { commitmentId: id, reason });
    return gone.length > 0;
  }

  ofCase(source: Pick<Transaction, 'query'>, caseId: string): Promise<Commitment[]> {
    return source.query<Commitment>(`SELECT ${COMMITMENT} FROM commitment WHERE case_id = $1 ORDER BY due_on, id`, [
      caseId,
    ]);
  }

  /** Somebody looked whether it was kept. */
  async checked(tx: Transaction, by: By, processInstanceId: string, found: { kept: boolean; finding: string }) {
    const [row] = await tx.query<{ id: string; caseId: string }>(
      `UPDATE commitment SET kept = $2, checked_at = $3 WHERE process_instance_id = $1 RETURNING id, case_id AS "caseId"`,
      [processInstanceId, found.kept, by.at],
    );
    if (row) this.store.record(tx, row.caseId, by, 'commitment.checked', { commitmentId: row.id, ...found });
  }
}
